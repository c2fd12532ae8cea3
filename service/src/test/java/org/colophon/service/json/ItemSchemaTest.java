package org.colophon.service.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The published schema and the docs say what the reader does.
class ItemSchemaTest {
  private static final Path DOCS = Path.of(System.getProperty("colophon.root", ".."), "docs");

  @Test
  void theSchemaHasTheReadersFields() throws IOException {
    JsonNode item = schema();
    JsonNode product = item.at("/properties/products/items");
    assertEquals(ItemReader.FIELDS, names(item));
    assertEquals(ItemReader.LIFECYCLE_FIELDS, names(item.at("/properties/lifecycle")));
    assertEquals(ItemReader.CONTRIBUTOR_FIELDS, names(item.at("/properties/contributors/items")));
    assertEquals(ItemReader.SUBJECT_FIELDS, names(item.at("/properties/subjects/items")));
    assertEquals(Stated.ORDER_FIELDS, names(item.at("/properties/order")));
    assertEquals(ProductReader.FIELDS, names(product));
    assertEquals(ProductReader.PRICE_FIELDS, names(product.at("/properties/prices/items")));
    assertEquals(
        ProductReader.BESTSELLER_FIELDS, names(product.at("/properties/bestseller/items")));
  }

  @Test
  void theDocsNameEveryFieldAndEveryCode() throws IOException {
    String docs = Files.readString(DOCS.resolve("item-format.md"));
    Set<String> expected = new HashSet<>(ItemReader.FIELDS);
    expected.addAll(ItemReader.LIFECYCLE_FIELDS);
    expected.addAll(ProductReader.FIELDS);
    expected.addAll(FactsJson.FACT_FIELDS);
    expected.addAll(SegmentJson.FIELDS);
    for (Problem.Code code : Problem.Code.values()) {
      expected.add(code.text());
    }
    for (String word : expected) {
      assertTrue(
          docs.contains("`" + word + "`") || docs.contains("\"" + word + "\""),
          word + " is not in item-format.md");
    }
    String manifest = Files.readString(DOCS.resolve("import.md"));
    for (String word : Manifest.FIELDS) {
      assertTrue(manifest.contains("`" + word + "`"), word + " is not in import.md");
    }
  }

  @Test
  void theExampleManifestsAreRight() throws IOException {
    for (String name : Set.of("bbc-news.yaml", "blurbs.yaml")) {
      Reading<Manifest> reading =
          Manifest.read(Files.readString(DOCS.resolve("examples").resolve(name)));
      assertTrue(reading instanceof Reading.Good<Manifest>, name + ": " + reading);
    }
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ItemSchemaTest.class.getResourceAsStream("/schema/colophon-item-1.schema.json"),
            "the schema is not on the class path")) {
      return Json.MAPPER.readTree(in);
    }
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
