package org.colophon.service.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.RecordReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemDocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final OrderKey ORDER = new OrderKey(0, 5);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final String WHOLE =
      """
      {"schema":"colophon-item/1","id":"hafenlicht","source":"editorial","imprint":"nordufer",
       "desk":"desk-nordufer","content_type":"book","language":"de","title":"Hafenlicht",
       "text":"Nebel über dem Kai.\\nZweite Zeile.","canonical_id":"isbn:9783161484100",
       "canonical_url":"https://nordufer.example/hafenlicht",
       "contributors":[{"name":"Marit Janssen","role":"author"}],
       "subjects":[{"scheme":"thema","code":"FF"},{"scheme":"thema","code":"FFP","main":true}],
       "age_range":{"from":8,"to":10},"series":{"id":"s-hafen","number":2},
       "lifecycle":{"state":"published","published_at":"2026-11-01"},
       "products":[{"id":"hafenlicht-hc","isbn13":"9783161484100","form":"hardcover",
         "trade_state":"active","availability":"20","sales_at":"2026-11-01","embargo_until":null,
         "prices":[{"territory":"DE","amount":"24.00","currency":"EUR"}],
         "bestseller":[{"list":"belletristik","rank":7,"from":"2026-11-16","until":"2026-11-23"}]}]}
      """;

  @Test
  void readsAnItemWithItsProductsAndFacts() {
    WholeItem whole = good(tree());
    assertEquals("editorial", whole.item().identity().source().value());
    assertEquals("hafenlicht", whole.item().identity().sourceKey());
    assertEquals(new Subject("thema", "FFP"), whole.item().content().subjects().getFirst());
    assertEquals(new OrderKey(0, 5), whole.order());
    assertEquals(
        List.of("TRADE_STATE", "AVAILABILITY", "SALES_AT", "EMBARGO_UNTIL", "PRICE", "BESTSELLER"),
        whole.facts().stream().map(f -> f.key().type().name()).toList());
    assertEquals(new FactValue.None(), fact(whole, FactType.EMBARGO_UNTIL).value());
  }

  @Test
  void readsDatesWithoutTimeInTheSourcesZone() {
    WholeItem whole = good(tree());
    assertEquals(Instant.parse("2026-10-31T23:00:00Z"), whole.item().lifecycle().publishedAt());
    assertEquals(Instant.parse("2026-11-22T23:00:00Z"), fact(whole, FactType.BESTSELLER).validTo());
  }

  @Test
  void readsDatesOfAnUnknownZoneAsLatestStartAndEarliestEnd() {
    WholeItem whole = goodWith(tree(), null);
    StatedFact bestseller = fact(whole, FactType.BESTSELLER);
    assertEquals(Instant.parse("2026-11-16T12:00:00Z"), bestseller.validFrom());
    assertEquals(Instant.parse("2026-11-22T10:00:00Z"), bestseller.validTo());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /titel                    | "x"            | UNKNOWN_FIELD     | /titel
          /id                       | "Hafen Licht"  | BAD_ID            | /id
          /title                    | 7              | WRONG_TYPE        | /title
          /title                    | null           | MISSING_FIELD     | /title
          /title                    | "  "           | EMPTY             | /title
          /text                     | "a\\u0007b"    | CONTROL_CHARACTER | /text
          /text                     | "a\\u0000b"    | CONTROL_CHARACTER | /text
          /text                     | "a\\ud83db"    | LONE_SURROGATE    | /text
          /language                 | "ger"          | BAD_LANGUAGE      | /language
          /language                 | "xx"           | BAD_LANGUAGE      | /language
          /language                 | "de-AT"        | BAD_LANGUAGE      | /language
          /schema                   | "colophon-item/9" | UNKNOWN_SCHEMA | /schema
          /content_type             | "poem"         | BAD_VALUE         | /content_type
          /canonical_id             | "978"          | BAD_ID            | /canonical_id
          /canonical_id             | "isbn:9783161484101" | BAD_ISBN    | /canonical_id
          /canonical_url            | "javascript:alert(1)" | BAD_URL    | /canonical_url
          /lifecycle                | []             | WRONG_TYPE        | /lifecycle
          /lifecycle/state          | "gone"         | BAD_VALUE         | /lifecycle/state
          /lifecycle/published_at   | "2026-02-30"   | BAD_DATE          | /lifecycle/published_at
          /lifecycle/published_at   | "now-3d"       | BAD_DATE          | /lifecycle/published_at
          /lifecycle/published_at   | "+100000-01-01T00:00:00Z" | BAD_DATE | /lifecycle/published_at
          /age_range/to             | 3              | BAD_VALUE         | /age_range/to
          /products/0/isbn13        | "9783161484101" | BAD_ISBN         | /products/0/isbn13
          /products/0/isbn13        | 9783161484100  | WRONG_TYPE        | /products/0/isbn13
          /products/0/form          | "scroll"       | BAD_VALUE         | /products/0/form
          /products/0/prices/0/amount | "-1"         | BAD_VALUE         | /products/0/prices/0/amount
          /products/0/prices/0/amount | 24.0         | WRONG_TYPE        | /products/0/prices/0/amount
          /products/0/prices/0/territory | "XQ"      | BAD_VALUE         | /products/0/prices/0/territory
          /products/0/bestseller/0/rank | 0          | BAD_VALUE         | /products/0/bestseller/0/rank
          /products/0/bestseller/0/rank | 1.5        | WRONG_TYPE        | /products/0/bestseller/0/rank
          /order                    | {"epoch":-1,"position":1} | BAD_VALUE | /order/epoch
          /order                    | {"epoch":1,"position":99999999999999999999} | BAD_VALUE | /order/position
          """)
  void namesTheFieldAtFault(String pointer, String value, ErrorCode code, String field) {
    ObjectNode node = tree();
    int cut = pointer.lastIndexOf('/');
    JsonNode parent = node.at(pointer.substring(0, cut));
    ((ObjectNode) parent).set(pointer.substring(cut + 1), parsed(value));
    ApiException error = bad(node);
    assertEquals(code.text(), error.problem().code(), error.getMessage());
    assertEquals(field, error.pointer(), error.getMessage());
    assertTrue(!error.problem().fix().isBlank() && !error.reason().isBlank());
  }

  @Test
  void refusesARepeatedProductAndARepeatedPrice() {
    ObjectNode twice = tree();
    ArrayNode products = (ArrayNode) twice.get("products");
    products.add(products.get(0).deepCopy());
    assertEquals("bad_value", bad(twice).problem().code());
    ObjectNode prices = tree();
    ArrayNode list = (ArrayNode) prices.at("/products/0/prices");
    list.add(list.get(0).deepCopy());
    ApiException error = bad(prices);
    assertEquals("repeated", error.problem().code());
    assertEquals("/products/0/prices/1/territory", error.pointer());
  }

  @Test
  void takesUnknownCodesAsUnrecognised() {
    ObjectNode node = tree();
    ((ObjectNode) node.at("/products/0")).put("availability", "77").put("trade_state", "vanished");
    ((ObjectNode) node.at("/products/0/prices/0")).put("currency", "QQQ");
    WholeItem whole = good(node);
    assertEquals(new FactValue.Unrecognised("77"), fact(whole, FactType.AVAILABILITY).value());
    assertEquals(new FactValue.Unrecognised("vanished"), fact(whole, FactType.TRADE_STATE).value());
    assertEquals(new FactValue.Unrecognised("24.00 QQQ"), fact(whole, FactType.PRICE).value());
  }

  @Test
  void presetsFillWhatTheRecordLeavesOutAndAnExplicitNullDeskStaysNone() {
    ObjectNode node = tree();
    node.remove(List.of("source", "imprint", "desk", "content_type", "language"));
    DeliveryDefaults.Presets presets =
        new DeliveryDefaults.Presets(
            new SourceId("feed"),
            new ImprintId("kompass"),
            new DeskId("desk-k"),
            ContentType.BOOK,
            null);
    WholeItem whole = good(RecordReader.filled(node, presets));
    assertEquals("feed", whole.item().identity().source().value());
    assertEquals("desk-k", String.valueOf(whole.item().desk()));
    assertEquals("und", whole.item().content().language());
    node.putNull("desk");
    assertEquals("null", String.valueOf(good(RecordReader.filled(node, presets)).item().desk()));
  }

  @Test
  void whatIsWrittenReadsTheSameForEveryItemOfTheDemo() {
    for (WholeItem whole : DemoCatalog.laidAt(NOW).items()) {
      JsonNode written = ApiMapper.tree(ItemDocument.of(whole.item(), facts(whole)));
      WholeItem again = good(parsed(written.toString()));
      assertEquals(whole.item(), again.item());
      assertEquals(statements(whole.facts()), statements(again.facts()), whole.item().id().value());
    }
  }

  @Test
  void neverThrowsWhateverIsChangedInARightItem() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] junk = {"null", "[]", "{}", "\"\"", "\"\\u0000\"", "-1", "1e400", "true", "[[[]]]"};
    for (int i = 0; i < 3_000; i++) {
      ObjectNode node = tree();
      List<ObjectNode> objects = new ArrayList<>();
      collect(node, objects);
      ObjectNode target = objects.get(random.nextInt(objects.size()));
      List<String> names = new ArrayList<>();
      target.fieldNames().forEachRemaining(names::add);
      target.set(
          names.get(random.nextInt(names.size())), parsed(junk[random.nextInt(junk.length)]));
      try {
        assertTrue(good(node) != null, "seed " + seed);
      } catch (ApiException e) {
        assertTrue(!e.reason().isBlank(), "seed " + seed);
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
    }
    node.forEach(child -> collect(child, into));
  }

  private static List<String> statements(List<StatedFact> facts) {
    return facts.stream()
        .map(f -> f.key() + " " + f.value() + " " + f.validFrom() + " " + f.validTo())
        .sorted()
        .toList();
  }

  private static List<Fact> facts(WholeItem whole) {
    FactClocks clocks = new FactClocks(NOW, NOW, NOW, NOW);
    return whole.facts().stream()
        .map(f ->
            new Fact(
                f.key(),
                f.value(),
                false,
                f.validFrom(),
                f.validTo(),
                DemoCatalog.TRADE_FEED,
                f.order(),
                clocks))
        .toList();
  }

  private static ObjectNode tree() {
    return (ObjectNode) parsed(WHOLE);
  }

  private static JsonNode parsed(String json) {
    return ApiMapper.parse(json);
  }

  private static WholeItem good(JsonNode node) {
    return goodWith(node, BERLIN);
  }

  private static WholeItem goodWith(JsonNode node, @Nullable ZoneId zone) {
    return ApiMapper.read(node, ItemDocument.class).toSubmission(ORDER, NOW, zone);
  }

  private static ApiException bad(JsonNode node) {
    return assertThrows(ApiException.class, () -> good(node));
  }

  private static StatedFact fact(WholeItem whole, FactType type) {
    return whole.facts().stream().filter(f -> f.key().type() == type).findFirst().orElseThrow();
  }
}
