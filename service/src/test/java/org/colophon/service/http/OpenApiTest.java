package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        Routes.of(new TestService().backend()).stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(served, described);
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
