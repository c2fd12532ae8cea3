package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.service.http.ApiClient.Answer;
import org.colophon.service.testing.DemoService;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Experiences over the demo catalogue: rules, visitors' sessions and results.
class ExperiencesApiTest {
  private static final String GUIDE = "gaeste-ohne-hektik";

  private TestService service;
  private ApiClient api;

  @BeforeEach
  void start() {
    service = DemoService.start(0);
    api = new ApiClient(service.address());
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void put(String id, String item, String condition, int holdOut) {
    Answer answer = api.put("/v1/experiences/" + id, ShopVisitor.rule(item, condition, holdOut));
    assertEquals(201, answer.status(), answer.text());
  }

  private static List<String> codes(JsonNode next) {
    List<String> codes = new ArrayList<>();
    next.get("passed_over")
        .forEach(one -> codes.add(one.get("id").asText() + " " + one.get("code").asText()));
    return codes;
  }

  @Test
  void theThirdViewGetsOtherContentOnce() {
    put(
        "third",
        "schlickzeit",
        "{\"views\":{\"of\":\"item\",\"id\":\"hafenlicht\",\"at_least\":3}}",
        0);
    ShopVisitor visitor = new ShopVisitor(api);
    assertFalse(visitor.views("hafenlicht").has("experience"));
    assertFalse(visitor.views("nebelkai").has("experience"));
    assertFalse(visitor.views("hafenlicht").has("experience"));
    assertFalse(visitor.asks("\"device\":\"phone\"").has("experience"));
    JsonNode third = visitor.views("hafenlicht");
    assertEquals("schlickzeit", third.at("/experience/item/id").asText(), third.toString());
    assertEquals("views", third.at("/experience/matched/0").asText());
    assertTrue(third.at("/experience/item/valid_until").asText().compareTo("2026-11-22") > 0);
    String response = third.get("response_id").asText();
    assertEquals(
        "schlickzeit",
        service.ledger().find(response).orElseThrow().items().getFirst().item().value());
    JsonNode fourth = visitor.views("hafenlicht");
    assertEquals(List.of("third FREQUENCY_LIMIT"), codes(fourth));
    assertFalse(fourth.has("experience"));
    assertFalse(new ShopVisitor(api).views("hafenlicht").has("experience"));
  }

  @Test
  void aCartThatIsNotSentAgainIsAsBefore() {
    put("cart", GUIDE, "{\"cart_contains\":[\"nebelkai\"]}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    assertFalse(visitor.isShown("\"cart\":{\"items\":[\"hafenlicht\"]}"));
    assertFalse(visitor.isShown("\"device\":\"phone\""));
    ShopVisitor other = new ShopVisitor(api);
    assertTrue(other.isShown("\"cart\":{\"items\":[\"nebelkai\"]}"));
    assertEquals(List.of("cart FREQUENCY_LIMIT"), codes(other.asks("\"device\":\"phone\"")));
  }

