package org.colophon.service.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What each route may show of items that it was not asked for by name: the classification that a
/// new route has to be given.
final class RouteVisibility {
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  /// What a route may show.
  enum Shows {
    /// No item, or only those that the request names.
    NAMED,
    /// What passes the gate for readers.
    READERS,
    /// Also all of the imprint for whose editors it answers, and of other imprints what their
    /// editors may know of.
    EDITORS,
    /// Every item, by id and title: it tells those who run the catalogue what is blocked, what runs
    /// do, and what was shown. Say in the comment beside it why that is so.
    OPERATORS
  }

  /// A request; `%s` stands for the viewer's imprint.
  record Call(String path, String body) {}

  /// @param calls empty: nothing is asked for here, since the answer repeats what was sent
  record Rule(Shows shows, List<Call> calls) {}

  static Map<String, Rule> all() {
    RouteVisibility all = new RouteVisibility();
    all.readers();
    all.editors();
    all.named();
    all.operators();
    return all.rules;
  }

  private void add(Shows shows, String route, Call... calls) {
    if (rules.put(route, new Rule(shows, List.of(calls))) != null) {
      throw new IllegalStateException(route + " is classified twice");
    }
  }

  private void addAll(Shows shows, String... routes) {
    for (String route : routes) {
      String path = route.substring(route.indexOf(' ') + 1);
      boolean plain = route.startsWith("GET ") && !path.contains("{");
      add(shows, route, plain ? new Call[] {get(path)} : new Call[0]);
    }
  }

  private static Call get(String path) {
    return new Call(path, "");
  }

  private void readers() {
    add(
        Shows.READERS,
        "GET /v1/items/{id}/related",
        get("/v1/items/anchor-%s/related?k=50"),
        get("/v1/items/anchor-%s/related?k=50&territory=AT"));
    add(
        Shows.READERS,
        "GET /v1/segments/{id}/recommendations",
        get("/v1/segments/like-anchor-%s/recommendations?k=50"));
    add(
        Shows.READERS,
        "POST /v1/recommendations",
        new Call("/v1/recommendations", "{\"k\":50}"),
        new Call("/v1/recommendations", "{\"k\":50,\"segment\":\"like-anchor-%s\"}"),
        new Call("/v1/recommendations", "{\"k\":50,\"context\":{\"item\":\"anchor-%s\"}}"));
    add(
        Shows.READERS,
        "GET /v1/search",
        get("/v1/search?k=50&q=Zaunk%C3%B6nig"),
        get("/v1/search?k=50&purpose=ground_prompt&q=Garten+Vogel+Nest"));
    add(
        Shows.READERS,
        "GET /v1/segments/{id}/feed",
        get("/v1/segments/like-anchor-%s/feed?k=50"),
        get("/v1/segments/like-anchor-%s/feed?k=50&format=atom"),
        get("/v1/segments/like-anchor-%s/feed?k=50&format=json"));
    add(Shows.READERS, "GET /v1/items/{id}/json-ld", get("/v1/items/anchor-%s/json-ld"));
    add(
        Shows.READERS,
        "GET /v1/exports/onix",
        get("/v1/exports/onix?imprint=%s"),
        get("/v1/exports/onix?imprint=fremd"));
    add(
        Shows.READERS,
        "GET /v1/exports/catalogue",
        get("/v1/exports/catalogue?imprint=%s"),
        get("/v1/exports/catalogue?imprint=fremd"));
    assistants();
    add(
        Shows.READERS,
        "POST /v1/experiences:next",
        RouteVisibilityTest.kindsOfCanaries().stream()
            .map(kind ->
                new Call(
                    "/v1/experiences:next",
                    "{\"placements\":[\"%s\"],\"device\":\"phone\",\"viewed\":\"anchor-%%s\"}"
                        .formatted(kind)))
            .toArray(Call[]::new));
    add(
        Shows.READERS,
        "POST /v1/outbox:claim",
        Stream.of("k0", "k1", "k2", "k3", "k4")
            .map(channel -> new Call("/v1/outbox:claim", "{\"channel\":\"" + channel + "\"}"))
            .toArray(Call[]::new));
    add(Shows.READERS, "GET /v1/changes", get("/v1/changes?limit=1000"));
    add(Shows.READERS, "GET /v1/governance/recalls", get("/v1/governance/recalls"));
  }

