package org.colophon.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.Endpoints;
import org.colophon.service.app.Stores;
import org.colophon.service.config.Config;
import org.colophon.service.testing.CountingModels;
import org.colophon.service.testing.TestService;
import org.colophon.service.web.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training on people's decisions while the service runs: what goes live, what does not, and the
/// way back.
class LearningApiTest {
  private static final int ITEMS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SettableClock clock = new SettableClock(TestService.NOW);

  @TempDir private Path directory = Path.of(".");
  private Application application;
  private CatchUpThread follower;
  private HttpServer server;
  private ApiClient api;

  @BeforeEach
  void start() {
    application =
        Application.open(Config.usual(directory), CountingModels::german, clock, this::fill);
    application.catchUp();
    follower = new CatchUpThread(() -> {});
    server =
        Endpoints.serve(
            HttpServer.Settings.local(0), application.backend(follower, null), Pages.routes());
    api = new ApiClient("http://127.0.0.1:" + server.port());
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
    follower.close();
    application.close();
  }

  private void fill(Stores stores) {
    stores.audiences().put(segment("gardeners", "Rosen, Kompost, Hochbeet, Garten."));
    stores.audiences().put(segment("sailors", "Segelboot, Küste, Wind."));
  }

  private static Segment segment(String id, String description) {
    return new Segment(
        new SegmentId(id),
        new ImprintId("b"),
        id,
        "de",
        description,
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        null,
        TestService.NOW.plus(Duration.ofDays(90)),
        false);
  }

  /// Items about gardens and boats, and an answer on both segments for each.
  ///
  /// @param wrong from this item on people say the contrary
  private void decide(int wrong, Instant at) {
    for (int i = 0; i < ITEMS; i++) {
      String text =
          i % 2 == 0
              ? "Rosen, Kompost und Hochbeet im Garten, Folge " + i + "."
              : "Der Wind vor der Küste treibt das Segelboot, Folge " + i + ".";
      String item =
          """
          {"schema":"colophon-item/1","source":"cms","imprint":"b","content_type":"news","title":"Brief %d",
           "text":"%s","lifecycle":{"state":"published"}}
          """
              .formatted(i, text);
      ApiClient.Answer answer = api.put("/v1/items/i" + i, item);
      assertTrue(answer.status() < 300, answer.text());
    }
    application.catchUp();
    Stores stores = application.stores();
    try (CatalogView view = stores.view()) {
      for (int i = 0; i < ITEMS; i++) {
        ItemId id = new ItemId("i" + i);
        String hash = view.item(id).orElseThrow().hashes().text();
        for (String segment : List.of("gardeners", "sailors")) {
          boolean fits = segment.equals(i % 2 == 0 ? "gardeners" : "sailors") == i < wrong;
          Answer answer = fits ? Answer.ACCEPTED : Answer.REJECTED;
          stores
              .records()
              .decisions()
              .append(new Decision(id, "SEGMENT", segment, answer, "ed", at, hash));
        }
      }
    }
  }

  private JsonNode trained() {
    application.startRuns(follower);
    ApiClient.Answer answer = api.post("/v1/learning:train", "");
    assertEquals(202, answer.status(), answer.text());
    return await(state -> !state.get("training").asBoolean() && state.has("last"));
  }

