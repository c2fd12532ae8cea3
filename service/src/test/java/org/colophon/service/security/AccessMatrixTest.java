package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.audience.testing.TestRetention;
import org.colophon.service.app.Endpoints;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.AccessRules.Rule;
import org.colophon.service.security.TestCaller.Answer;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every operation of the OpenAPI document × every role × own and foreign imprints.
class AccessMatrixTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final String OWN = "nordufer";

  /// What is of the caller's imprint, of another one, and nowhere, by scope.
  private static final Map<Scope, List<String>> IDS =
      Map.of(
          Scope.ITEM, List.of("hafenlicht", "the-tide-clock", "nowhere-to-be-found"),
          Scope.SEGMENT,
              List.of("seg-kuestenkrimi-wochenende", "seg-eltern-erstleser", "seg-nowhere"),
          Scope.DESK, List.of("desk-nordufer", "desk-harrow-lane", "desk-nowhere"));

  private static final TestService SERVICE = new TestService();
  private static final TestAccess ACCESS = new TestAccess(SERVICE);
  private static final Map<AccessRole, String> ALL = new EnumMap<>(AccessRole.class);
  private static final Map<AccessRole, String> SOME = new EnumMap<>(AccessRole.class);
  private static HttpServer server;
  private static TestCaller caller;

  @BeforeAll
  static void start() {
    DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
    demo.loadInto(SERVICE.catalog(), SERVICE.audiences());
    demo.loadSignals(SERVICE.people(), TestRetention.USUAL);
    SERVICE.addDeskSource();
    for (AccessRole role : AccessRole.values()) {
      ALL.put(role, ACCESS.key("all-" + role.text(), role));
      if (role != AccessRole.ADMIN) {
        SOME.put(role, ACCESS.key("some-" + role.text(), role, OWN));
      }
    }
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), ACCESS.access(), SERVICE.backend(), Pages.routes());
    caller = new TestCaller(server);
  }

  @AfterAll
  static void stop() {
    caller.close();
    server.close();
    ACCESS.close();
    SERVICE.close();
  }

  private static String all(AccessRole role) {
    return Objects.requireNonNull(ALL.get(role));
  }

  private static String some(AccessRole role) {
    return Objects.requireNonNull(SOME.get(role));
  }

  /// An operation of the OpenAPI document.
  private record Operation(String method, String path, JsonNode described) {
    String name() {
      return method + " " + path;
    }

    Rule rule() {
      return AccessRules.of(method, path).orElseThrow();
    }

    Answer call(String id, Map<String, String> headers) {
      return call(id, "", headers);
    }

    Answer call(String id, String query, Map<String, String> headers) {
      String body = described.has("requestBody") ? "{}" : null;
      return caller.send(method, path.replaceAll("\\{[^}]+}", id) + query, body, headers);
    }
  }

  private static List<Operation> operations() throws IOException {
    try (InputStream in = AccessMatrixTest.class.getResourceAsStream("/openapi.json")) {
      List<Operation> all = new ArrayList<>();
      for (var path : new ObjectMapper().readTree(in).path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          all.add(new Operation(method, path.getKey(), operation.getValue()));
        }
      }
      return all;
    }
  }

  @Test
  void everyOperationHasARuleAndEveryRuleAnOperation() throws IOException {
    Set<String> described = new TreeSet<>();
    operations().forEach(operation -> described.add(operation.name()));
    Set<String> ruled = new TreeSet<>(AccessRules.operations());
    ruled.removeIf(operation -> operation.contains(" /sign-"));
    assertEquals(described, ruled);
  }

  @Test
  void rolesMayCallWhatTheirRuleSaysAndNothingElse() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations()) {
      for (Map.Entry<AccessRole, String> key : ALL.entrySet()) {
        Set<AccessRole> roles = operation.rule().roles();
        boolean may =
            roles == null || key.getKey() == AccessRole.ADMIN || roles.contains(key.getKey());
        Answer answer = operation.call("nowhere-to-be-found", TestCaller.key(key.getValue()));
        boolean refused = answer.code().equals("not_allowed") || answer.status() == 401;
        if (may == refused || (answer.status() >= 500 && answer.status() != 503)) {
          wrong.add(operation.name() + " as " + key.getKey() + ": " + answer.status());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void nobodyIsAnsweredWithoutAKeyOrASessionButWhereTheRuleSaysSo() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations()) {
      Answer none = operation.call("hafenlicht", Map.of());
      Answer bad = operation.call("hafenlicht", TestCaller.key("colophon_0123456789_x"));
      boolean open = operation.rule().roles() == null;
      if (open != (none.status() == 200) || (!open && !none.code().equals("not_signed_in"))) {
        wrong.add(operation.name() + ": " + none.status());
      }
      if (bad.status() != 401 && bad.status() != 429) {
        wrong.add(operation.name() + " with a bad key: " + bad.status());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatBelongsToAnotherImprintIsAnsweredAsWhatDoesNotExist() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations()) {
      List<String> ids = IDS.getOrDefault(operation.rule().scope(), List.of());
      for (AccessRole role : limited(operation, ids.isEmpty())) {
        Map<String, String> key = TestCaller.key(some(role));
        Answer own = operation.call(ids.get(0), key);
        Answer foreign = operation.call(ids.get(1), key);
        Answer nothing = operation.call(ids.get(2), key);
        String said = foreign.text().replace(ids.get(1), ids.get(2));
        Answer unconfined = operation.call(ids.get(0), TestCaller.key(all(role)));
        if (own.status() != unconfined.status()) {
          wrong.add(operation.name() + " as " + role + ", own: " + own.text());
        }
        boolean created = nothing.status() != 404; // what does not exist can be made
        if (foreign.status() != 404
            || (!created && !said.equals(nothing.text()))
            || said.contains("harrow")) {
          wrong.add(operation.name() + " as " + role + ": " + foreign.text() + nothing.text());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static List<AccessRole> limited(Operation operation, boolean none) {
    Set<AccessRole> roles = operation.rule().roles();
    return none || roles == null
        ? List.of()
        : roles.stream().filter(role -> role != AccessRole.INTEGRATION).toList();
  }

  @Test
  void whatIsAboutAllImprintsIsRefusedToWhoSeesSome() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations()) {
      Scope scope = operation.rule().scope();
      for (AccessRole role :
          limited(operation, scope != Scope.EVERYTHING && scope != Scope.QUERY)) {
        Map<String, String> key = TestCaller.key(some(role));
        Answer answer = operation.call("nowhere-to-be-found", key);
        if (!answer.code().equals("imprint_not_allowed")) {
          wrong.add(operation.name() + " as " + role + ": " + answer.status());
        }
        if (scope == Scope.QUERY) {
          boolean entity = operation.path().endsWith("/spread"); // a record has to be named too
          String more = entity ? "&entity=series:kueste" : "";
          Answer own = operation.call("", "?imprint=" + OWN + more, key);
          assertEquals(entity ? 404 : 200, own.status(), operation.name() + own.text());
          assertEquals(
              "imprint_not_allowed", operation.call("", "?imprint=harrow-lane", key).code());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void messagesMayNameNothingOfAnotherImprint() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> foreign =
        List.of(
            "{\"imprint\":\"harrow-lane\"}",
            "{\"segment\":\"seg-eltern-erstleser\"}",
            "{\"item\":\"the-tide-clock\"}",
            "{\"items\":[\"hafenlicht\",\"the-tide-clock\"]}",
            "{\"facts\":[{\"item\":\"the-tide-clock\"}]}",
            "{}");
    for (Operation operation : operations()) {
      for (AccessRole role : limited(operation, operation.rule().scope() != Scope.MESSAGE)) {
        for (String body : foreign) {
          Answer answer =
              caller.send(operation.method(), operation.path(), body, TestCaller.key(some(role)));
          boolean lines = operation.path().endsWith(":batch");
          if (!lines && answer.status() != 403 && answer.status() != 404) {
            wrong.add(operation.name() + " as " + role + " " + body + ": " + answer.status());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    Answer batch =
        caller.send(
            "POST",
            "/v1/items:batch",
            "{\"imprint\":\"harrow-lane\"}\n{\"id\":\"the-tide-clock\",\"imprint\":\"nordufer\",\"content_type\":\"book\"}\n",
            Map.of(
                "Authorization",
                "Bearer " + some(AccessRole.CATALOGUE_OWNER),
                "Content-Type",
                "application/x-ndjson"));
    assertEquals(200, batch.status(), batch.text());
    assertEquals(2, batch.text().lines().filter(line -> line.contains("problem")).count());
  }

  @Test
  void listsLeaveOutWhatIsNotSeen() {
    Map<String, String> key = TestCaller.key(some(AccessRole.EDITOR));
    JsonNode segments = caller.get("/v1/segments?limit=1000", key).json().path("segments");
    assertTrue(segments.size() > 0);
    segments.forEach(one -> assertEquals(OWN, one.at("/segment/imprint").asText()));
    JsonNode imprints = caller.get("/v1/imprints", key).json();
    assertEquals(1, imprints.path("imprints").size(), imprints.toString());
  }

  @Test
  void anIntegrationWritesFactsOfItsOwnSourcesAlone() {
    Map<String, String> key = TestCaller.key(all(AccessRole.INTEGRATION));
    String facts = "{\"source\":\"%s\",\"facts\":[]}";
    assertEquals(
        "source_not_allowed",
        caller.send("POST", "/v1/facts", facts.formatted("editorial"), key).code());
    assertEquals(422, caller.send("POST", "/v1/facts", facts.formatted("crm"), key).status());
    assertEquals(
        "source_not_allowed",
        caller.send("POST", "/v1/sources/editorial/heartbeats", "{}", key).code());
    assertEquals(
        "source_not_allowed",
        caller.send("DELETE", "/v1/items/hafenlicht?source=editorial", null, key).code());
  }

  @Test
  void theTableInTheDocsIsTheRules() throws IOException {
    Path file = ROOT.resolve("docs/access.md");
    String table = table();
    if (Boolean.getBoolean("colophon.write")) {
      Files.writeString(file, table);
    }
    assertEquals(table, Files.readString(file), "run this test with -Dcolophon.write=true");
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder("# Who may call what\n\n");
    table.append(
        """
        Made from `AccessRules` by a test. Admins may call everything. *Confined to* says how an operation is limited for callers who see
        some imprints only; what belongs to another imprint is answered as what does not exist.

        | Operation | Roles | Confined to |
        | --- | --- | --- |
        """);
    for (Operation operation : operations()) {
      Rule rule = operation.rule();
      String roles =
          rule.roles() == null
              ? "everybody"
              : rule.roles().isEmpty()
                  ? "admin"
                  : String.join(
                      ", ", rule.roles().stream().map(AccessRole::text).sorted().toList());
      table
          .append("| `")
          .append(operation.name())
          .append("` | ")
          .append(roles)
          .append(" | ")
          .append(words(rule.scope()))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String words(Scope scope) {
    return switch (scope) {
      case NOTHING -> "";
      case ITEM -> "items of their imprints";
      case SEGMENT -> "segments of their imprints";
      case DESK -> "desks of their imprints";
      case IMPRINT -> "their imprints";
      case QUERY -> "the parameter `imprint`, which they have to state";
      case MESSAGE -> "what the message names";
      case ANSWER -> "what the answer lists";
      case EVERYTHING -> "callers who see all imprints";
    };
  }
}