  /// Every tool shows an assistant what readers are shown, whoever asks.
  private void assistants() {
    List<Call> calls = new ArrayList<>();
    mcp(calls, "search_catalog", "{\"q\":\"Zaunkönig im Garten\",\"k\":50}");
    mcp(calls, "related", "{\"item\":\"anchor-%s\",\"k\":50}");
    mcp(calls, "segment_list", "{\"segment\":\"like-anchor-%s\",\"k\":50}");
    mcp(
        calls,
        "suggest",
        "{\"imprint\":\"%s\",\"content_type\":\"news\",\"title\":\"Zaunkönig\",\"text\":\""
            + RouteVisibilityTest.TEXT
            + "\"}");
    mcp(calls, "verdict", "{\"item\":\"anchor-%s\"}");
    mcp(calls, "check_for_send", "{\"items\":[\"anchor-%s\"],\"purpose\":\"newsletter\"}");
    for (String uri : List.of("items/anchor-%s", "segments/like-anchor-%s")) {
      calls.add(
          new Call(
              "/mcp",
              """
              {"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"colophon://%s"}}\
              """
                  .replace("%s", uri)));
    }
    add(Shows.READERS, "POST /mcp", calls.toArray(Call[]::new));
  }

  private static void mcp(List<Call> calls, String tool, String arguments) {
    calls.add(
        new Call(
            "/mcp",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool
                + "\",\"arguments\":"
                + arguments
                + "}}"));
  }

  private void editors() {
    add(Shows.EDITORS, "GET /v1/items/{id}/suggestions", get("/v1/items/anchor-%s/suggestions"));
    add(
        Shows.EDITORS,
        "POST /v1/suggestions",
        new Call(
            "/v1/suggestions",
            "{\"imprint\":\"%s\",\"content_type\":\"news\",\"title\":\"Zaunkönig\",\"text\":\""
                + RouteVisibilityTest.TEXT
                + "\"}"));
    add(Shows.EDITORS, "GET /v1/items/{id}/duplicates", get("/v1/items/anchor-%s/duplicates"));
    add(
        Shows.EDITORS,
        "GET /v1/governance/duplicates",
        get("/v1/governance/duplicates?limit=1000"),
        get("/v1/governance/duplicates?limit=1000&imprint=%s"));
    add(
        Shows.EDITORS,
        "GET /v1/governance/gaps",
        get("/v1/governance/gaps?least=1&limit=200"),
        get("/v1/governance/gaps?least=1&limit=200&imprint=%s"));
    add(
        Shows.EDITORS,
        "GET /v1/governance/radar",
        get("/v1/governance/radar?k=200&on=2099-01-01&topic=Zaunk%C3%B6nig+Garten+Vogel+Nest"),
        get("/v1/governance/radar?k=200&on=2099-01-01&topic=Zaunk%C3%B6nig+Garten&imprint=%s"));
    List<Call> spread = new ArrayList<>();
    for (String entity : List.of("contributor:zoe", "series:zaun", "event:lesung", "award:preis")) {
      spread.add(get("/v1/governance/spread?entity=" + entity));
      spread.add(get("/v1/governance/spread?imprint=%s&entity=" + entity));
    }
    add(Shows.EDITORS, "GET /v1/governance/spread", spread.toArray(Call[]::new));
    add(Shows.EDITORS, "GET /v1/desks/{id}/queue", get("/v1/desks/desk-%s/queue?limit=200"));
    add(Shows.EDITORS, "GET /v1/desks/{id}/decided", get("/v1/desks/desk-%s/decided?limit=100"));
    // by labellers of the imprint that a sample was drawn for
    add(Shows.EDITORS, "GET /v1/labellings", get("/v1/labellings"));
    add(Shows.EDITORS, "GET /v1/labellings/{id}", get("/v1/labellings/all"));
    add(
        Shows.EDITORS,
        "GET /v1/labellings/{id}/next",
        get("/v1/labellings/all/next?labeller=a-%s"));
    add(Shows.EDITORS, "GET /v1/labellings/{id}/agreement", get("/v1/labellings/all/agreement"));
    add(Shows.EDITORS, "GET /v1/labellings/{id}/gold", get("/v1/labellings/all/gold?labellers=1"));
  }

