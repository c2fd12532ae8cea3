package org.colophon.service.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.HttpServer;
import org.colophon.service.security.TestCaller.Answer;
import org.colophon.service.testing.TestAccess;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two services with the same content of the imprint `kai`. One also holds secrets of the imprint
/// `fremd`. A caller confined to `kai` gets the same answers from both.
class ConfinedCallersTest {
  private static final String TEXT =
      "Am Hafen baut ein Vogel sein Nest. Kriminalromane liest die Nachbarin nur am Wochenende.";
  private static final List<String> SECRETS =
      List.of("entwurf", "geplant", "gesperrt", "angehalten", "zurueckgezogen");

  private static Side plain;
  private static Side secret;

  /// One of the two services.
  private record Side(
      TestService service, TestAccess access, HttpServer server, TestCaller caller, String admin)
      implements AutoCloseable {
    static Side start() {
      TestService service = new TestService().answeringAssistants();
      TestAccess access = new TestAccess(service);
      HttpServer server =
          Endpoints.serve(
              HttpServer.Settings.local(0).withMcp(true),
              access.access(),
              service.backend(),
              Pages.routes());
      String admin = access.key("all", AccessRole.ADMIN);
      return new Side(service, access, server, new TestCaller(server), admin);
    }

    Answer as(String key, Call call) {
      return caller.send(
          call.method(),
          call.path(),
          call.body().isEmpty() ? null : call.body(),
          Map.of("Authorization", "Bearer " + key, "Content-Type", call.type()));
    }

    /// Sends something as an admin that has to succeed.
    void put(Call call) {
      Answer answer = as(admin, call);
      assertTrue(answer.status() < 300, call + ": " + answer.text());
      assertTrue(!answer.text().contains("\"refused\""), call + ": " + answer.text());
    }

    @Override
    public void close() {
      caller.close();
      server.close();
      access.close();
      service.close();
    }
  }

  /// A request; its body is empty where there is none.
  private record Call(String method, String path, String body) {
    static Call get(String path) {
      return new Call("GET", path, "");
    }

    static Call post(String path, String body) {
      return new Call("POST", path, body);
    }

    String type() {
      return path.endsWith(":batch") ? "application/x-ndjson" : "application/json";
    }
  }

