package org.colophon.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.editorial.EditorialSource;
import org.colophon.governance.gate.MonotonicClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.Access;
import org.colophon.service.security.AuditLog;
import org.colophon.service.store.Database;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random requests made from the OpenAPI document against the real service on a data directory, one
/// after the other: examples with changed parts, and ids that earlier answers named, so that what
/// was created is read, changed and deleted. 2,000 in the build, any number with
/// `-Dcolophon.requests=100000`.
class RandomRequestsTest {
  private static final int REQUESTS = Integer.getInteger("colophon.requests", 2_000);
  private static final long SEED = Long.getLong("colophon.seed", 20_261_130L);
  private static final int MOST_IDS = 400;
  private static final Pattern ID =
      Pattern.compile(
          "\"(?:id|item|segment|response_id|desk|source|imprint)\": ?\"([^\"]{1,200})\"");

  /// Odd values for a field.
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "[]",
          "{}",
          "[[]]",
          "{\"a\":{\"b\":[]}}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../etc/passwd\"",
          "\"2026-02-30\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"-999999999-01-01\"",
          "\"P1000000000D\"",
          "\"DE\"",
          "\"'; DROP TABLE item; --\"",
          "\"<script>\"",
          "\"ß\\u0301\\u200d\"");

  /// Texts that show the inside of the program.
  private static final List<String> INSIDES =
      List.of("\tat ", "Exception:", "java.lang.", "org.colophon.", "SQLITE");

  /// Tables that only requests write.
  private static final List<String> WRITTEN =
      List.of(
          "item_version",
          "item_link",
          "fact",
          "delivery",
          "hold",
          "allowance",
          "policy_version",
          "decision",
          "segment",
          "subscription",
          "run",
          "labelling",
          "label_given",
          "consent",
          "message",
          "feedback",
          "list_rule",
          "repair",
          "api_key",
          "account");

  private final ObjectMapper mapper = new ObjectMapper();
  private final Random random = new Random(SEED);
  private final List<String> ids =
      new ArrayList<>(List.of("hafenlicht", "nowhere", "desk-nordufer"));
  private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> succeeded = new TreeSet<>();
  private final long[] millis = new long[REQUESTS];
  @TempDir private Path directory;
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private Connection database;
  private String secret;
  private HttpClient client;

  /// An operation and its example.
  private record Template(String method, String path, JsonNode described) {}

  @BeforeEach
  void start() throws SQLException {
    MonotonicClock clock = MonotonicClock.system();
    Config config = Config.usual(directory);
    application =
        Application.open(
            config,
            CountingModels::german,
            clock,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(clock.instant());
              demo.loadInto(stores.catalog(), stores.audiences());
              demo.loadSignals(stores.people(), config.retention().signals());
              EditorialSource.register(
                  stores.catalog(), stores.directory(), config.region().zone());
            });
    application.catchUp();
    follower = new CatchUpThread(application::catchUp);
    Access access = application.access();
    secret = access.operatorSecret();
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0),
            access,
            application.backend(follower, null),
            Pages.routes());
    application.startRuns(follower);
    database = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() throws SQLException {
    client.close();
    database.close();
    server.close();
    follower.close();
    application.close();
  }

  private List<Template> templates() throws IOException {
    List<Template> all = new ArrayList<>();
    try (InputStream in = RandomRequestsTest.class.getResourceAsStream("/openapi.json")) {
      for (var path : mapper.readTree(in).path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          all.add(
              new Template(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  operation.getValue()));
        }
      }
    }
    return all;
  }

  @Test
  void noRequestBreaksTheServiceAndWhatIsRefusedChangesNothing() throws Exception {
    List<Template> templates = templates();
    String stored = stored();
    for (int i = 0; i < REQUESTS; i++) {
      Template template = templates.get(random.nextInt(templates.size()));
      HttpRequest request = request(template);
      long sent = System.nanoTime();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      millis[i] = (System.nanoTime() - sent) / 1_000_000;
      String said = "request " + i + " with seed " + SEED + ": " + request + ": " + answer.body();
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      assertTrue(answer.statusCode() < 500 || answer.statusCode() == 503, said);
      for (String inside : INSIDES) {
        assertTrue(answer.statusCode() < 400 || !answer.body().contains(inside), said);
      }
      String now = template.method().equals("GET") ? stored : stored();
      if (answer.statusCode() >= 400) {
        assertEquals(stored, now, "something was stored by " + said);
      } else {
        succeeded.add(template.method() + " " + template.path());
        learn(answer.body());
      }
      stored = now;
    }
    Arrays.sort(millis);
    System.out.println(
        statuses + ", " + succeeded.size() + " of " + templates.size() + " operations succeeded");
    System.out.println(
        "median %d ms, 99 %% below %d ms, longest %d ms"
            .formatted(millis[REQUESTS / 2], millis[REQUESTS * 99 / 100], millis[REQUESTS - 1]));
    assertEquals(Optional.empty(), new AuditLog(application.stores().database()).verify().broken());
    assertTrue(succeeded.size() >= templates.size() / 2, succeeded.toString());
  }

  /// How many rows each table has.
  private String stored() throws SQLException {
    String counts =
        WRITTEN.stream()
            .map(table -> "(SELECT count(*) FROM " + table + ")")
            .collect(Collectors.joining(", "));
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(seq), " + counts + " FROM log")) {
      StringBuilder text = new StringBuilder("log " + row.getLong(1));
      for (int i = 0; i < WRITTEN.size(); i++) {
        text.append(", ").append(WRITTEN.get(i)).append(' ').append(row.getLong(i + 2));
      }
      return text.toString();
    }
  }

  private void learn(String answer) {
    Matcher matcher = ID.matcher(answer);
    while (matcher.find()) {
      String id = matcher.group(1);
      if (ids.size() < MOST_IDS) {
        ids.add(id);
      } else {
        ids.set(random.nextInt(ids.size()), id);
      }
    }
  }

  private String anId() {
    return ids.get(random.nextInt(ids.size()));
  }

  private HttpRequest request(Template template) throws IOException {
    StringBuilder path = new StringBuilder(template.path());
    for (int open = path.indexOf("{"); open >= 0; open = path.indexOf("{")) {
      path.replace(open, path.indexOf("}") + 1, encoded(anId()));
    }
    char join = '?';
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + secret);
    for (JsonNode parameter : template.described().path("parameters")) {
      boolean query = parameter.path("in").asText().equals("query");
      if (query && random.nextInt(3) == 0) {
        path.append(join)
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(value(parameter)));
        join = '&';
      }
    }
    JsonNode content = template.described().path("requestBody").path("content");
    if (content.isEmpty()) {
      request.method(template.method(), BodyPublishers.noBody());
    } else {
      var kind = content.properties().iterator().next();
      request.header("Content-Type", kind.getKey());
      request.method(template.method(), BodyPublishers.ofString(body(kind.getValue())));
    }
    return request.uri(URI.create("http://127.0.0.1:" + server.port() + path)).build();
  }

  private String value(JsonNode parameter) {
    JsonNode schema = parameter.path("schema");
    JsonNode choices = schema.path("enum");
    return switch (random.nextInt(4)) {
      case 0 -> ODD.get(random.nextInt(ODD.size()));
      case 1 -> Integer.toString(random.nextInt(2_000) - 10);
      default -> choices.isEmpty() ? anId() : choices.get(random.nextInt(choices.size())).asText();
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// An example as it is, with an id, with odd values, without a field, or cut.
  private String body(JsonNode described) throws IOException {
    JsonNode example = described.path("example");
    if (!example.isObject()) {
      return example.isTextual() ? example.asText() : "{}";
    }
    ObjectNode changed = example.deepCopy();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change(changed);
    }
    String text = mapper.writeValueAsString(changed);
    return random.nextInt(50) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
  }

  private void change(ObjectNode root) throws IOException {
    ObjectNode object = root;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    JsonNode old = Objects.requireNonNull(object.get(name));
    if (old instanceof ObjectNode inner && random.nextBoolean()) {
      change(inner);
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, mapper.readTree(ODD.get(random.nextInt(ODD.size()))));
      case 2 -> object.put("not_a_field", 1);
      default ->
          object.set(
              name,
              old instanceof ArrayNode
                  ? JsonNodeFactory.instance.arrayNode().add(anId())
                  : JsonNodeFactory.instance.textNode(anId()));
    }
  }
}