  private void named() {
    // off in the walk; counts and segments alone, in any case
    add(Shows.NAMED, "GET /v1/crm");
    add(Shows.NAMED, "POST /v1/crm:sync");
    // off in the walk; GenerationApiTest holds what a model is told
    addAll(
        Shows.NAMED,
        "POST /v1/items/{id}/generations",
        "POST /v1/segments/{id}/generations",
        "GET /v1/items/{id}/accepted",
        "PUT /v1/items/{id}",
        "DELETE /v1/items/{id}",
        "PATCH /v1/items/{id}",
        "POST /v1/items:batch",
        "POST /v1/documents:read",
        "POST /v1/facts",
        "POST /v1/items/{id}/decisions",
        "POST /v1/items/{id}/checked",
        "POST /v1/items/{id}/confirmations",
        "POST /v1/governance/recalls/{id}/acknowledged",
        "PUT /v1/subscriptions/{id}",
        "GET /v1/subscriptions",
        "GET /v1/subscriptions/{id}",
        "DELETE /v1/subscriptions/{id}",
        "DELETE /v1/holds/{id}",
        "PUT /v1/segments/{id}",
        "GET /v1/segments",
        "GET /v1/segments:answers",
        "GET /v1/imprints",
        "PUT /v1/imprints/{id}",
        "POST /v1/labellings",
        "POST /v1/labellings/{id}/labels",
        "GET /v1/demo",
        "POST /v1/demo/feed",
        "GET /health/live",
        "GET /health/ready",
        "GET /metrics",
        "GET /openapi.json",
        "GET /v1/session",
        "POST /v1/keys",
        "POST /v1/keys/{id}/rotate",
        "DELETE /v1/keys/{id}",
        "PUT /v1/accounts/{name}",
        "DELETE /v1/accounts/{name}",
        "POST /v1/exceptions",
        "DELETE /v1/exceptions/{id}",
        "GET /v1/exceptions",
        "POST /v1/overrides",
        "DELETE /v1/overrides/{id}",
        "GET /v1/policies",
        "GET /v1/policies/{id}",
        "PUT /v1/policies/{id}",
        "POST /v1/policies:reload",
        "GET /v1/learning",
        "POST /v1/learning:train",
        "POST /v1/learning:rollback",
        "GET /v1/sources",
        "PUT /v1/sources/{id}",
        "POST /v1/sources/{id}/heartbeats",
        "POST /v1/signals",
        "DELETE /v1/people/{ref}",
        "POST /v1/feedback",
        "PUT /v1/list-rules/{id}",
        "DELETE /v1/list-rules/{id}",
        "PUT /v1/experiences/{id}",
        "GET /v1/experiences/{id}",
        "GET /v1/experiences/{id}/result",
        "DELETE /v1/experiences/{id}",
        "GET /v1/experiences:result",
        "POST /v1/experiences:outcome",
        "PUT /v1/people/{ref}/suppressions/{channel}",
        "DELETE /v1/people/{ref}/suppressions/{channel}",
        "GET /v1/triggers",
        "PUT /v1/triggers/{id}",
        "POST /v1/triggers/{id}/pause",
        "POST /v1/triggers/{id}/resume",
        "DELETE /v1/triggers/{id}",
        "PUT /v1/campaigns/{id}",
        "GET /v1/campaigns/{id}",
        "POST /v1/campaigns/{id}/freeze",
        "POST /v1/campaigns/{id}/approve",
        "POST /v1/campaigns/{id}/send",
        "POST /v1/campaigns/{id}/pause",
        "POST /v1/campaigns/{id}/cancel",
        "POST /v1/campaigns/{id}/recall",
        "GET /v1/campaigns/{id}/reach",
        "GET /v1/campaigns/{id}/result",
        "GET /v1/campaigns/{id}/messages",
        "GET /v1/outbox:recalled",
        "POST /v1/outbox:settle");
    add(Shows.NAMED, "GET /v1/keys"); // there are none while the service is open
    add(Shows.NAMED, "GET /v1/accounts");
    add(
        Shows.NAMED,
        "GET /v1/items/{id}/cleared",
        get("/v1/items/anchor-%s/cleared?purpose=ground_prompt"));
    add(Shows.NAMED, "GET /v1/items/{id}", get("/v1/items/anchor-%s"));
    add(
        Shows.NAMED,
        "GET /v1/items/{id}/governance",
        get("/v1/items/anchor-%s/governance?purpose=suggest_to_editor"));
    add(Shows.NAMED, "GET /v1/items/{id}/repairs", get("/v1/items/anchor-%s/repairs"));
    add(
        Shows.NAMED,
        "POST /v1/checks",
        new Call("/v1/checks", "{\"items\":[\"anchor-%s\"],\"purpose\":\"export\"}"));
    add(Shows.NAMED, "GET /v1/segments/{id}", get("/v1/segments/like-anchor-%s"));
    add(Shows.NAMED, "GET /v1/sources/{id}", get("/v1/sources/feed"));
    add(Shows.NAMED, "GET /v1/governance/incidents", get("/v1/governance/incidents"));
    add(Shows.NAMED, "POST /v1/governance/incidents/{id}/actions");
    add(Shows.NAMED, "GET /v1/governance/verdicts/{id}");
  }

