package org.colophon.service.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void readsAPriceWithItsOwnOrderTimeAndValidity() {
    Facts facts =
        read(
            """
            {"source":"trade-feed","facts":[{"product":"a-hc","type":"price","qualifier":"DE",
             "value":{"amount":"24.00","currency":"EUR"},"valid_to":"2026-12-01",
             "observed_at":"2026-11-22T08:00:00Z","order":{"epoch":1,"position":123}}]}
            """);
    StatedFact expected =
        new StatedFact(
            new FactKey(new EntityRef.OfProduct(new ProductId("a-hc")), FactType.PRICE, "DE"),
            new FactValue.Price(new BigDecimal("24.00"), Currency.getInstance("EUR")),
            new OrderKey(1, 123),
            Instant.parse("2026-11-22T08:00:00Z"),
            null,
            Instant.parse("2026-12-01T00:00:00Z"));
    assertEquals(new Facts(new SourceId("trade-feed"), List.of(expected)), facts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "availability","value":"77"      | Unrecognised[raw=77]
          "availability","value":"20"      | Code[code=20]
          "availability","value":null      | None[]
          "trade_state","value":"lost"     | Unrecognised[raw=lost]
          "bestseller","qualifier":"x","value":3 | Rank[rank=3]
          "embargo_until","value":null     | None[]
          "embargo_until","value":"soon"   | Unrecognised[raw=soon]
          "announced_at","value":"20270101" | Unrecognised[raw=20270101]
          "price","qualifier":"DE","value":{"amount":"0.00","currency":"EUR"} | None[]
          "price","qualifier":"DE","value":{"amount":"0.00","currency":"EUR","free":true} | Price[amount=0.00, currency=EUR]
          """)
  void tellsAbsentEmptyAndUnrecognisedApart(String rest, String value) {
    Facts facts = read("{\"source\":\"s\",\"facts\":[{\"product\":\"a\",\"type\":" + rest + "}]}");
    assertEquals(value, facts.facts().getFirst().value().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"source":"s"}                                        | MISSING_FIELD | /facts
          {"source":"s","facts":[]}                             | EMPTY         | /facts
          {"facts":[{"product":"a","type":"availability","value":"20"}]} | MISSING_FIELD | /source
          {"source":"s","facts":[{"product":"a","type":"availability"}]} | MISSING_FIELD | /facts/0/value
          {"source":"s","facts":[{"product":"a","type":"prise","value":1}]} | BAD_VALUE | /facts/0/type
          {"source":"s","facts":[{"type":"availability","value":"20"}]} | MISSING_FIELD | /facts/0/product
          {"source":"s","facts":[{"item":"i","product":"a","type":"availability","value":"20"}]} | BAD_VALUE | /facts/0/product
          {"source":"s","facts":[{"product":"a","type":"price","value":{"amount":"1","currency":"EUR"}}]} | MISSING_FIELD | /facts/0/qualifier
          {"source":"s","facts":[{"product":"a","type":"availability","qualifier":"DE","value":"20"}]} | BAD_VALUE | /facts/0/qualifier
          {"source":"s","facts":[{"item":"i","type":"price","qualifier":"DE","value":{"amount":"1","currency":"EUR"}}]} | BAD_VALUE | /facts/0/item
          {"source":"s","facts":[{"item":"i","type":"sales_territory","qualifier":"DE","value":"no"}]} | BAD_VALUE | /facts/0/item
          {"source":"s","facts":[{"product":"a","type":"availability","value":"20","valid_from":"2026-11-22","valid_to":"2026-11-21"}]} | BAD_VALUE | /facts/0/valid_to
          {"source":"s","facts":[{"product":"a","type":"availability","value":"20","valid_from":"2026-11-22T10:00:00Z","valid_to":"2026-11-22T09:59:59Z"}]} | BAD_VALUE | /facts/0/valid_to
          {"source":"s","facts":[{"product":"a","type":"sales_at","value":"soon"}]} | BAD_DATE | /facts/0/value
          {"source":"s","facts":[{"product":"a","type":"embargo_until","value":"2027-01-01","valid_to":"2027-01-01"}]} | BAD_VALUE | /facts/0/valid_to
          {"source":"s","facts":[{"product":"a","type":"price","qualifier":"DE","value":{"amount":"1.00","currency":"EUR","free":true}}]} | BAD_VALUE | /facts/0/value/free
          {"source":"s","facts":[{"product":"a","type":"availability","value":"20"},{"product":"a","type":"availability","value":"21"}]} | REPEATED | /facts/1/type
          [] | WRONG_TYPE | ''
          """)
  void namesTheFieldAtFault(String json, ErrorCode code, String field) {
    ApiException error = assertThrows(ApiException.class, () -> read(json));
    assertEquals(code.text(), error.problem().code(), error.getMessage());
    assertEquals(field, error.pointer());
  }

  private static Facts read(String json) {
    return ApiMapper.read(ApiMapper.parse(json), FactsRequest.class)
        .toSubmission(new OrderKey(0, 1), NOW, ZoneOffset.UTC);
  }

  private static final String ROW =
      "{\"product\":\"a\",\"type\":\"price\",\"qualifier\":\"DE\",\"value\":{\"amount\":\"%s\","
          + "\"currency\":\"EUR\"}%s}";

  private static String prices(String... rows) {
    Facts facts = read("{\"source\":\"s\",\"facts\":[" + String.join(",", rows) + "]}");
    return facts.facts().size() + " " + facts.facts().getFirst().value();
  }

  @Test
  void aPriceThatEndsAndItsSuccessorAreOneList() {
    String old = ROW.formatted("9.99", ",\"valid_to\":\"2026-12-31\"");
    String next = ROW.formatted("12.99", ",\"valid_from\":\"2026-12-31\"");
    String list =
        "1 PriceList[rows=[PriceRow[price=Price[amount=9.99, currency=EUR], from=null,"
            + " to=2026-12-31T00:00:00Z], PriceRow[price=Price[amount=12.99, currency=EUR],"
            + " from=2026-12-31T00:00:00Z, to=null]]]";
    assertEquals(list, prices(old, next));
    assertEquals(list, prices(next, old), "in whatever order");
    for (String second :
        List.of(
            ROW.formatted("12.99", ""),
            ROW.formatted("12.99", ",\"valid_from\":\"2026-12-30\""),
            ROW.formatted("0.00", ",\"valid_from\":\"2026-12-31\""))) {
      ApiException error = assertThrows(ApiException.class, () -> prices(old, second), second);
      assertEquals("repeated", error.problem().code());
      assertEquals("/facts/1/type", error.pointer());
    }
  }

  /// Of a ban the start is read as early, and the end as late, as they can be.
  @Test
  void theEndsOfABanAreReadTheOtherWayRound() {
    assertEquals("2026-12-01T12:00:00Z 2026-12-30T10:00:00Z", period("for_sale"));
    assertEquals("2026-11-30T10:00:00Z 2026-12-31T12:00:00Z", period("not_for_sale"));
  }

  private static String period(String value) {
    String fact =
        "{\"source\":\"s\",\"facts\":[{\"product\":\"a\",\"type\":\"sales_territory\","
            + "\"qualifier\":\"DE\",\"value\":\""
            + value
            + "\",\"valid_from\":\"2026-12-01\","
            + "\"valid_to\":\"2026-12-31\"}]}";
    StatedFact stated =
        ApiMapper.read(ApiMapper.parse(fact), FactsRequest.class)
            .toSubmission(new OrderKey(0, 1), NOW, null)
            .facts()
            .getFirst();
    return stated.validFrom() + " " + stated.validTo();
  }
}
