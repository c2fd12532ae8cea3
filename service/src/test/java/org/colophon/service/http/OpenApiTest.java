package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.app.Endpoints;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

/// The description names exactly what is served.
class OpenApiTest {
  private static final JsonNode DESCRIPTION = ApiClient.resource("/openapi.json");

  @Test
  void describesEveryRouteAndNoOther() {
    Set<String> described = new TreeSet<>();
    for (var path : DESCRIPTION.get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }
    Set<String> served =
        TestRoutes.all().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, described);
  }

  @Test
  void isWhatTheOperationsAndMessagesSay() throws IOException {
    for (Map.Entry<String, String> file : GeneratedFiles.all().entrySet()) {
      assertEquals(
          file.getValue(),
          Files.readString(GeneratedFiles.RESOURCES.resolve(file.getKey())),
          file.getKey() + " is out of date: run tools/openapi");
    }
  }

  @Test
  void everyTypedOperationHasAOneLineSummaryAndExamplesThatAreValid() {
    Schemas schemas = new Schemas(DESCRIPTION);
    Metrics metrics = new Metrics(List.of());
    for (Endpoint endpoint : Endpoints.of(new TestService().backend(), metrics)) {
      for (Operation operation : endpoint.operations()) {
        String summary = operation.documentation().summary();
        assertTrue(
            summary.matches("[A-Z][^\n.]{5,79}"), operation.path() + " has the summary " + summary);
        if (operation.body() != null) {
          Operation.Body body = operation.body();
          JsonNode example = ApiMapper.parse(body.example());
          assertNotNull(ApiMapper.read(example, body.message()), operation.path());
        }
        for (Answer answer : operation.answers()) {
          JsonNode content =
              DESCRIPTION
                  .path("paths")
                  .path(operation.path())
                  .path(operation.method().toLowerCase(Locale.ROOT))
                  .path("responses")
                  .path(Integer.toString(answer.status()))
                  .path("content")
                  .path(answer.mediaType());
          assertEquals(
              List.of(),
              schemas.faults(content.path("schema"), content.path("example")),
              operation.method() + " " + operation.path());
        }
      }
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> dead = new TreeSet<>();
    for (JsonNode reference : DESCRIPTION.findValues("$ref")) {
      if (DESCRIPTION.at(reference.asText().substring(1)).isMissingNode()) {
        dead.add(reference.asText());
      }
    }
    assertEquals(Set.of(), dead);
  }
}
