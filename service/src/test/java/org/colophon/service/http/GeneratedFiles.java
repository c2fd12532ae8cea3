package org.colophon.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.service.api.SchemaGenerator;
import org.colophon.service.app.Endpoints;
import org.colophon.service.items.ItemDocument;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;

/// The files that are made from the API's operations and messages: the OpenAPI document and the
/// schema of items. A test compares them; `tools/openapi` writes them.
public final class GeneratedFiles {
  static final Path RESOURCES =
      Path.of(System.getProperty("colophon.root", ".."), "service/src/main/resources");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GeneratedFiles() {}

  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> file : all().entrySet()) {
      Files.writeString(RESOURCES.resolve(file.getKey()), file.getValue());
      System.out.println("wrote " + RESOURCES.resolve(file.getKey()));
    }
    System.exit(0); // the backend of the tests has threads of its own
  }

  /// The texts by their paths below [#RESOURCES].
  static Map<String, String> all() {
    Map<String, String> files = new TreeMap<>();
    files.put("openapi.json", text(openApi()));
    files.put("schema/colophon-item-1.schema.json", text(itemSchema()));
    return files;
  }

  private static JsonNode openApi() {
    TestService service = new TestService();
    try (TestAccess access = new TestAccess(service)) {
      return new OpenApiDocument(
              Endpoints.of(service.backend(), new Metrics(List.of()), access.access()),
              access.access())
          .generate();
    }
  }

  private static ObjectNode itemSchema() {
    SchemaGenerator schemas = new SchemaGenerator("#/$defs/");
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", ItemDocument.SCHEMA);
    schema.setAll(schemas.request(ItemDocument.class));
    schema.set("$defs", schemas.definitions());
    return schema;
  }

  private static String text(JsonNode json) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
