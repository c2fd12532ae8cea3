package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may not be shown may not be accepted; what was accepted and may not be shown any more is
/// neither told nor listed.
class AcceptingIsGovernedTest {
  private static final String SEGMENT =
      """
      {"imprint":"kai","name":"Leser","language":"de","description":"Menschen am Hafen.",
       "owner":"desk-kai","state":"active","check_due_at":"2027-03-22"%s}
      """;

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = new TestService().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private ApiClient.Answer segment(String id, String more) {
    return api.put("/v1/segments/" + id, SEGMENT.formatted(more));
  }

  private void written(ApiClient.Answer answer) {
    assertTrue(answer.status() < 300, answer.text());
  }

  private ApiClient.Answer answer(String item, String kind, String value, String said) {
    return api.post(
        "/v1/items/" + item + "/decisions",
        "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"%s\",\"by\":\"kim\"}"
            .formatted(kind, value, said));
  }

  private ApiClient.Answer accept(String item, String kind, String value) {
    return answer(item, kind, value, "accepted");
  }

  private static void assertRefused(String code, String field, ApiClient.Answer answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(
        code + " " + field,
        answer.json().get("code").asText() + " " + answer.json().get("field").asText(),
        answer.text());
  }

  private List<String> changes() {
    List<String> changes = new ArrayList<>();
    for (JsonNode change : api.get("/v1/changes").json().get("changes")) {
      changes.add(
          String.join(
              " ",
              change.get("type").asText(),
              change.get("item").asText(),
              change.path("segment").asText(),
              change.path("reasons").path(0).asText() + change.path("segment_use").asText()));
    }
    return changes.stream().map(String::strip).toList();
  }

  @Test
  void aSegmentThatMayNotBeUsedIsNotAccepted() {
    written(segment("s-faith", ",\"sensitive\":[\"religion\"]"));
    written(api.put("/v1/segments/s-draft", SEGMENT.formatted("").replace("active", "draft")));
    written(api.put("/v1/segments/s-old", SEGMENT.formatted("").replace("active", "retired")));
    written(api.put("/v1/segments/s-due", SEGMENT.formatted("").replace("2027-03", "2026-09")));
    written(segment("s-small", ",\"size\":7,\"size_as_of\":\"2026-11-22T00:00:00Z\""));
    written(segment("s-news", ",\"rules\":{\"content_types\":[\"news\"]}"));
    written(segment("s-kids", ",\"rules\":{\"ages\":{\"from\":6,\"to\":8}}"));
    assertRefused("segment_sensitive", "/value", accept("hafenfall", "segment", "s-faith"));
    assertRefused("segment_draft", "/value", accept("hafenfall", "segment", "s-draft"));
    assertRefused("segment_retired", "/value", accept("hafenfall", "segment", "s-old"));
    assertRefused("segment_check_overdue", "/value", accept("hafenfall", "segment", "s-due"));
    assertRefused("segment_too_small", "/value", accept("hafenfall", "segment", "s-small"));
    assertRefused("segment_not_here", "/value", accept("hafenfall", "segment", "s-news"));
    assertRefused("segment_not_here", "/value", accept("hafenfall", "segment", "s-kids"));
    assertRefused("segment_not_here", "/value", accept("hafenfall", "segment", "gardeners"));
    assertEquals(List.of(), changes());
    assertEquals(201, answer("hafenfall", "segment", "s-draft", "rejected").status());
  }

  @ParameterizedTest
  @CsvSource({
    "item_expired, '\"state\":\"published\",\"expires_at\":\"2026-11-01\"'",
    "item_withdrawn, '\"state\":\"withdrawn\"'",
    "item_recalled, '\"state\":\"recalled\"'",
    "item_canceled, '\"state\":\"canceled\"'"
  })
  void anItemThatEndedIsNotTargeted(String code, String lifecycle) {
    written(put("ended", lifecycle));
    assertRefused(code, "id", accept("ended", "segment", "kuestenleser"));
    assertEquals(201, accept("ended", "keyphrase", "hafen").status(), "it can be described");
  }

  private ApiClient.Answer put(String id, String lifecycle) {
    return api.put(
        "/v1/items/" + id,
        """
        {"source":"feed","imprint":"kai","desk":"desk-kai","content_type":"page","language":"de","title":"Am Kai","text":"Am Kai liegt ein Schiff.","canonical_url":"https://kai.example/%s","lifecycle":{%s}}
        """
            .formatted(id, lifecycle));
  }

