package org.colophon.service.items;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaGenerator;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.imports.Manifest;
import org.colophon.service.segments.SegmentDocument;
import org.junit.jupiter.api.Test;

/// The docs say what the reader does.
class ItemFormatDocsTest {
  private static final Path DOCS = Path.of(System.getProperty("colophon.root", ".."), "docs");

  @Test
  void theDocsNameEveryFieldAndEveryCode() throws IOException {
    String docs = Files.readString(DOCS.resolve("item-format.md"));
    SchemaGenerator schemas = new SchemaGenerator("#/$defs/");
    schemas.request(ItemDocument.class);
    schemas.request(FactsRequest.class);
    schemas.request(SegmentDocument.class);
    Set<String> expected = new HashSet<>();
    schemas.definitions().forEach(schema -> expected.addAll(names(schema)));
    assertTrue(expected.contains("canonical_id") && expected.contains("valid_from"), "has fields");
    for (ErrorCode code : ErrorCode.values()) {
      expected.add(code.text());
    }
    for (String word : expected) {
      assertTrue(
          docs.contains("`" + word + "`") || docs.contains("\"" + word + "\""),
          word + " is not in item-format.md");
    }
    String manifest = Files.readString(DOCS.resolve("import.md"));
    schemas = new SchemaGenerator("#/$defs/");
    schemas.request(Manifest.class);
    for (String word : names(schemas.definitions().path("Manifest"))) {
      assertTrue(manifest.contains("`" + word + "`"), word + " is not in import.md");
    }
  }

  @Test
  void theExampleManifestsAreRight() throws IOException {
    for (String name : Set.of("bbc-news.yaml", "blurbs.yaml")) {
      Manifest manifest =
          Manifest.read(
              Files.readString(DOCS.resolve("examples").resolve(name)), ZoneId.of("Europe/Berlin"));
      assertNotNull(manifest.source(), name);
    }
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
