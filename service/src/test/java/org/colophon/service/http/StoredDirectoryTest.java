package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data directory of version 0.1 before the packages moved: the demo catalogue with a hold, an
/// exception, an override, decisions, a list rule, feedback, a sample and a run. `stored` holds its
/// SQL dump and what that version answered; vectors and most results are left out, as both are
/// derived.
class StoredDirectoryTest {
  /// Texts, which may be worded better, and what names the moment and the rules of a judgement.
  private static final Set<String> FREE_FIELDS =
      Set.of(
          "fix",
          "what",
          "verdict_id",
          "evaluated_at",
          "engine",
          // the policies that come with the product state every key since then
          "policy",
          "policy_digest");

  /// Times at which the answer was made, and the digest of the policies in force.
  private static final Set<String> ANSWERED_AT =
      Set.of("/v1/policies/confirmed_at", "/v1/sources/at", "/v1/policies/digest");

  @TempDir private Path directory;

  @Test
  void opensAndAnswersTheSame() throws IOException, SQLException {
    restore();
    JsonNode recorded = ApiClient.parse(text("stored/answers.json"));
    SettableClock clock = new SettableClock(Instant.parse(recorded.get("now").asText()));
    List<String> differences = new ArrayList<>();
    try (Application application =
            Application.open(
                Config.of(
                    Map.of(
                        ConfigKey.DATA,
                        List.of(directory.toString()),
                        ConfigKey.MODEL,
                        List.of("minilm"))),
                clock,
                stores -> {});
        CatchUpThread follower = new CatchUpThread(() -> {})) {
      application.catchUp();
      try (HttpServer server =
              Endpoints.serve(
                  HttpServer.Settings.local(0),
                  application.backend(follower, null),
                  Pages.routes());
          ApiClient api = new ApiClient("http://127.0.0.1:" + server.port())) {
        for (JsonNode answer : recorded.get("answers")) {
          compare(api, answer, differences);
        }
      }
    }
    assertTrue(recorded.get("answers").size() > 20);
    assertEquals(List.of(), differences);
  }

  private static void compare(ApiClient api, JsonNode recorded, List<String> differences) {
    String path = recorded.get("path").asText();
    ApiClient.Answer answer = api.get(path);
    if (answer.status() != recorded.get("status").asInt()) {
      differences.add(path + ": " + answer.status() + " " + answer.text());
    } else {
      compare(path, recorded.get("body"), answer.json(), differences);
    }
    if (recorded.has("etag") && !recorded.get("etag").asText().equals(answer.header("ETag"))) {
      differences.add(path + ": ETag " + recorded.get("etag") + " is " + answer.header("ETag"));
    }
  }

  /// Whether everything recorded is still there; fields may have been added.
  private static void compare(String at, JsonNode was, JsonNode is, List<String> differences) {
    if (was.isObject() && is.isObject()) {
      was.properties().stream()
          .filter(field -> !FREE_FIELDS.contains(field.getKey()))
          .filter(field -> !ANSWERED_AT.contains(at + "/" + field.getKey()))
          .filter(field -> !at.startsWith("/v1/policies/policies/") || field.getKey().equals("id"))
          .forEach(field ->
              compare(
                  at + "/" + field.getKey(),
                  field.getValue(),
                  is.path(field.getKey()),
                  differences));
    } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
      for (int i = 0; i < was.size(); i++) {
        compare(at + "/" + i, was.get(i), is.get(i), differences);
      }
    } else if (!was.equals(is)) {
      differences.add(at + ": " + was + " is " + is);
    }
  }

  private void restore() throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("colophon.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text("stored/colophon.sql.gz"));
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream stored =
            Objects.requireNonNull(StoredDirectoryTest.class.getResourceAsStream(name), name);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