  @ParameterizedTest
  @CsvSource({
    "subject, thema:ÄÖ, subject_unknown",
    "subject, thema:zz9, subject_unknown",
    "subject, topics:no-such-topic, subject_unknown",
    "subject, nowhere:FF, subject_unknown",
    "subject, FF, subject_unknown",
    "link, contributor:nobody, contributor_unknown",
    "link, series:none, series_unknown",
    "link, item:none, item_unknown",
    "link, item:rohtext-of-others, item_unknown",
    "link, award:none, award_unknown",
    "link, event:none, event_unknown",
    "link, imprint:none, imprint_unknown",
    "link, somebody, bad_value",
    "language, xx-klingon, bad_value",
    "entity, Ada Kern, bad_value",
    "date, tomorrow, bad_value"
  })
  void whatNobodyKnowsIsNotAccepted(String kind, String value, String code) {
    assertRefused(code, "/value", accept("hafenfall", kind, value));
    assertEquals(201, answer("hafenfall", kind, value, "rejected").status());
  }

  @Test
  void aDraftIsToldOfWhenItIsShownAndTakenBackWhenItIsNot() {
    written(accept("rohtext", "segment", "kuestenleser"));
    assertEquals(List.of(), changes(), "a draft is shown to nobody");
    api.put("/v1/items/rohtext", raw("published"));
    assertEquals(List.of("targeting_made rohtext kuestenleser"), changes());
    written(
        api.post(
            "/v1/holds",
            "{\"id\":\"h\",\"scope\":{\"items\":[\"rohtext\"]},\"reason\":\"r\",\"by\":\"legal\"}"));
    assertEquals("targeting_ended rohtext kuestenleser on_hold", changes().getLast());
    api.delete("/v1/holds/h");
    assertEquals("targeting_made rohtext kuestenleser", changes().getLast());
    assertEquals(3, changes().size());
  }

  private static String raw(String state) {
    return """
    {"source":"cms","imprint":"kai","desk":"desk-kai","content_type":"news","language":"de","title":"Rohtext","text":"Noch nicht fertig, aber schon über den Hafen.","canonical_id":"url:https://kai.example/roh","lifecycle":{"state":"%s","published_at":"2026-11-22T06:00:00Z"}}
    """
        .formatted(state);
  }

  @Test
  void aSegmentThatMayNotBeUsedAnyMoreIsTakenBack() {
    desk(true);
    written(
        segment("s-faith", ",\"sensitive\":[\"religion\"],\"sensitive_released_by\":\"desk-b\""));
    written(accept("hafenfall", "segment", "s-faith"));
    assertEquals(List.of("targeting_made hafenfall s-faith"), changes());
    desk(false);
    assertEquals("targeting_ended hafenfall s-faith segment_sensitive", changes().getLast());
    assertEquals("false", use("s-faith"), "nobody answers for it");
    assertFalse(api.get("/v1/segments/s-faith/recommendations").text().contains("targeted"));
  }

  private void desk(boolean active) {
    ApiClient.Answer answer =
        api.send(
            "POST",
            "/v1/items:batch",
            "{\"schema\":\"colophon-desk/1\",\"id\":\"desk-b\",\"name\":\"B\",\"imprint\":\"kai\",\"members\":[\"b\"],\"active\":%s}"
                .formatted(active)
                .getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-ndjson"));
    assertFalse(answer.text().contains("problem"), answer.text());
  }

  @Test
  void timeTakesBackToo() {
    written(api.put("/v1/segments/s", SEGMENT.formatted("").replace("2027-03-22", "2026-10-25")));
    written(accept("hafenfall", "segment", "s"));
    assertEquals(List.of("targeting_made hafenfall s"), changes());
    service.clock().advance(Duration.ofDays(3));
    service.settle();
    assertEquals("targeting_ended hafenfall s segment_check_overdue", changes().getLast());
    assertFalse(
        api.get("/v1/segments/s/recommendations").text().contains("targeted"), "nor is it listed");
  }

  @Test
  void aSegmentNamesDesksThatExist() {
    assertRefused(
        "desk_unknown",
        "/owner",
        api.put("/v1/segments/s", SEGMENT.formatted("").replace("desk-kai", "desk-none")));
    String released = ",\"sensitive\":true,\"sensitive_released_by\":\"%s\"";
    assertRefused("desk_unknown", "/sensitive_released_by", segment("s", released.formatted("x")));
    written(segment("s", released.formatted("desk-kai")));
    assertEquals("true", use("s"));
  }

  private String use(String id) {
    return api.get("/v1/segments/" + id).json().at("/use/usable").asText();
  }

  @Test
  void nothingIsSentToASegmentThatMayNotBeUsed() {
    written(segment("s-faith", ",\"sensitive\":[\"religion\"]"));
    written(segment("s-news", ",\"rules\":{\"content_types\":[\"news\"]}"));
    String check =
        "{\"items\":[\"deichbericht\",\"hafenfall\"],\"purpose\":\"newsletter\",\"segment\":\"%s\"}";
    assertRefused(
        "segment_sensitive", "/segment", api.post("/v1/checks", check.formatted("s-faith")));
    assertRefused(
        "segment_not_here", "/items/1", api.post("/v1/checks", check.formatted("s-news")));
  }
}
