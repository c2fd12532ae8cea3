package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.annotation.Annotation;
import org.colophon.service.http.RouteVisibility.Call;
import org.colophon.service.http.RouteVisibility.Rule;
import org.colophon.service.http.RouteVisibility.Shows;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Walks every route with items that must not be known: each forbidden kind, of the imprint that
/// asks and of others.
class RouteVisibilityTest {
  static final String TEXT =
      "Im Garten am Hafen baut ein Vogel sein Nest. Kriminalromane liest die Nachbarin nur am"
          + " Wochenende, und am 3. März 2020 beginnt die Ausstellung über Vögel.";

  private static final List<String> IMPRINTS = List.of("kai", "moor", "fremd");
  private static final List<String> VIEWERS = List.of("kai", "moor");
  private static final Map<String, String> KINDS = kinds();

  private TestService service;
  private ApiClient api;

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    String published = "\"lifecycle\":{\"state\":\"published\",\"published_at\":\"2026-11-01\"}";
    kinds.put("unannounced", published);
    kinds.put("embargoed", published + ",\"embargo_until\":\"2027-01-01\"");
    kinds.put("onhold", published);
    kinds.put("deleted", published);
    kinds.put(
        "ahead",
        published.replace("\"published_at\"", "\"go_live_at\":\"2027-05-01\",\"published_at\""));
    for (String state :
        List.of("draft", "scheduled", "withheld", "withdrawn", "canceled", "recalled")) {
      kinds.put(state, "\"lifecycle\":{\"state\":\"" + state + "\"}");
    }
    return kinds;
  }

  static Set<String> kindsOfCanaries() {
    return KINDS.keySet();
  }

  private static String more(String kind) {
    return Objects.requireNonNull(KINDS.get(kind), kind);
  }

  /// An item that must not be known.
  private record Canary(String kind, String imprint, String desk) {
    String id() {
      return "canary-" + kind + "-" + imprint + "-" + desk;
    }

    String title() {
      return "Zaunkönig " + kind + " " + imprint + " " + desk;
    }
  }

  private final List<Canary> canaries = new ArrayList<>();

  @BeforeEach
  void start() {
    service = new TestService().answeringAssistants().start(0, null);
    api = new ApiClient(service.address());
    api.load("catalogue.ndjson");
    ingest(
        """
        {"schema":"colophon-imprint/1","id":"moor","name":"Moor","legal_entity":"Moor GmbH"}
        {"schema":"colophon-imprint/1","id":"fremd","name":"Fremd","legal_entity":"Fremd GmbH"}
        {"schema":"colophon-desk/1","id":"desk-moor","name":"Moor","imprint":"moor","members":["m"],"active":true}
        {"schema":"colophon-desk/1","id":"desk-fremd","name":"Fremd","imprint":"fremd","members":["f"],"active":true}
        {"schema":"colophon-contributor/1","id":"zoe","name":"Zoe Zaun","bio":"Zoe Zaun lebt am Watt.","bio_checked_at":"2020-01-01"}
        {"schema":"colophon-series/1","id":"zaun","name":"Zaun","imprint":"kai"}
        {"schema":"colophon-event/1","id":"lesung","kind":"reading","name":"Lesung im Garten","place":"Kiel","from":"2026-12-01T18:00:00Z","until":"2026-12-01T20:00:00Z","status":"scheduled"}
        {"schema":"colophon-award/1","id":"preis","name":"Gartenpreis","year":"2026","achievement":"winner","contributor":"zoe","from":"2026-11-01"}
        """);
    for (String imprint : IMPRINTS) {
      for (String kind : KINDS.keySet()) {
        canaries.add(new Canary(kind, imprint, imprint));
      }
    }
    for (String viewer : VIEWERS) {
      for (String kind : KINDS.keySet()) {
        canaries.add(new Canary(kind, "fremd", viewer)); // given to a desk of another imprint
      }
    }
    canaries.forEach(canary -> plant(canary, "", more("onhold"))); // published at first
    for (String viewer : VIEWERS) {
      anchor(viewer);
      service.addSegmentLike("anchor-" + viewer);
    }
    label();
    experiences();
    campaigns();
    canaries.forEach(canary ->
        plant(
            canary,
            canary.kind().equals("unannounced") ? ",\"announced_at\":\"2027-03-01\"" : "",
            more(canary.kind())));
    canaries.stream()
        .filter(c -> c.kind().equals("deleted"))
        .forEach(c -> api.delete("/v1/items/" + c.id() + "?source=feed"));
    hold();
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  private void ingest(String lines) {
    var answer =
        api.send(
            "POST",
            "/v1/items:batch",
            lines.getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", "application/x-ndjson"));
    assertFalse(answer.text().contains("\"refused\""), answer.text());
  }

  private void plant(Canary canary, String announced, String more) {
    item(
        canary.id(),
        canary.title(),
        TEXT,
        canary.imprint(),
        canary.desk(),
        "book",
        "\"products\":[{\"id\":\"p-%s\",\"form\":\"paperback\",\"trade_state\":\"active\",\"availability\":\"20\"%s}],%s"
            .formatted(canary.id(), announced, more));
    service.mentions().say(canary.id(), Annotation.Kind.ENTITY, "per:zoe zaun", "Zoe Zaunmann");
    service.mentions().say(canary.id(), Annotation.Kind.KEYPHRASE, "vogelnest", "Vogelnest");
    service.mentions().say(canary.id(), Annotation.Kind.DATE, "2020-03-03", "3. März 2020");
  }

  /// A published text that names every canary's title and is nearly each canary's text.
  private void anchor(String viewer) {
    StringBuilder names = new StringBuilder(TEXT);
    canaries.forEach(canary -> names.append(' ').append(canary.title()).append('.'));
    item(
        "anchor-" + viewer,
        "Garten",
        names.toString(),
        viewer,
        viewer,
        "news",
        "\"lifecycle\":{\"state\":\"published\",\"published_at\":\"2026-11-20\"}");
  }

  private void item(
      String id, String title, String text, String imprint, String desk, String type, String more) {
    String item =
        """
        {"source":"feed","imprint":"%s","desk":"desk-%s","content_type":"%s","language":"de","title":"%s","text":"%s","canonical_url":"https://kai.example/%s","contributors":[{"id":"zoe","name":"Zoe Zaun","role":"author"}],"subjects":[{"scheme":"topics","code":"crime"},{"scheme":"topics","code":"biography"}],"series":{"id":"zaun"},"events":["lesung"],%s}\
        """
            .formatted(imprint, desk, type, title, text, id, more);
    var answer = api.put("/v1/items/" + id, item);
    assertTrue(answer.status() < 300, answer.text());
  }

  /// One experience for each canary; those of a kind share a placement.
  private void experiences() {
    for (int i = 0; i < canaries.size(); i++) {
      String rule =
          """
          {"item":"%s","placement":"%s","condition":{"devices":["phone"]},"priority":1,"per_session":100,"hold_out":0,"owner":"desk-moor","reason":"r","until":"2027-06-01T00:00:00Z"}
          """
              .formatted(canaries.get(i).id(), canaries.get(i).kind());
      var answer = api.put("/v1/experiences/e-" + i, rule);
      assertEquals(201, answer.status(), answer.text());
    }
  }

  /// Campaigns of all canaries, each over a channel of its own, approved while all were published.
  private void campaigns() {
    api.post(
        "/v1/signals",
        """
        {"type":"identify","messageId":"m","userId":"p-1","traits":{"segments":["like-anchor-kai"]},
         "context":{"consent":{"legalEntity":"Kai GmbH","source":"crm","categoryPreferences":{"profiling":true,"newsletter":true}}}}
        """);
    for (int from = 0; from < canaries.size(); from += 20) {
      int end = Math.min(canaries.size(), from + 20);
      ObjectNode campaign = ApiClient.MAPPER.createObjectNode();
      campaign.put("owner", "desk-kai").put("reason", "r").put("segment", "like-anchor-kai");
      campaign.put("channel", "k" + from / 20).put("send_at", "2026-11-22T09:00:00Z");
      ArrayNode items = campaign.putArray("items");
      canaries.subList(from, end).forEach(canary -> items.add(canary.id()));
      String path = "/v1/campaigns/k-" + from / 20;
      assertEquals(201, api.put(path, campaign.toString()).status());
      for (String action : List.of("freeze", "approve", "send")) {
        String tag = api.get(path).header("ETag");
        var answer = api.send("POST", path + "/" + action, null, Map.of("If-Match", tag));
        assertEquals(200, answer.status(), answer.text());
      }
    }
  }

  private void hold() {
    ObjectNode hold = ApiClient.MAPPER.createObjectNode().put("reason", "r").put("by", "legal");
    ArrayNode items = hold.putObject("scope").putArray("items");
    canaries.stream().filter(c -> c.kind().equals("onhold")).forEach(c -> items.add(c.id()));
    assertEquals(201, api.post("/v1/holds", hold.toString()).status());
  }

  /// A sample that was drawn and answered before the canaries became what they are.
  private void label() {
    String draw = "{\"id\":\"all\",\"task\":\"segments\",\"size\":500,\"seed\":5,\"by\":\"ada\"}";
    assertEquals(201, api.post("/v1/labellings", draw).status());
    for (String labeller : List.of("ada", "ben")) {
      JsonNode turn = api.get("/v1/labellings/all/next?labeller=" + labeller).json();
      while (turn.has("item")) {
        ObjectNode said = ApiClient.MAPPER.createObjectNode();
        said.put("item", turn.at("/item/id").asText()).put("labeller", labeller);
        said.put("answer", labeller.equals("ada") ? "none" : "fits");
        said.putArray("labels")
            .addAll(labeller.equals("ada") ? List.of() : List.of(said.textNode("kuestenleser")));
        assertEquals(201, api.post("/v1/labellings/all/labels", said.toString()).status());
        turn = api.get("/v1/labellings/all/next?labeller=" + labeller).json();
      }
    }
  }

  /// A new route is not served before somebody said what it may show.
  @Test
  void everyRouteIsClassified() {
    Set<String> routes = new TreeSet<>();
    for (var path : ApiClient.resource("/openapi.json").get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(method ->
              routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
    }
    assertEquals(routes, new TreeSet<>(RouteVisibility.all().keySet()));
  }

  @Test
  void noRouteShowsWhatIsForbidden() {
    List<String> leaks = new ArrayList<>();
    RouteVisibility.all()
        .forEach((route, rule) -> {
          if (rule.shows() != Shows.OPERATORS) {
            for (String viewer : VIEWERS) {
              rule.calls().forEach(call -> leaks.addAll(leaks(route, rule, call, viewer)));
            }
          }
        });
    assertEquals(List.of(), leaks);
  }

  private List<String> leaks(String route, Rule rule, Call call, String viewer) {
    String path = call.path().replace("%s", viewer);
    ApiClient.Answer answer =
        call.body().isEmpty() ? api.get(path) : api.post(path, call.body().replace("%s", viewer));
    assertTrue(answer.status() < 300, route + ": " + answer.text());
    assertFalse(answer.text().contains("\"isError\":true"), route + ": " + answer.text());
    boolean anchor = (call.path() + call.body()).contains("anchor");
    String text = without(answer, anchor);
    List<String> leaks = new ArrayList<>();
    for (Canary canary : canaries) {
      boolean own = canary.imprint().equals(viewer);
      boolean may = rule.shows() == Shows.EDITORS && own && asksFor(viewer, call);
      if (!may && (text.contains(canary.id() + "\"") || text.contains(canary.title() + "\""))) {
        leaks.add(path + " shows " + canary.id());
      }
    }
    return leaks;
  }

  private static boolean asksFor(String viewer, Call call) {
    return (call.path() + call.body()).contains("%s") && !viewer.isEmpty();
  }

  /// The answer without the quotations of the item that was asked about.
  private static String without(ApiClient.Answer answer, boolean anchor) {
    if (!anchor || !answer.header("Content-Type").contains("json")) {
      return answer.text();
    }
    JsonNode body = unwrapped(answer.json());
    for (String field : List.of("quote", "text", "label")) {
      body.findParents(field).forEach(node -> ((ObjectNode) node).remove(field));
    }
    return body.toString();
  }

  /// What is in the envelope of an answer to an assistant.
  private static JsonNode unwrapped(JsonNode body) {
    JsonNode resource = body.at("/result/contents/0/text");
    JsonNode tool = body.at("/result/structuredContent");
    return resource.isTextual()
        ? ApiClient.parse(resource.asText())
        : tool.isObject() ? tool : body;
  }

  /// The walk proves something: each route shows other items.
  @Test
  void routesShowWhatMayBeShown() {
    Set<String> seen = new HashSet<>();
    for (String path :
        List.of(
            "/v1/items/anchor-kai/related?k=50",
            "/v1/items/anchor-kai/suggestions",
            "/v1/items/anchor-kai/duplicates",
            "/v1/governance/duplicates?imprint=kai",
            "/v1/governance/gaps?least=1&imprint=kai",
            "/v1/governance/spread?entity=contributor:zoe&imprint=kai",
            "/v1/desks/desk-kai/queue?limit=200",
            "/v1/labellings/all/agreement",
            "/v1/labellings/all/gold?labellers=1")) {
      String text = api.get(path).text();
      boolean shows =
          text.contains("anchor-moor")
              || text.contains("canary-draft-kai-kai")
              || text.contains("hafenfall");
      if (shows) {
        seen.add(path);
      }
    }
    assertEquals(9, seen.size(), seen.toString());
  }
}