  private void operators() {
    // the scope of a hold on a list of items is that list
    add(Shows.OPERATORS, "GET /v1/holds", get("/v1/holds"));
    add(Shows.OPERATORS, "POST /v1/holds");
    // the catalogue of those who run it: every item with its verdict
    add(Shows.OPERATORS, "GET /v1/items", get("/v1/items"));
    add(Shows.OPERATORS, "GET /v1/items:count", get("/v1/items:count"));
    // the ids of what changed, to those who see it in the catalogue
    add(Shows.OPERATORS, "GET /v1/events", get("/v1/events"));
    // an override and a rule name the item that they are about
    add(Shows.OPERATORS, "GET /v1/overrides", get("/v1/overrides"));
    add(Shows.OPERATORS, "GET /v1/list-rules", get("/v1/list-rules"));
    add(Shows.OPERATORS, "GET /v1/campaigns", get("/v1/campaigns"));
    add(Shows.OPERATORS, "GET /v1/campaigns/{id}/preview");
    add(Shows.OPERATORS, "GET /v1/triggers/{id}/preview");
    add(Shows.OPERATORS, "GET /v1/experiences", get("/v1/experiences"));
    // says which of the experiences that operators see would win
    add(Shows.OPERATORS, "POST /v1/experiences:preview");
    // says what is blocked, and to whom; `imprint` and `desk` narrow it
    add(Shows.OPERATORS, "GET /v1/governance/report", get("/v1/governance/report"));
    add(Shows.OPERATORS, "GET /v1/governance/outlook", get("/v1/governance/outlook"));
    // names examples of what a policy would free
    add(Shows.OPERATORS, "POST /v1/policies:preview");
    // a snapshot that lacks too much names what it lacks
    add(Shows.OPERATORS, "POST /v1/sources/{id}/deliveries");
    // says what would not be shown, and why
    add(
        Shows.OPERATORS,
        "POST /v1/previews",
        new Call("/v1/previews", "{\"segment\":\"like-anchor-%s\",\"device\":\"phone\"}"));
    // names what channels show
    add(Shows.OPERATORS, "GET /v1/governance/statements", get("/v1/governance/statements"));
    // names what was shown and should not have been
    add(Shows.OPERATORS, "GET /v1/governance/audit", get("/v1/governance/audit"));
    // runs work on every item, whatever its verdict
    for (String route :
        List.of(
            "GET /v1/runs",
            "POST /v1/runs",
            "GET /v1/runs/{id}",
            "GET /v1/runs/{id}/diff",
            "GET /v1/runs/{id}/set-aside",
            "GET /v1/runs/{id}/report",
            "POST /v1/runs/{id}/resume",
            "POST /v1/runs/{id}/pause",
            "POST /v1/runs/{id}/cancel",
            "POST /v1/runs/{id}/roll-back",
            "POST /v1/runs/{id}/approve")) {
      add(Shows.OPERATORS, route);
    }
  }
}