  private static String catalogue() throws IOException {
    try (InputStream lines =
        TestService.class.getResourceAsStream("/org/colophon/service/http/catalogue.ndjson")) {
      return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    plain = filled();
    secret = filled();
    plantSecrets(secret);
    List.of(plain, secret).forEach(side -> side.service().settle());
  }

  /// A service with the content of the imprint `kai`.
  private static Side filled() throws IOException {
    Side side = Side.start();
    side.put(Call.post("/v1/items:batch", catalogue()));
    side.put(
        Call.post(
            "/v1/items:batch",
            """
            {"schema":"colophon-imprint/1","id":"fremd","name":"Fremd","legal_entity":"Fremd GmbH"}
            {"schema":"colophon-source/1","id":"feed-kai","name":"Kai","owner":"desk-kai","authoritative_for":[],"expected_every":"PT24H","zone":"Europe/Berlin","imprint":"kai"}
            {"schema":"colophon-source/1","id":"feed-fremd","name":"Fremd","owner":"desk-kai","authoritative_for":[],"expected_every":"PT24H","zone":"Europe/Berlin","imprint":"fremd"}
            {"schema":"colophon-desk/1","id":"desk-fremd","name":"Fremd","imprint":"fremd","members":["f"],"active":true}
            """));
    side.put(
        item(
            "anker",
            "kai",
            "\"lifecycle\":{\"state\":\"published\",\"published_at\":\"2026-11-20\"}"));
    side.put(Call.post("/v1/holds", hold("eigen", "flutnacht")));
    side.put(Call.post("/v1/exceptions", exception("eigen", "kai", "desk-kai")));
    side.put(Call.post("/v1/overrides", override("eigen-o", "anker")));
    side.service().addSegmentLike("anker");
    return side;
  }

  private static void plantSecrets(Side side) {
    String published = "\"lifecycle\":{\"state\":\"published\",\"published_at\":\"2026-11-01\"}";
    side.put(item("entwurf", "fremd", "\"lifecycle\":{\"state\":\"draft\"}"));
    side.put(item("geplant", "fremd", "\"lifecycle\":{\"state\":\"scheduled\"}"));
    side.put(item("gesperrt", "fremd", published + ",\"embargo_until\":\"2027-01-01\""));
    side.put(item("angehalten", "fremd", published));
    side.put(item("zurueckgezogen", "fremd", "\"lifecycle\":{\"state\":\"withdrawn\"}"));
    side.put(Call.post("/v1/holds", hold("geheim", "angehalten")));
    side.put(Call.post("/v1/exceptions", exception("geheim", "fremd", "desk-fremd")));
    side.put(Call.post("/v1/overrides", override("geheim-o", "gesperrt")));
    side.put(
        new Call(
            "PUT",
            "/v1/segments/geheimbund",
            """
            {"schema":"colophon-segment/1","id":"geheimbund","imprint":"fremd","name":"Geheimbund",
             "language":"de","description":"%s","owner":"desk-fremd","state":"active",
             "check_due_at":"2027-03-22T09:00:00Z","rules":{"languages":["de"]}}
            """
                .formatted(TEXT)));
  }

  private static Call item(String id, String imprint, String more) {
    return new Call(
        "PUT",
        "/v1/items/" + id,
        """
        {"source":"feed-%s","imprint":"%s","desk":"desk-%s","content_type":"book","language":"de",
         "title":"Nest %s","text":"%s","canonical_url":"https://%s.example/%s",
         "contributors":[{"id":"zoe","name":"Zoe Zaun","role":"author"}],
         "subjects":[{"scheme":"topics","code":"crime"}],
         "products":[{"id":"p-%s","form":"paperback","trade_state":"active","availability":"20"}],%s}
        """
            .formatted(imprint, imprint, imprint, id, TEXT, imprint, id, id, more));
  }

  private static String hold(String id, String item) {
    return "{\"id\":\"%s\",\"scope\":{\"items\":[\"%s\"]},\"reason\":\"Streit\"}"
        .formatted(id, item);
  }

  private static String exception(String id, String imprint, String desk) {
    return """
    {"id":"%s","imprint":"%s","owner":"%s","code":"fact_stale","fact":"price","limit":"P9D",
     "reason":"Umzug",
     "until":"2026-12-31T00:00:00Z"}
    """
        .formatted(id, imprint, desk);
  }

  private static String override(String id, String item) {
    return """
    {"id":"%s","item":"%s","code":"check_overdue","reason":"geprüft",
     "until":"2026-11-23T09:00:00Z"}
    """
        .formatted(id, item);
  }

  @AfterAll
  static void stop() {
    plain.close();
    secret.close();
  }

  /// What a confined caller may ask, by operation.
  private static List<Call> questions() {
    List<Call> calls = new ArrayList<>();
    for (String path :
        List.of(
            "/v1/items?imprint=kai",
            "/v1/items?imprint=kai&limit=1",
            "/v1/items?imprint=kai&limit=1&after=anker",
            "/v1/items?imprint=kai&q=entwurf",
            "/v1/items:count?imprint=kai&q=entwurf&verdict=block",
            "/v1/items?imprint=kai&desk=desk-fremd",
            "/v1/items/anker",
            "/v1/items/anker/related?k=50",
            "/v1/items/anker/cleared",
            "/v1/items/anker/suggestions",
            "/v1/items/anker/duplicates",
            "/v1/items/anker/repairs",
            "/v1/items/anker/governance",
            "/v1/items/entwurf/governance",
            "/v1/segments?limit=1000",
            "/v1/segments?limit=1",
            "/v1/segments/like-anker",
            "/v1/segments/geheimbund",
            "/v1/segments/like-anker/recommendations?k=50",
            "/v1/search?k=50&q=Nest+am+Hafen",
            "/v1/imprints",
            "/v1/desks/desk-kai/queue?limit=200",
            "/v1/desks/desk-kai/decided?limit=100",
            "/v1/desks/desk-fremd/queue",
            "/v1/governance/report?imprint=kai",
            "/v1/governance/report?imprint=kai&desk=desk-fremd",
            "/v1/governance/outlook?imprint=kai",
            "/v1/segments:answers",
            "/v1/governance/duplicates?imprint=kai",
            "/v1/governance/gaps?imprint=kai&least=1",
            "/v1/governance/spread?imprint=kai&entity=contributor:zoe",
            "/v1/holds",
            "/v1/exceptions",
            "/v1/overrides",
            "/v1/changes?limit=1000",
            "/v1/governance/recalls",
            "/v1/policies",
            "/v1/demo",
            "/v1/session")) {
      calls.add(Call.get(path));
    }
    calls.add(
        Call.post(
            "/v1/suggestions",
            "{\"imprint\":\"kai\",\"content_type\":\"news\",\"title\":\"Nest\",\"text\":\""
                + TEXT
                + "\"}"));
    for (String body :
        List.of(
            "{\"k\":50,\"segment\":\"like-anker\"}",
            "{\"k\":50,\"segment\":\"like-anker\",\"context\":{\"item\":\"entwurf\"}}",
            "{\"k\":50,\"segment\":\"like-anker\",\"seen\":[\"entwurf\"]}",
            signal("\"item_id\":\"entwurf\""),
            signal("\"product_id\":\"p-entwurf\""))) {
      calls.add(Call.post("/v1/recommendations", body));
    }
    calls.add(
        Call.post("/v1/checks", "{\"items\":[\"anker\",\"entwurf\"],\"purpose\":\"newsletter\"}"));
    calls.add(Call.post("/v1/checks", "{\"items\":[\"anker\"],\"purpose\":\"newsletter\"}"));
    for (String tool : List.of("search_catalog:\"q\":\"Nest\"", "related:\"item\":\"entwurf\"")) {
      String[] parts = tool.split(":", 2);
      calls.add(
          Call.post(
              "/mcp",
              """
              {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{%s}}}\
              """
                  .formatted(parts[0], parts[1])));
    }
    return calls;
  }

  private static String signal(String property) {
    return "{\"k\":50,\"segment\":\"like-anker\",\"consent\":{\"profiling\":true},\"signals\":["
        + "{\"event\":\"Content Viewed\",\"properties\":{"
        + property
        + "}}]}";
  }

  /// What a confined caller may try to write, all of it about something of the other imprint: it
  /// changes nothing where that is unknown, and nothing where it is there.
  private static List<Call> attempts() {
    List<Call> calls = new ArrayList<>();
    for (String id : SECRETS) {
      calls.add(new Call("PATCH", "/v1/items/" + id, "{\"title\":\"Neu\"}"));
      calls.add(new Call("DELETE", "/v1/items/" + id, ""));
      calls.add(Call.post("/v1/holds", hold("neu-" + id, id)));
      calls.add(Call.post("/v1/overrides", override("neu-" + id, id)));
      calls.add(decision("link", "item:" + id));
    }
    calls.add(decision("segment", "geheimbund"));
    calls.add(Call.post("/v1/holds", "{\"scope\":{\"imprint\":\"fremd\"},\"reason\":\"x\"}"));
    calls.add(Call.post("/v1/holds", "{\"scope\":{\"contributor\":\"zoe\"},\"reason\":\"x\"}"));
    calls.add(new Call("DELETE", "/v1/holds/geheim", ""));
    calls.add(new Call("DELETE", "/v1/exceptions/geheim", ""));
    calls.add(new Call("DELETE", "/v1/overrides/geheim-o", ""));
    calls.add(Call.post("/v1/exceptions", exception("neu", "kai", "desk-fremd2")));
    calls.add(Call.post("/v1/governance/recalls/geheim/acknowledged", "{}"));
    calls.add(
        new Call(
            "PUT",
            "/v1/segments/eigene",
            """
            {"schema":"colophon-segment/1","id":"eigene","imprint":"kai","name":"Eigene",
             "language":"de","description":"Leser","owner":"desk-kai","state":"active",
             "check_due_at":"2027-03-22T09:00:00Z","positive":["entwurf"],"rules":{}}
            """));
    return calls;
  }

  private static Call decision(String kind, String value) {
    return Call.post(
        "/v1/items/anker/decisions",
        "{\"kind\":\"%s\",\"value\":\"%s\",\"answer\":\"accepted\"}".formatted(kind, value));
  }

  /// An answer without what is made anew for each: ids of answers and verdicts, and the numbers of
  /// log entries; and without scores, for which segments of all imprints compete.
  private static String comparable(Answer answer) {
    return answer.status()
        + " "
        + answer
            .text()
            .replace("\\\"", "\"") // of an answer inside an answer
            .replaceAll("\"(response_id|verdict|verdict_id|etag)\": ?\"[^\"]*\"", "\"$1\":\"*\"")
            .replaceAll("\"(seq|facts_seq)\": ?[0-9]+", "\"$1\":0")
            .replaceAll("\"(score|because)\": ?([0-9.]+|\\[[^\\]]*])", "\"$1\":0")
            .replaceAll("[A-Za-z0-9_-]{60,}", "*");
  }

  @Test
  void theAnswersToAConfinedCallerAreThoseOfAServiceWithoutTheSecrets() {
    assertSame(questions());
  }

  @Test
  void whatAConfinedCallerTriesIsAnsweredAsOnAServiceWithoutTheSecrets() {
    assertSame(attempts());
  }

  private static void assertSame(List<Call> calls) {
    List<String> different = new ArrayList<>();
    for (AccessRole role : AccessRole.values()) {
      if (role != AccessRole.ADMIN) {
        String one = plain.access().key("kai-" + role + calls.size(), role, "kai");
        String two = secret.access().key("kai-" + role + calls.size(), role, "kai");
        for (Call call : calls) {
          String without = comparable(plain.as(one, call));
          String with = comparable(secret.as(two, call));
          String named = secret.as(two, call).text();
          boolean asked = (call.path() + call.body()).matches("(?s).*(fremd|geheim).*");
          if (!asked
              && (named.contains("fremd") || named.toLowerCase(Locale.ROOT).contains("geheim"))) {
            different.add(role + " " + call + " is told of the other imprint: " + named + "\n");
          }
          if (!without.equals(with)) {
            different.add(role + " " + call + "\n  " + without + "\n  " + with + "\n");
          }
        }
      }
    }
    assertEquals("", String.join("", different));
  }

  /// The comparison proves something: whoever sees all imprints gets other answers.
  @Test
  void whoSeesAllGetsTheSecrets() {
    Set<String> told = new TreeSet<>();
    for (Call call : questions()) {
      if (!comparable(plain.as(plain.admin(), call))
          .equals(comparable(secret.as(secret.admin(), call)))) {
        told.add(call.path().replaceFirst("\\?.*", ""));
      }
    }
    assertTrue(told.size() >= 12, told.toString());
  }

  /// They are not simply refused: their own is there.
  @Test
  void aConfinedCatalogueOwnerSeesAndEndsWhatIsOfTheImprint() throws IOException {
    try (Side side = filled()) {
      plantSecrets(side);
      String key = side.access().key("kai-owner", AccessRole.CATALOGUE_OWNER, "kai");
      for (String list : List.of("holds", "exceptions", "overrides")) {
        JsonNode all = side.as(key, Call.get("/v1/" + list)).json().path(list);
        assertEquals(1, all.size(), list);
        assertTrue(all.path(0).path("id").asText().startsWith("eigen"), list);
      }
      assertEquals(201, side.as(key, Call.post("/v1/holds", hold("zweiter", "anker"))).status());
      assertEquals(200, side.as(key, new Call("DELETE", "/v1/holds/zweiter", "")).status());
      assertEquals(201, side.as(key, decision("segment", "like-anker")).status());
      side.service().settle();
      JsonNode changes = side.as(key, Call.get("/v1/changes")).json();
      assertNotEquals(0, changes.path("changes").size(), changes.toString());
    }
  }
}
