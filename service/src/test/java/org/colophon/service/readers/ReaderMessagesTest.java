package org.colophon.service.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ReaderRequest;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderMessagesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void aQuestionSaysForWhomAndWhere() {
    ReaderListRequest question = question(ReaderExamples.QUESTION);
    ReaderRequest request = request(question);
    assertEquals(
        List.of(
            new ReaderRequest.Interaction(
                Signal.Type.VIEW,
                new SignalTarget.OfItem(new ItemId("nebelkai")),
                Instant.parse("2026-11-22T08:00:00Z"))),
        request.activity().interactions());
    assertEquals(Set.of(new ItemId("schlickzeit")), request.activity().seen());
    assertEquals(
        Context.recommend("DE").withAudience(Audience.ANYBODY.within(null, Set.of("de"))),
        request.placement().context());
    assertEquals("home-teaser", question.surface());
  }

  @Test
  void aQuestionThatSaysNothingIsForReadersOfTheUsualTerritory() {
    ReaderListRequest question = question("{}");
    assertEquals(
        new ReaderRequest(
            null,
            new ReaderRequest.RecentActivity(List.of(), false, Set.of()),
            new ReaderRequest.Placement(
                new Context(Purpose.RECOMMEND, "AT", "web", null), null, null),
            10),
        question.toRequest(NOW, product -> Optional.empty(), "AT"));
    assertEquals("reader", question.surface());
  }

  @Test
  void whatIsLeftOutIsLeftOutAsLongAsItsDatesCanMean() {
    assertEquals("2026-11-30T10:00:00Z 2026-12-31T12:00:00Z", period("exclude", ""));
    assertEquals("2026-12-01T12:00:00Z 2026-12-30T10:00:00Z", period("boost", "\"factor\":2,"));
  }

  private static String period(String kind, String more) {
    String json =
        "{\"kind\":\"%s\",%s\"about\":\"item:a\",\"owner\":\"desk\",\"reason\":\"why\","
                .formatted(kind, more)
            + "\"from\":\"2026-12-01\",\"until\":\"2026-12-31\"}";
    ListRule rule = ApiMapper.read(ApiMapper.parse(json), ListRuleRequest.class).toRule("r", NOW);
    return rule.from() + " " + rule.until();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"userId":"p-1"}                                | unknown_field | /userId
          {"k":0}                                         | bad_value     | /k
          {"k":101}                                       | bad_value     | /k
          {"context":{"territory":"de"}}                  | bad_value     | /context/territory
          {"context":{"territory":"Germany"}}             | too_long      | /context/territory
          {"context":{"language":"xyzq"}}                 | bad_language  | /context/language
          {"signals":[{"properties":{}}]}                 | missing_field | /signals/0/event
          {"signals":[{"event":"Viewed"}]}                | missing_field | /signals/0/properties
          {"signals":[{"event":"Viewed","properties":{}}]} | missing_field | /signals/0/properties
          {"signals":[{"event":"Sneezed","properties":{}}]} | bad_value   | /signals/0/event
          {"signals":[{"event":"Recommendation Shown","properties":{"response_id":"r-1","item_id":"a"}}]} | bad_value | /signals/0/event
          {"signals":[{"event":"Viewed","properties":{"product_id":"p"}}]} | bad_value | /signals/0/properties/product_id
          {"signals":[{"event":"Viewed","properties":{"item_id":"a"},"userId":"p-1"}]} | unknown_field | /signals/0/userId
          """)
  void saysWhatIsWrongWithAQuestion(String json, String code, String pointer) {
    ApiException error = assertThrows(ApiException.class, () -> request(question(json)));
    assertEquals(code, error.problem().code(), error.getMessage());
    assertEquals(pointer, error.pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"hide"}                          | bad_value     | /kind
          {"about":"author:a"}                     | bad_id        | /about
          {"kind":"pin","about":"series:s"}        | bad_value     | /about
          {"kind":"pin"}                           | missing_field | /place
          {"kind":"pin","place":101}               | bad_value     | /place
          {"kind":"boost"}                         | missing_field | /factor
          {"kind":"boost","factor":11}             | bad_value     | ''
          {"until":"2026-01-01"}                   | bad_value     | ''
          {"owner":null}                           | missing_field | /owner
          """)
  void saysWhatIsWrongWithARule(String change, String code, String pointer) {
    ApiException error = assertThrows(ApiException.class, () -> rule(change));
    assertEquals(code, error.problem().code(), error.getMessage());
    assertEquals(pointer, error.pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"pin","place":2}
          {"kind":"boost","about":"series:s","factor":2.5}
          {"kind":"exclude","about":"subject:thema:FF","segment":"sea"}
          """)
  void aRuleIsWrittenAsItWasGiven(String change) {
    ObjectNode written = (ObjectNode) ApiMapper.tree(ListRuleEntry.of(rule(change)));
    assertEquals("r", written.remove("id").asText());
    assertEquals(NOW.toString(), written.remove("from").asText());
    ObjectNode given = given(change);
    given.put("until", "2026-12-01T00:00:00Z");
    assertEquals(given, written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"response_id":"r-1"}                    | missing_field | /shown
          {"response_id":"x-1","shown":["a"]}      | bad_id        | /response_id
          {"shown":["a"]}                          | missing_field | /response_id
          {"response_id":"r-1","clicked":["A B"]}  | bad_id        | /clicked/0
          """)
  void saysWhatIsWrongWithAFeedback(String json, String code, String pointer) {
    ApiException error =
        assertThrows(
            ApiException.class, () -> ApiMapper.read(ApiMapper.parse(json), FeedbackRequest.class));
    assertEquals(code, error.problem().code(), error.getMessage());
    assertEquals(pointer, error.pointer());
  }

  private static ReaderListRequest question(String json) {
    return ApiMapper.read(ApiMapper.parse(json), ReaderListRequest.class);
  }

  private static ReaderRequest request(ReaderListRequest question) {
    return question.toRequest(NOW, product -> Optional.empty(), "DE");
  }

  private static ObjectNode given(String change) {
    ObjectNode json =
        (ObjectNode)
            ApiMapper.parse(
                """
                {"kind":"exclude","about":"item:a","owner":"d","reason":"why",
                 "until":"2026-12-01T00:00:00Z"}
                """);
    json.setAll((ObjectNode) ApiMapper.parse(change));
    return json;
  }

  private static ListRule rule(String change) {
    return ApiMapper.read(given(change), ListRuleRequest.class).toRule("r", NOW);
  }
}
