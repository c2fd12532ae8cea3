package org.colophon.service.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.colophon.service.testing.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Received.Products PRODUCTS =
      product ->
          product.value().equals("hafenlicht-pb")
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
          {"userId":"anna@example.org"}                                   | BAD_ID        | /userId
          {"userId":"Anna Beispiel"}                                      | BAD_ID        | /userId
          {"userId":null,"anonymousId":"anna@example.org"}                | BAD_ID        | /anonymousId
          {"userId":null}                                                 | MISSING_FIELD | /userId
          {"messageId":"anna@example.org"}                                | BAD_ID        | /messageId
          {"messageId":null}                                              | MISSING_FIELD | /messageId
          {"properties":{"item_id":"anna@example.org"}}                   | BAD_ID        | /properties/item_id
          {"properties":{"email":"anna@example.org"}}                     | UNKNOWN_FIELD | /properties/email
          {"properties":{"topic":"thema:was sie gern liest"}}             | BAD_ID        | /properties/topic
          {"properties":{"newsletter_id":"an anna@example.org"}}          | BAD_ID        | /properties/newsletter_id
          {"properties":{"product_id":"unheard-of"}}                      | BAD_VALUE     | /properties/product_id
          {"properties":{}}                                               | MISSING_FIELD | /properties
          {"properties":{"item_id":"a","series_id":"b"}}                  | BAD_VALUE     | /properties
          {"properties":{"products":[{"item_id":"a"},{"name":"x"}]}}      | UNKNOWN_FIELD | /properties/products/1/name
          {"type":"identify","traits":{"name":"Anna"}}                    | UNKNOWN_FIELD | /traits/name
          {"type":"page"}                                                 | BAD_VALUE     | /type
          {"event":"Cart Emptied"}                                        | BAD_VALUE     | /event
          {"context":{"consent":{"categoryPreferences":{}}}}              | MISSING_FIELD | /context/consent/legalEntity
          {"context":{"consent":{"legalEntity":"H","categoryPreferences":{"profiling":"yes"}}}} | WRONG_TYPE | /context/consent/categoryPreferences/profiling
          {"timestamp":"yesterday"}                                       | BAD_DATE      | /timestamp
          """)
  void whatIsWrongIsNamedAndWhoItIsNotShown(String change, Problem.Code code, String field) {
    JsonNode node =
        Readings.parsed(
            """
            {"type":"track","messageId":"m","userId":"p-1","event":"Content Viewed",
             "properties":{"item_id":"a"},"timestamp":"2026-11-22T08:00:00Z"}
            """);
    ((com.fasterxml.jackson.databind.node.ObjectNode) node)
        .setAll((com.fasterxml.jackson.databind.node.ObjectNode) Readings.parsed(change));
    Problem problem = Readings.bad(MessageJson.read(node, Received.live(NOW, PRODUCTS)));
    assertEquals(field, problem.field(), problem.sentence());
    assertEquals(code, problem.code(), problem.sentence());
    if (field.endsWith("userId") || field.endsWith("anonymousId")) {
      assertFalse(problem.sentence().contains("nna"), problem.sentence());
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
    Received arrival =
        archived
            ? Received.archived(NOW, Times.stated(null), PRODUCTS)
            : Received.live(NOW, PRODUCTS);
    assertEquals(expected, arrival.corrected(occurred, sent, received));
  }

  private static SignalMessage good(String json) {
    return switch (MessageJson.read(Readings.parsed(json), Received.live(NOW, PRODUCTS))) {
      case Reading.Good<SignalMessage>(SignalMessage message) -> message;
      case Reading.Bad<SignalMessage>(Problem problem) ->
          throw new AssertionError(problem.sentence());
    };
  }
}