  private JsonNode await(Predicate<JsonNode> done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode state = MissingNode.getInstance();
    while (System.nanoTime() < end) {
      ApiClient.Answer answer = api.get("/v1/learning");
      assertEquals(200, answer.status(), answer.text());
      state = answer.json();
      if (done.test(state)) {
        return state;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("not within " + PATIENCE + ": " + state);
  }

  @Test
  void aBetterModelGoesLiveAtOnceAndCanBePutBack() throws IOException {
    decide(0, TestService.NOW); // people see it the other way round
    assertFalse(api.get("/v1/learning").json().at("/model/calibrated").asBoolean());
    assertEquals(409, api.post("/v1/learning:rollback", "").status());

    JsonNode state = trained();

    assertEquals("", state.at("/last/reason").asText(), state.toString());
    assertTrue(state.at("/model/calibrated").asBoolean(), state.toString());
    assertEquals(80, state.at("/last/decisions").asInt());
    int judged = 0;
    for (JsonNode bin : state.at("/last/reliability")) {
      judged += bin.get("decisions").asInt();
      double claimed = bin.get("claimed").asDouble();
      assertTrue(claimed >= bin.get("from").asDouble() && claimed <= bin.get("to").asDouble());
    }
    assertEquals(state.at("/last/slices/0/decisions").asInt(), judged);
    List<String> slices = state.at("/last/slices").findValuesAsText("name");
    assertTrue(
        slices.containsAll(
            List.of("all", "imprint=b", "language=de", "segment=sailors", "type=news")),
        slices.toString());
    assertEquals("probability", scale());
    Path models = directory.resolve("models");
    try (var files = Files.list(models)) {
      assertEquals(2, files.count(), "the model and its training");
    }

    ApiClient.Answer back = api.post("/v1/learning:rollback", "");

    assertEquals(200, back.status(), back.text());
    assertFalse(back.json().at("/model/calibrated").asBoolean());
    assertEquals("match_score", scale());
    assertEquals(409, api.post("/v1/learning:rollback", "").status());
  }

  private String scale() {
    JsonNode desk = api.get("/v1/items/i0/suggestions").json();
    List<String> scales = desk.findValuesAsText("scale");
    assertFalse(scales.isEmpty(), desk.toString());
    return scales.getFirst();
  }

  @Test
  void aModelThatIsWorseThanTheShippedOneStaysOut() {
    decide(ITEMS, TestService.NOW);

    JsonNode state = trained();

    assertTrue(state.at("/last/reason").asText().startsWith("it is not better"), state.toString());
    assertFalse(state.at("/model/calibrated").asBoolean());
  }

  @Test
  void aModelThatDoesNotKeepItsPromiseStaysOut() {
    decide(ITEMS / 2, TestService.NOW); // half of the answers contradict the other half

    JsonNode state = trained();

    assertFalse(state.at("/last/released").asBoolean(), state.toString());
    assertTrue(
        state.at("/last/reason").asText().contains("0.70 is promised"),
        state.at("/last/reason").asText());
    assertFalse(state.at("/model/calibrated").asBoolean());
  }

  @Test
  void tooFewDecisionsChangeNothing() {
    JsonNode state = trained();

    assertEquals(
        "0 decisions that fit and 0 that do not; at least 60 in all and 15 of either are needed",
        state.at("/last/reason").asText());
  }

  @Test
  void itStartsByItselfWhenThereIsEnoughAndNotAgainBeforeItsTime() {
    decide(0, TestService.NOW); // people see it the other way round
    application.startRuns(follower);

    JsonNode state = await(s -> s.has("last"));

    assertTrue(state.at("/last/released").asBoolean(), state.toString());
    String first = state.at("/model/name").asText();
    clock.set(TestService.NOW.plus(Duration.ofHours(30)));
    decide(0, clock.instant());
    JsonNode again = await(s -> !s.at("/last/at").equals(state.at("/last/at")));
    assertTrue(again.at("/last/reason").asText().startsWith("it is not better"), again.toString());
    assertEquals(first, again.at("/model/name").asText());
  }

  @Test
  void answersGivenWithoutReadingTrainNothingByThemselves() {
    decide(0, TestService.NOW); // people see it the other way round
    Stores stores = application.stores();
    for (int i = 0; i < ITEMS; i++) {
      accept(stores, i, "SEGMENT", "sailors");
      accept(stores, i, "SEGMENT", "gardeners");
      accept(stores, i, "KEYPHRASE", "wind");
      accept(stores, i, "KEYPHRASE", "rosen");
    }
    application.startRuns(follower);

    JsonNode state = await(s -> s.has("last"));

    assertFalse(state.at("/last/released").asBoolean(), state.toString());
    assertTrue(state.at("/last/reason").asText().contains("within five seconds"));
    assertTrue(state.at("/pace/0/accepted_at_once").asInt() > ITEMS / 2, state.toString());
  }

  private void accept(Stores stores, int item, String kind, String value) {
    ItemId id = new ItemId("i" + item);
    Decision decision =
        new Decision(id, kind, value, Answer.ACCEPTED, "ed", clock.instant(), "hash");
    stores.records().decisions().append(decision);
  }
}
