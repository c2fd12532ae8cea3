package org.colophon.service.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.Consent;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalMessageEntryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final ProductLookup PRODUCTS =
      product ->
          product.equals("hafenlicht-pb")
              ? Optional.of(new ItemId("hafenlicht"))
              : Optional.empty();

  @Test
  void aPurchaseOfAnyFormatIsAboutTheWork() {
    SignalMessage message =
        good(
            """
            {"type":"track","messageId":"m1","userId":"p-1","event":"Order Completed",
             "properties":{"products":[{"product_id":"hafenlicht-pb"},{"item_id":"nebelkai"}]},
             "timestamp":"2026-11-22T08:00:00Z",
             "context":{"ip":"192.0.2.7","page":{"title":"Mein Konto"},"library":{"name":"x"}}}
            """);
    assertEquals(
        new SignalMessage(
            "m1",
            new PersonRef("p-1"),
            Instant.parse("2026-11-22T08:00:00Z"),
            List.of(),
            new Payload.Interactions(
                List.of(
                    new Interaction(
                        Signal.Type.PURCHASE, new SignalTarget.OfItem(new ItemId("hafenlicht"))),
                    new Interaction(
                        Signal.Type.PURCHASE, new SignalTarget.OfItem(new ItemId("nebelkai")))))),
        message);
  }

  @Test
  void aProductThatNoItemListsDoesNotHideTheOthersOfAnOrder() {
    SignalMessage message =
        good(
            """
            {"type":"track","messageId":"m1","userId":"p-1","event":"Order Completed",
             "properties":{"order_id":"o-1","products":[{"product_id":"cup","name":"Becher"},
              {"product_id":"hafenlicht-pb","price":12.99}]},
             "timestamp":"2026-11-22T08:00:00Z"}
            """);
    assertEquals(
        new Payload.Interactions(
            List.of(
                new Interaction(
                    Signal.Type.PURCHASE, new SignalTarget.OfItem(new ItemId("hafenlicht"))))),
        message.payload());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"page","properties":{"url":"https://shop.example/?mail=anna@example.org"}}
          {"type":"screen","name":"Start"}
          {"type":"group","groupId":"g-1","traits":{"name":"Lesekreis"}}
          {"type":"alias","previousId":"a-1"}
          {"event":"Checkout Started","properties":{"order_id":"o-1"}}
          {"event":"Reading Chair Tested","properties":null}
          """)
  void whatIsNotUsedIsIgnored(String change) {
    JsonNode node =
        ApiMapper.parse(
            """
            {"type":"track","messageId":"m","userId":"p-1","timestamp":"2026-11-22T08:00:00Z"}
            """);
    ((ObjectNode) node).setAll((ObjectNode) ApiMapper.parse(change));
    assertEquals(new Payload.Unused(), message(node).payload());
  }

  @Test
  void traitsThatAreNotKnownAreCountedAndNotRead() {
    JsonNode node =
        ApiMapper.parse(
            """
            {"type":"identify","messageId":"m","userId":"p-1","timestamp":"2026-11-22T08:00:00Z",
             "traits":{"name":"Anna","email":"anna@example.org","segments":["a"]},"version":1}
            """);
    assertEquals(3, UnreadFields.count(node));
    assertEquals(
        new Payload.Memberships(java.util.Set.of(new org.colophon.audience.SegmentId("a"))),
        message(node).payload());
  }

  @Test
  void consentIsReadPerEntityAndPurpose() {
    SignalMessage message =
        good(
            """
            {"type":"identify","messageId":"m1","anonymousId":"a-1","timestamp":"2026-11-22T08:00:00Z",
             "context":{"consent":{"legalEntity":"House GmbH","source":"crm","since":"2026-01-01T00:00:00Z",
              "categoryPreferences":{"Personalization":true,"newsletter":false,"Advertising":true}}}}
            """);
    Instant since = Instant.parse("2026-01-01T00:00:00Z");
    Instant at = Instant.parse("2026-11-22T08:00:00Z");
    assertEquals(
        List.of(
            new Consent(
                "House GmbH",
                Consent.Purpose.PROFILING,
                Consent.Status.GRANTED,
                "crm",
                since,
                null,
                at),
            new Consent(
                "House GmbH",
                Consent.Purpose.NEWSLETTER,
                Consent.Status.DENIED,
                "crm",
                since,
                null,
                at)),
        message.consents());
    assertEquals(new Payload.ConsentOnly(), message.payload());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"userId":"anna@example.org"}                                   | bad_id        | /userId
          {"userId":"Anna Beispiel"}                                      | bad_id        | /userId
          {"userId":null,"anonymousId":"anna@example.org"}                | bad_id        | /anonymousId
          {"userId":null}                                                 | missing_field | /userId
          {"messageId":"anna@example.org"}                                | bad_id        | /messageId
          {"messageId":null}                                              | missing_field | /messageId
          {"properties":{"item_id":"anna@example.org"}}                   | bad_id        | /properties/item_id
          {"properties":{"email":"anna@example.org"}}                     | missing_field | /properties
          {"properties":{"topic":"thema:was sie gern liest"}}             | bad_id        | /properties/topic
          {"properties":{"newsletter_id":"an anna@example.org"}}          | bad_id        | /properties/newsletter_id
          {"properties":{"product_id":"unheard-of"}}                      | bad_value     | /properties/product_id
          {"properties":{}}                                               | missing_field | /properties
          {"properties":{"item_id":"a","series_id":"b"}}                  | bad_value     | /properties
          {"properties":{"products":[{"item_id":"a"},{"name":"x"}]}}      | missing_field | /properties/products/1
          {"type":"identify","traits":{"Child":true}}                     | unknown_field | /traits/Child
          {"type":"delete"}                                               | bad_value     | /type
          {"context":{"consent":{"categoryPreferences":{}}}}              | missing_field | /context/consent/legalEntity
          {"context":{"consent":{"legalEntity":"H","categoryPreferences":{"profiling":"yes"}}}} | wrong_type | /context/consent/categoryPreferences/profiling
          {"timestamp":"yesterday"}                                       | bad_date      | /timestamp
          """)
  void whatIsWrongIsNamedAndWhoItIsNotShown(String change, String code, String field) {
    JsonNode node =
        ApiMapper.parse(
            """
            {"type":"track","messageId":"m","userId":"p-1","event":"Content Viewed",
             "properties":{"item_id":"a"},"timestamp":"2026-11-22T08:00:00Z"}
            """);
    ((ObjectNode) node).setAll((ObjectNode) ApiMapper.parse(change));
    ApiException error = assertThrows(ApiException.class, () -> message(node));
    assertEquals(field, error.pointer(), error.getMessage());
    assertEquals(code, error.problem().code(), error.getMessage());
    if (field.endsWith("userId") || field.endsWith("anonymousId")) {
      assertFalse(error.problem().toString().contains("nna"), error.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # a phone whose clock is an hour ahead says 09:50, sent at 10:00
          2026-11-22T09:50:00Z | 2026-11-22T10:00:00Z | -                    | false | 2026-11-22T08:50:00Z
          # one that is behind
          2026-11-22T07:50:00Z | 2026-11-22T08:00:00Z | -                    | false | 2026-11-22T08:50:00Z
          # sent before it happened: it is not later than now
          2026-11-22T08:50:00Z | 2026-11-22T08:00:00Z | -                    | false | 2026-11-22T09:00:00Z
          2026-11-23T08:50:00Z | -                    | -                    | false | 2026-11-22T09:00:00Z
          2026-11-22T08:50:00Z | -                    | -                    | false | 2026-11-22T08:50:00Z
          -                    | -                    | -                    | false | 2026-11-22T09:00:00Z
          # the caller does not say when we received it
          2026-11-22T09:50:00Z | 2026-11-22T10:00:00Z | 2026-01-01T00:00:00Z | false | 2026-11-22T08:50:00Z
          # a file does
          2026-01-01T09:50:00Z | 2026-01-01T10:00:00Z | 2026-01-01T09:00:00Z | true  | 2026-01-01T08:50:00Z
          2026-01-01T09:50:00Z | 2026-01-01T10:00:00Z | -                    | true  | 2026-01-01T09:50:00Z
          """)
  void aWrongClockIsCorrectedByTheMomentOfSending(
      Instant occurred, Instant sent, Instant received, boolean archived, Instant expected) {
    SenderClock clock = archived ? SenderClock.archived(NOW) : SenderClock.live(NOW);
    assertEquals(expected, clock.correct(occurred, sent, received));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"child":true}                       | ChildNotice
          {"child":true,"segments":["A B"]}    | ChildNotice
          {"child":false,"segments":["sea"]}   | Memberships
          {"segments":[]}                      | Memberships
          {"segments":null}                    | ConsentOnly
          {}                                   | ConsentOnly
          null                                 | ConsentOnly
          """)
  void traitsSayWhereSomebodyBelongs(String traits, String said) {
    SignalMessage message =
        good(
            """
            {"type":"identify","messageId":"m","userId":"p-1","traits":%s,"context":"none"}
            """
                .formatted(traits));
    assertEquals(said, message.payload().getClass().getSimpleName());
    assertEquals(List.of(), message.consents());
  }

  @Test
  void aMessageOfAFileIsSentWithItsCorrectedTimeAlone() {
    JsonNode settled =
        SignalMessageEntry.settled(
            ApiMapper.parse(
                """
                {"type":"track","messageId":"m","userId":"p-1","sentAt":"2026-01-01T10:00:00Z",
                 "originalTimestamp":"2026-01-01T09:50:00Z","receivedAt":"2026-01-01T09:00:00Z"}
                """),
            SenderClock.archived(NOW));
    assertEquals(
        ApiMapper.parse(
            """
            {"type":"track","messageId":"m","userId":"p-1","timestamp":"2026-01-01T08:50:00Z"}
            """),
        settled);
    JsonNode broken = ApiMapper.parse("{\"type\":\"track\",\"timestamp\":\"yesterday\"}");
    assertEquals(broken, SignalMessageEntry.settled(broken, SenderClock.archived(NOW)));
  }

  private static SignalMessage good(String json) {
    return message(ApiMapper.parse(json));
  }

  private static SignalMessage message(JsonNode json) {
    return SignalMessageEntry.read(json, null).toMessage(SenderClock.live(NOW), PRODUCTS);
  }
}
