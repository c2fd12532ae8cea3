package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.langchain4j.rag.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.governance.Audience;
import org.colophon.governance.Purpose;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.config.ConfigKey;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.demo.SimulatedFeed;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A title that may be sold in one country and not in another, on every route and for every purpose
/// that shows items to readers. The service speaks for Germany and Austria.
class TerritoryApiTest {
  private static final String SEGMENT = "seg-kuestenkrimi-wochenende";
  private static final String TITLE = "hafenlicht";
  private static final String NAME = "Hafenlicht";
  private static final String NEIGHBOUR = "nebelkai";

  private final SettableClock clock = new SettableClock(TestService.NOW);
  private final List<String> products = new ArrayList<>();
  @TempDir private Path directory = Path.of(".");
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    application =
        Application.open(
            Config.of(
                Map.of(
                    ConfigKey.DATA,
                    List.of(directory.toString()),
                    ConfigKey.TERRITORY,
                    List.of("DE", "AT"))),
            CountingModels::german,
            clock,
            stores -> {
              DemoCatalog demo = DemoCatalog.laidAt(TestService.NOW);
              demo.loadInto(stores.catalog(), stores.audiences());
              try (SimulatedFeed feed = new SimulatedFeed(stores.catalog(), demo, clock)) {
                feed.deliver();
              }
            });
    application.catchUp();
    follower = new CatchUpThread(() -> {});
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), List.of());
    api = new ApiClient("http://127.0.0.1:" + server.port());
    api.get("/v1/items/" + TITLE)
        .json()
        .at("/item/products")
        .forEach(product -> products.add(product.get("id").asText()));
    assertFalse(products.isEmpty(), TITLE + " is a book");
    ExperienceForAll.put(api, TITLE);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  /// States for every format whether it may be sold in a country.
  private void state(String territory, String value) {
    clock.advance(Duration.ofSeconds(1));
    List<String> facts = new ArrayList<>();
    for (String product : products) {
      facts.add(
          """
          {"product":"%s","type":"sales_territory","qualifier":"%s","value":"%s"}\
          """
              .formatted(product, territory, value));
    }
    ApiClient.Answer answer =
        api.post(
            "/v1/facts", "{\"source\":\"trade-feed\",\"facts\":[" + String.join(",", facts) + "]}");
    assertEquals(200, answer.status(), answer.text());
    application.catchUp();
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private List<String> got(String path) {
    ApiClient.Answer answer = api.get(path);
    assertEquals(200, answer.status(), answer.text());
    return ids(answer.json());
  }

  private List<String> asked(String question) {
    ApiClient.Answer answer = api.post("/v1/recommendations", question);
    assertEquals(200, answer.status(), answer.text());
    return ids(answer.json());
  }

  /// The names of the routes on which the title is found by readers of a country.
  private List<String> routesWithTheTitle(String territory) {
    String where = "\"context\":{\"territory\":\"" + territory + "\"%s},\"k\":100";
    String viewed =
        "\"consent\":{\"profiling\":true},\"signals\":[{\"event\":\"Content Viewed\","
            + "\"properties\":{\"item_id\":\""
            + NEIGHBOUR
            + "\"}}]";
    record Route(String name, List<String> found) {}
    String query = "?k=100&territory=" + territory;
    return Stream.of(
            new Route("experience", ExperienceForAll.shown(api, territory)),
            new Route("segment", got("/v1/segments/" + SEGMENT + "/recommendations" + query)),
            new Route("related", got("/v1/items/" + NEIGHBOUR + "/related" + query)),
            new Route(
                "reader of a segment",
                asked("{\"segment\":\"" + SEGMENT + "\"," + where.formatted("") + "}")),
            new Route("signals", asked("{" + viewed + "," + where.formatted("") + "}")),
            new Route(
                "item", asked("{" + where.formatted(",\"item\":\"" + NEIGHBOUR + "\"") + "}")),
            new Route("generic", asked("{" + where.formatted("") + "}")),
            new Route("search", got("/v1/search" + query + "&q=Was+passiert+im+Nebel+am+Kai")),
            new Route("cleared", got("/v1/items/" + TITLE + "/cleared?territory=" + territory)),
            new Route("prompt", prompt(territory)))
        .filter(route -> route.found().contains(TITLE))
        .map(Route::name)
        .toList();
  }

  private List<String> prompt(String territory) {
    return application
        .retriever(new GatedContentRetriever.Settings(territory, 100, 100, Audience.ANYBODY))
        .retrieve(Query.from("Was passiert im Nebel am Kai?"))
        .stream()
        .map(content -> String.valueOf(content.textSegment().metadata().getString("item_id")))
        .toList();
  }

  private static final List<String> EVERYWHERE =
      List.of(
          "experience",
          "segment",
          "related",
          "reader of a segment",
          "signals",
          "item",
          "generic",
          "search",
          "cleared",
          "prompt");

  @Test
  void aTitleThatIsForSaleInAustriaAloneIsFoundThereByEverySearch() {
    assertEquals(EVERYWHERE, routesWithTheTitle("DE"));
    state("AT", "for_sale");
    state("DE", "not_for_sale");
    assertEquals(List.of(), routesWithTheTitle("DE"));
    assertEquals(EVERYWHERE, routesWithTheTitle("AT"));
  }

  @Test
  void aCountryThatNobodyConfiguredIsJudgedForItself() {
    state("DE", "not_for_sale");
    assertEquals(EVERYWHERE, routesWithTheTitle("CH"));
    application.catchUp();
    assertEquals(EVERYWHERE, routesWithTheTitle("CH"), "followed from the first request on");
    state("CH", "not_for_sale");
    assertEquals(List.of(), routesWithTheTitle("CH"));
    assertEquals(EVERYWHERE, routesWithTheTitle("AT"));
  }

  @Test
  void sendTimeChecksJudgeForTheCountryTheyNameWhateverThePurpose() {
    state("DE", "not_for_sale");
    for (String purpose : List.of("newsletter", "export")) {
      assertTrue(reasons(purpose, "DE").contains("territory_blocked"), purpose);
      assertFalse(reasons(purpose, "AT").contains("territory_blocked"), purpose);
    }
  }

  private String reasons(String purpose, String territory) {
    ApiClient.Answer answer =
        api.post(
            "/v1/checks",
            """
            {"items":["%s"],"purpose":"%s","territory":"%s"}\
            """
                .formatted(TITLE, purpose, territory));
    assertEquals(200, answer.status(), answer.text());
    return answer.json().at("/results/0/reasons").toString().toLowerCase(Locale.ROOT);
  }

  /// The operations that answer lists for readers of a territory, as [#routesWithTheTitle] asks.
  private static final Set<String> LISTS =
      Set.of(
          "GET /v1/segments/{id}/recommendations",
          "GET /v1/items/{id}/related",
          "GET /v1/search",
          "GET /v1/items/{id}/cleared",
          "POST /v1/experiences:next",
          "POST /v1/recommendations");

  /// The operations that export items, always for the purpose of exports, with a request that has
  /// the title in its answer.
  private static final Map<String, String> EXPORTS =
      Map.of(
          "GET /v1/exports/catalogue",
          "/v1/exports/catalogue?imprint=nordufer",
          "GET /v1/exports/onix",
          "/v1/exports/onix?imprint=nordufer",
          "GET /v1/items/{id}/json-ld",
          "/v1/items/" + TITLE + "/json-ld?",
          "GET /v1/segments/{id}/feed",
          "/v1/segments/" + SEGMENT + "/feed?k=100");

  private void acceptKeyphrase() {
    ApiClient.Answer answer =
        api.post(
            "/v1/items/" + TITLE + "/decisions",
            """
            {"kind":"keyphrase","value":"leuchtturm","label":"Leuchtturm","answer":"accepted",\
            "by":"kim"}
            """);
    assertEquals(201, answer.status(), answer.text());
  }

  @Test
  void everyOperationThatTakesATerritoryAndEveryPurposeJudgesByIt() {
    state("AT", "for_sale");
    state("DE", "not_for_sale");
    Map<String, Function<Purpose, Boolean>> asked = new TreeMap<>();
    asked.put("GET /v1/items/{id}/governance", this::verdictFollowsTheTerritory);
    asked.put("GET /v1/governance/report", this::reportCountsOneMoreInAustria);
    asked.put("POST /v1/policies:preview", this::previewCountsOneMoreInAustria);
    asked.put("POST /v1/checks", this::checkFollowsTheTerritory);
    asked.put("GET /v1/items", this::listedVerdictFollowsTheTerritory);
    asked.put("GET /v1/items:count", _ -> oneMoreInAustria("/v1/items:count?", "/verdict/pass"));
    asked.put("POST /v1/previews", _ -> TerritoryOperations.previewFollows(api, SEGMENT, TITLE));
    asked.put("POST /v1/experiences:preview", _ -> ExperienceForAll.draftFollows(api, TITLE));
    asked.put(
        "GET /v1/governance/outlook", _ -> oneMoreInAustria("/v1/governance/outlook?", "/passing"));
    acceptKeyphrase(); // ONIX has products with accepted values only
    EXPORTS.forEach((operation, path) ->
        asked.put(operation, _ -> TerritoryOperations.exportFollows(api, path, NAME)));
    Set<String> covered = new TreeSet<>(asked.keySet());
    covered.addAll(LISTS); // a test above
    covered.addAll(TerritoryOperations.WRITING);
    assertEquals(TerritoryOperations.all(), covered, "ask the new one here");
    asked.forEach((operation, follows) -> {
      for (Purpose purpose : Purpose.values()) {
        assertTrue(follows.apply(purpose), operation + " for " + purpose);
      }
    });
  }

  private JsonNode read(String path) {
    ApiClient.Answer answer = api.get(path);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static String text(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  private JsonNode verdict(Purpose purpose, String territory) {
    return read(
        "/v1/items/" + TITLE + "/governance?purpose=" + text(purpose) + "&territory=" + territory);
  }

  private boolean verdictFollowsTheTerritory(Purpose purpose) {
    return verdict(purpose, "DE").toString().contains("territory_blocked")
        && !verdict(purpose, "AT").toString().contains("territory_blocked");
  }

  /// Of all items, the title alone passes in Austria and not in Germany.
  private boolean reportCountsOneMoreInAustria(Purpose purpose) {
    return oneMoreInAustria("/v1/governance/report?purpose=" + text(purpose) + "&", "/pass");
  }

  private boolean oneMoreInAustria(String path, String count) {
    int there = read(path + "territory=AT").at(count).asInt();
    return there - read(path + "territory=DE").at(count).asInt() == 1;
  }

  private boolean previewCountsOneMoreInAustria(Purpose purpose) {
    return previewed(purpose, "AT") - previewed(purpose, "DE") == 1;
  }

  private static String policy() {
    try (InputStream in = TerritoryApiTest.class.getResourceAsStream("/policies/news.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int previewed(Purpose purpose, String territory) {
    ApiClient.Answer answer =
        api.post(
            "/v1/policies:preview",
            JsonNodeFactory.instance
                .objectNode()
                .put("yaml", policy())
                .put("territory", territory)
                .toString());
    assertEquals(200, answer.status(), answer.text());
    for (JsonNode counted : answer.json().get("purposes")) {
      if (counted.get("purpose").asText().equals(text(purpose))) {
        return counted.get("passes_now").asInt();
      }
    }
    throw new AssertionError("the preview leaves out " + purpose);
  }

  /// Checks are for what is sent: newsletters and exports.
  private boolean checkFollowsTheTerritory(Purpose purpose) {
    if (purpose != Purpose.NEWSLETTER && purpose != Purpose.EXPORT) {
      return true;
    }
    return reasons(text(purpose), "DE").contains("territory_blocked")
        && !reasons(text(purpose), "AT").contains("territory_blocked");
  }

  /// The list says what the gate says of recommending an item.
  private boolean listedVerdictFollowsTheTerritory(Purpose purpose) {
    String blocked = "/v1/items?verdict=block&limit=200&territory=";
    return purpose != Purpose.RECOMMEND
        || (got(blocked + "DE").contains(TITLE) && !got(blocked + "AT").contains(TITLE));
  }

  @Test
  void theChangeFeedSaysForWhichCountry() {
    state("DE", "for_sale"); // who states one country says nothing of the others
    state("AT", "for_sale");
    long last = api.get("/v1/changes?limit=1000").json().get("next_after").asLong();
    state("DE", "not_for_sale");
    state("AT", "not_for_sale");
    state("AT", "for_sale");
    state("CH", "not_for_sale");
    List<String> said = new ArrayList<>();
    for (JsonNode change : api.get("/v1/changes?after=" + last).json().get("changes")) {
      if (change.get("item").asText().equals(TITLE)) {
        said.add(
            change.get("type").asText()
                + " "
                + change.path("territory").asText()
                + " "
                + change.path("reasons"));
      }
    }
    assertEquals(
        List.of(
            "ceased_to_be_eligible DE [\"territory_blocked\"]",
            "ceased_to_be_eligible AT [\"territory_blocked\"]",
            "became_eligible AT "),
        said);
  }
}