  @Test
  void aRuleThatIsMadeAgainIsAnotherOneForSessions() {
    put("again", GUIDE, "{\"devices\":[\"phone\"]}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    assertTrue(visitor.isShown("\"device\":\"phone\""));
    String first = api.get("/v1/experiences/again").header("ETag");
    assertEquals(
        200, api.send("DELETE", "/v1/experiences/again", null, Map.of("If-Match", first)).status());
    put("again", GUIDE, "{\"devices\":[\"phone\"]}", 0);
    assertTrue(visitor.isShown("\"device\":\"phone\""));
    String rule = ShopVisitor.rule(GUIDE, "{\"devices\":[\"phone\"]}", 0);
    assertEquals(412, api.put("/v1/experiences/again", rule, "If-Match", first).status());
  }

  @Test
  void viewsOfAContributorAndASeriesCountAcrossItems() {
    put("series", GUIDE, "{\"views\":{\"of\":\"series\",\"id\":\"s-hafen\",\"at_least\":2}}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    assertFalse(visitor.views("hafenlicht").has("experience"));
    assertTrue(visitor.views("nebelkai").has("experience"));
    put("author", GUIDE, "{\"views\":{\"of\":\"contributor\",\"at_least\":3}}", 0);
    assertEquals("author", visitor.views("schlickzeit").at("/experience/id").asText());
  }

  @Test
  void whatTheGateBlocksIsNotShownAndTheReasonIsTold() {
    put("slow", GUIDE, "{\"checkout\":{\"step\":\"payment\",\"seconds\":30}}", 0);
    put("other", "schlickzeit", "{\"checkout\":{\"seconds\":60}}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    assertFalse(visitor.isShown("\"checkout\":{\"step\":\"payment\",\"seconds\":29}"));
    assertFalse(visitor.isShown("\"checkout\":{\"step\":\"address\",\"seconds\":40}"));
    api.post(
        "/v1/holds",
        "{\"scope\":{\"items\":[\"" + GUIDE + "\"]},\"reason\":\"r\",\"by\":\"legal\"}");
    JsonNode held = visitor.asks("\"checkout\":{\"step\":\"payment\",\"seconds\":45}");
    assertFalse(held.has("experience"), held.toString());
    assertFalse(held.has("response_id"));
    assertEquals(List.of("slow BLOCKED_BY_GATE"), codes(held));
    assertEquals("on_hold", held.at("/passed_over/0/gate/0").asText());
    JsonNode next = visitor.asks("\"checkout\":{\"step\":\"payment\",\"seconds\":60}");
    assertEquals("other", next.at("/experience/id").asText(), "the next one that passes");
  }

  @Test
  void hesitationIsAReturnARemovalOrTime() {
    put("back", GUIDE, "{\"returned_to_step\":true}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    for (String step : List.of("cart", "address", "address", "payment")) {
      assertFalse(visitor.isShown("\"checkout\":{\"step\":\"" + step + "\",\"seconds\":1}"));
    }
    assertTrue(visitor.isShown("\"checkout\":{\"step\":\"address\",\"seconds\":0}"));
    put("less", GUIDE, "{\"removed_from_cart\":true}", 0);
    assertFalse(visitor.isShown("\"cart\":{\"items\":[\"hafenlicht\",\"nebelkai\"]}"));
    assertFalse(visitor.isShown("\"cart\":{\"items\":[\"nebelkai\",\"hafenlicht\"]}"));
    assertTrue(visitor.isShown("\"cart\":{\"items\":[\"nebelkai\"]}"));
    put(
        "much",
        GUIDE,
        "{\"cart_value\":{\"amount\":\"50.00\",\"currency\":\"EUR\"},\"arrivals\":[\"newsletter\"]}",
        0);
    String cart =
        "\"cart\":{\"items\":[\"nebelkai\"],\"value\":{\"amount\":\"%s\",\"currency\":\"%s\"}}";
    assertFalse(visitor.isShown(cart.formatted("60.00", "EUR")), "nobody said how it began");
    assertFalse(visitor.isShown("\"arrival\":\"newsletter\"," + cart.formatted("49.99", "EUR")));
    assertFalse(visitor.isShown(cart.formatted("60.00", "CHF")));
    assertTrue(visitor.isShown("\"arrival\":\"social\"," + cart.formatted("50.00", "EUR")));
  }

  @Test
  void segmentsCountWithConsentAlone() {
    put("members", GUIDE, "{\"segments\":[\"seg-kuestenkrimi-wochenende\"]}", 0);
    String segments = "\"segments\":[\"seg-kuestenkrimi-wochenende\",\"seg-nobody\"]";
    JsonNode without = new ShopVisitor(api).asks(segments);
    assertFalse(without.has("experience"));
    assertEquals("CONSENT_MISSING", without.at("/unused/0/code").asText());
    JsonNode with = new ShopVisitor(api).asks(segments + ",\"consent\":{\"profiling\":true}");
    assertTrue(with.has("experience"), with.toString());
    assertEquals("SEGMENT_UNKNOWN", with.at("/unused/0/code").asText());
  }

  @Test
  void heldOutSessionsStayHeldOutAndResultsCompareTheArms() {
    put("half", GUIDE, "{\"devices\":[\"phone\"]}", 50);
    int shown = 0;
    int converted = 0;
    for (int i = 0; i < 120; i++) {
      ShopVisitor visitor = new ShopVisitor(api);
      JsonNode first = visitor.asks("\"device\":\"phone\"");
      boolean held = !first.has("experience");
      assertEquals(held ? List.of("half HELD_OUT") : List.of(), codes(first));
      shown += held ? 0 : 1;
      assertEquals(List.of("half FREQUENCY_LIMIT"), codes(visitor.asks("\"device\":\"phone\"")));
      if (i % 3 == 0) {
        assertEquals(List.of("half"), visitor.converts());
        assertEquals(List.of(), visitor.converts(), "a session converts once");
        converted++;
      }
    }
    JsonNode result = api.get("/v1/experiences/half/result").json();
    assertEquals(shown, result.at("/treatment/sessions").asInt());
    assertEquals(120 - shown, result.at("/control/sessions").asInt());
    assertEquals(
        converted,
        result.at("/treatment/conversions").asInt() + result.at("/control/conversions").asInt());
    assertEquals("not_yet_known", result.get("outcome").asText());
    assertFalse(result.has("uplift"));
    assertTrue(shown > 30 && shown < 90, shown + " of 120");
    String changed = ShopVisitor.rule(GUIDE, "{\"devices\":[\"phone\"]}", 20);
    assertEquals(
        200,
        api.put(
                "/v1/experiences/half",
                changed,
                "If-Match",
                api.get("/v1/experiences/half").header("ETag"))
            .status());
    assertEquals(
        0, api.get("/v1/experiences/half/result").json().at("/treatment/sessions").asInt());
    assertEquals("*", api.get("/v1/experiences:result").json().get("experience").asText());
  }

  @Test
  void aRuleHoldsFromItsStartUntilItsEnd() {
    String body =
        ShopVisitor.rule(GUIDE, "{\"devices\":[\"phone\"]}", 0)
            .replace("\"until\"", "\"from\":\"2026-11-22T10:00:00Z\",\"until\"")
            .replace("2027-01-31T00:00:00Z", "2026-11-22T11:00:00Z");
    assertEquals(201, api.put("/v1/experiences/hour", body).status());
    assertFalse(new ShopVisitor(api).isShown("\"device\":\"phone\""));
    service.clock().set(TestService.NOW.plus(Duration.ofHours(1)));
    JsonNode shown = new ShopVisitor(api).asks("\"device\":\"phone\"");
    assertTrue(shown.has("experience"));
    assertTrue(shown.get("valid_until").asText().compareTo("2026-11-22T11:00:00Z") <= 0);
    service.clock().set(TestService.NOW.plus(Duration.ofHours(2)));
    assertFalse(new ShopVisitor(api).isShown("\"device\":\"phone\""));
  }

  @Test
  void aSessionEndsAfterAPauseAndNobodyElseCanMakeOne() {
    put("third", "schlickzeit", "{\"views\":{\"of\":\"item\",\"at_least\":2}}", 0);
    ShopVisitor visitor = new ShopVisitor(api);
    visitor.views("hafenlicht");
    service.clock().set(TestService.NOW.plus(Duration.ofHours(12)));
    assertFalse(visitor.views("hafenlicht").has("experience"));
    assertTrue(visitor.views("hafenlicht").has("experience"));
    String token = visitor.session();
    for (String wrong :
        List.of("x", token.substring(4), token.replaceFirst("^.", "B"), token + "AAAA")) {
      Answer answer =
          api.post(
              "/v1/experiences:next", "{\"placements\":[\"aside\"],\"session\":\"" + wrong + "\"}");
      assertEquals(422, answer.status(), answer.text());
      assertEquals("/session", answer.json().get("field").asText());
    }
  }

  @Test
  void replacingNeedsTheCurrentETag() {
    String body = ShopVisitor.rule(GUIDE, "{\"devices\":[\"phone\"]}", 10);
    assertEquals(201, api.put("/v1/experiences/x", body).status());
    String first = api.get("/v1/experiences/x").header("ETag");
    assertEquals(428, api.put("/v1/experiences/x", body).status());
    assertEquals(412, api.put("/v1/experiences/x", body, "If-Match", "\"99\"").status());
    assertEquals(200, api.put("/v1/experiences/x", body, "If-Match", first).status());
    String second = api.get("/v1/experiences/x").header("ETag");
    assertEquals(412, api.put("/v1/experiences/x", body, "If-Match", first).status());
    assertEquals("x", api.get("/v1/experiences").json().at("/experiences/2/id").asText());
    assertEquals(428, api.delete("/v1/experiences/x").status());
    Answer deleted = api.send("DELETE", "/v1/experiences/x", null, Map.of("If-Match", second));
    assertEquals(200, deleted.status(), deleted.text());
    assertEquals(404, api.get("/v1/experiences/x").status());
    assertEquals(404, api.get("/v1/experiences/x/result").status());
  }

  @Test
  void whatIsWrongWithARuleIsNamed() {
    String right = ShopVisitor.rule(GUIDE, "{\"devices\":[\"phone\"]}", 10);
    refused(right.replace(GUIDE, "nothing"), "item_unknown", "/item");
    refused(right.replace("desk-nordufer", "desk-x"), "desk_unknown", "/owner");
    refused(right.replace("\"aside\"", "\"A side\""), "bad_id", "/placement");
    refused(right.replace("2027-01-31T00:00:00Z", "2026-01-01T00:00:00Z"), "bad_value", "/until");
    refused(right.replace("2027-01-31T00:00:00Z", "2029-01-01T00:00:00Z"), "bad_value", "");
    refused(right.replace("\"hold_out\":10", "\"hold_out\":91"), "bad_value", "/hold_out");
    refused(ShopVisitor.rule(GUIDE, "{}", 1), "missing_field", "/condition");
    refused(
        ShopVisitor.rule(GUIDE, "{\"devices\":[\"radio\"]}", 1),
        "bad_value",
        "/condition/devices/0");
    refused(
        ShopVisitor.rule(GUIDE, "{\"cart_value\":{\"amount\":\"1\",\"currency\":\"EURO\"}}", 1),
        "too_long",
        "/condition/cart_value/currency");
    refused(
        ShopVisitor.rule(GUIDE, "{\"views\":{\"of\":\"item\",\"id\":\"A b\",\"at_least\":3}}", 1),
        "bad_id",
        "/condition/views/id");
    refused(
        ShopVisitor.rule(GUIDE, "{\"removed_from_cart\":true,\"expression\":\"1=1\"}", 1),
        "unknown_field",
        "/condition/expression");
  }

  private void refused(String body, String code, String field) {
    Answer answer = api.put("/v1/experiences/x", body);
    assertEquals(422, answer.status(), answer.text());
    assertEquals(code, answer.json().get("code").asText(), answer.text());
    assertEquals(field, answer.json().path("field").asText(""), answer.text());
  }
}
