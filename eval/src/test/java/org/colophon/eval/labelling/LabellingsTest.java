package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.desk.testing.MemoryAudiences;
import org.colophon.enrichment.Vocabulary;
import org.colophon.eval.Evaluations;
import org.colophon.eval.RunReport;
import org.colophon.eval.RunRequest;
import org.colophon.eval.labelling.DrawnItem.Stratum;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.labelling.testing.MemoryLabels;
import org.colophon.eval.runs.RunOptions;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetCatalogue;
import org.colophon.eval.sets.SetLoader;
import org.colophon.eval.sets.Task;
import org.colophon.eval.stats.Interval;
import org.colophon.eval.systems.Systems;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the draw to a labelled set that a run measures on.
class LabellingsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final LabellingId SPRING = new LabellingId("spring");
  private static final Plan SEGMENTS = new Plan(Kind.SEGMENTS, null, Answers.SEVERAL, null);

  private final SettableClock clock = new SettableClock(NOW);
  private final MemoryCatalog catalog = new MemoryCatalog(clock);
  private final MemoryAudiences audiences = new MemoryAudiences();
  private final MemoryLabels store = new MemoryLabels();
  private final Labellings labellings =
      new Labellings(catalog, new Choices(audiences, List.of(topics())), store, clock);

  @TempDir private Path dir = Path.of(".");

  @BeforeEach
  void fill() {
    for (int i = 0; i < 60; i++) {
      add("book-" + i, "kai", "de", ContentType.BOOK);
    }
    for (int i = 0; i < 30; i++) {
      add("news-" + i, "kai", "en", ContentType.NEWS);
    }
    for (int i = 0; i < 9; i++) {
      add("guide-" + i, "moor", "de", ContentType.GUIDE);
    }
    add("single", "moor", "en", ContentType.PAGE);
    segment("coast-readers", Segment.State.ACTIVE);
    segment("gardeners", Segment.State.ACTIVE);
    segment("retired-ones", Segment.State.RETIRED);
  }

  private void add(String id, String imprint, String language, ContentType type) {
    Item item =
        new Item(
            new ItemId(id),
            new ImprintId(imprint),
            type,
            null,
            new Identity(new SourceId("cms"), id, null, null, null, null),
            new Content(
                language,
                "Title of " + id,
                null,
                "Harbour and text of " + id,
                List.of(),
                List.of(),
                null,
                null),
            Lifecycle.publishedAt(NOW),
            List.of(),
            List.of(),
            List.of());
    catalog.record(new Submission.WholeItem(item, new OrderKey(0, 1), NOW, List.of()));
  }

  private void segment(String id, Segment.State state) {
    audiences.put(
        new Segment(
            new SegmentId(id),
            new ImprintId("kai"),
            "Name of " + id,
            "en",
            "They like " + id,
            null,
            state,
            new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
            null,
            NOW,
            false));
  }

  private static Vocabulary topics() {
    return new Vocabulary(
        "topics",
        "1",
        List.of(concept("coast", null), concept("garden", null), concept("gardening", "garden")));
  }

  private static Vocabulary.Concept concept(String code, @Nullable String replacedBy) {
    return new Vocabulary.Concept(
        code,
        Map.of("en", "The " + code),
        Map.of(),
        Map.of("en", "About " + code),
        null,
        replacedBy);
  }

  private static <T> T done(Result<T> result) {
    assertInstanceOf(Result.Done.class, result, result.toString());
    return ((Result.Done<T>) result).value();
  }

  private static String refused(Result<?> result) {
    return assertInstanceOf(Result.Refused.class, result).code();
  }

  private Labellings.Status draw(Plan plan, int size) {
    return done(labellings.draw(new Labellings.Request(SPRING, plan, size, 1, "ada")));
  }

  private void say(String labeller, String item, String... labels) {
    Said said = labels.length == 0 ? new Said.NoneFits() : new Said.Fits(List.of(labels));
    done(labellings.say(SPRING, new ItemId(item), labeller, said));
  }

  @Test
  void eachStratumGetsItsShareAndNoneIsLeftOut() {
    Labellings.Status status = draw(SEGMENTS, 20);
    assertEquals(20, status.items());
    assertEquals(
        Map.of("kai de BOOK", 12, "kai en NEWS", 6, "moor de GUIDE", 1, "moor en PAGE", 1),
        status.strata());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 4", "50, 50", "99, 99", "100, 100", "500, 100"})
  void asManyAreDrawnAsAreAskedForOrThereAre(int size, int drawn) {
    assertEquals(drawn, draw(SEGMENTS, size).items());
    assertEquals(drawn, new HashSet<>(store.order(SPRING)).size());
  }

  @Test
  void theDrawFollowsFromSeedAndIdsAlone() {
    Map<ItemId, Stratum> items = new TreeMap<>(java.util.Comparator.comparing(ItemId::value));
    Map<ItemId, Stratum> backwards =
        new TreeMap<>(java.util.Comparator.comparing(ItemId::value).reversed());
    Stratum stratum = new Stratum(new ImprintId("kai"), "de", ContentType.BOOK);
    for (int i = 0; i < 50; i++) {
      items.put(new ItemId("book-" + i), stratum);
    }
    backwards.putAll(items);
    List<ItemId> drawn = new Sampler(7).draw(items, 10);
    assertEquals(drawn, new Sampler(7).draw(backwards, 10));
    assertFalse(drawn.equals(new Sampler(8).draw(items, 10)));
  }

  @Test
  void whatWasDrawnOnceIsNotDrawnAgainForTheSameTask() {
    draw(SEGMENTS, 60);
    Set<ItemId> first = new HashSet<>(store.order(SPRING));
    LabellingId second = new LabellingId("autumn");
    assertEquals(
        40, done(labellings.draw(new Labellings.Request(second, SEGMENTS, 90, 1, "ada"))).items());
    assertTrue(store.order(second).stream().noneMatch(first::contains));
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null);
    LabellingId third = new LabellingId("themes");
    assertEquals(
        90, done(labellings.draw(new Labellings.Request(third, subjects, 90, 1, "ada"))).items());
    LabellingId fourth = new LabellingId("winter");
    assertEquals(
        "nothing_to_draw",
        refused(labellings.draw(new Labellings.Request(fourth, SEGMENTS, 9, 1, "ada"))));
    assertEquals(List.of("autumn", "spring", "themes"), ids());
  }

  private List<String> ids() {
    return labellings.all().stream().map(labelling -> labelling.id().value()).toList();
  }

  @Test
  void deletedItemsAndOtherImprintsAreNotDrawn() {
    catalog.record(
        new Submission.Deletion(
            new ItemId("guide-0"), new SourceId("cms"), new OrderKey(0, 2), NOW));
    Plan moor = new Plan(Kind.SEGMENTS, null, Answers.SEVERAL, new ImprintId("moor"));
    Labellings.Request request = new Labellings.Request(SPRING, moor, 50, 1, "ada");
    assertEquals("nothing_to_choose", refused(labellings.draw(request)));
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, new ImprintId("moor"));
    assertEquals(9, draw(subjects, 50).items());
    assertFalse(store.order(SPRING).contains(new ItemId("guide-0")));
  }

  @Test
  void choicesAreWhatIsInUse() {
    assertEquals(
        List.of("coast-readers", "gardeners"),
        draw(SEGMENTS, 5).labelling().choices().stream().map(Labelling.Choice::value).toList());
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, null);
    Labellings.Request request =
        new Labellings.Request(new LabellingId("themes"), subjects, 5, 1, "ada");
    assertEquals(
        List.of("topics:coast", "topics:garden"),
        done(labellings.draw(request)).labelling().choices().stream()
            .map(Labelling.Choice::value)
            .toList());
    Plan thema = new Plan(Kind.SUBJECTS, "thema", Answers.SEVERAL, null);
    assertEquals(
        "bad_value",
        refused(labellings.draw(new Labellings.Request(new LabellingId("t"), thema, 5, 1, "a"))));
  }

  @Test
  void eachLabellerGoesThroughTheSampleInTheSameOrder() {
    draw(SEGMENTS, 3);
    List<ItemId> order = store.order(SPRING);
    assertEquals(order.getFirst(), nextOf("ada"));
    say("ada", order.getFirst().value(), "gardeners");
    assertEquals(order.get(1), nextOf("ada"));
    assertEquals(order.getFirst(), nextOf("ben"));
    done(labellings.say(SPRING, order.get(1), "ada", new Said.CannotSay()));
    say("ada", order.get(2).value());
    Labellings.Turn turn = done(labellings.next(SPRING, "ada"));
    assertEquals(null, turn.item());
    assertEquals(new Progress("ada", 3, 1, 1, 3), turn.progress());
    done(labellings.say(SPRING, order.getFirst(), "ada", new Said.Withdrawn()));
    assertEquals(order.getFirst(), nextOf("ada"));
    assertEquals(4, store.given(SPRING).size(), "nothing that was said is lost");
  }

  private ItemId nextOf(String labeller) {
    DrawnItem item = done(labellings.next(SPRING, labeller)).item();
    assertTrue(item != null, "an item is left");
    return item == null ? new ItemId("none") : item.item();
  }

  @Test
  void whatDoesNotBelongIsRefused() {
    Labellings.Status status = draw(new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null), 3);
    ItemId item = store.order(SPRING).getFirst();
    assertEquals("labelling_exists", refused(labellings.draw(request(status))));
    assertEquals("labelling_unknown", refused(labellings.status(new LabellingId("unknown"))));
    assertEquals("bad_value", refused(labellings.say(SPRING, item, "ada", fits("topics:war"))));
    assertEquals(
        "bad_value",
        refused(labellings.say(SPRING, item, "ada", fits("topics:coast", "topics:garden"))));
    assertEquals(
        "bad_value",
        refused(labellings.say(SPRING, new ItemId("stranger"), "ada", fits("topics:coast"))));
    assertEquals("too_few_labellers", refused(labellings.compare(SPRING, null, null)));
    assertEquals("bad_value", refused(labellings.gold(SPRING, 0)));
    assertThrows(IllegalArgumentException.class, () -> new LabellingId("Not an id"));
    assertThrows(IllegalArgumentException.class, () -> new Said.Fits(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Given(item, " ", new Said.NoneFits(), NOW));
    assertThrows(
        IllegalArgumentException.class, () -> new Plan(Kind.SUBJECTS, null, Answers.ONE, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Labellings.Request(SPRING, SEGMENTS, 0, 1, "ada"));
  }

  private static Labellings.Request request(Labellings.Status status) {
    return new Labellings.Request(SPRING, status.labelling().plan(), 3, 1, "ada");
  }

  private static Said fits(String... labels) {
    return new Said.Fits(List.of(labels));
  }

  @Test
  void twoLabellersAreComparedOnWhatBothDecided() {
    draw(SEGMENTS, 6);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    for (int i = 0; i < 4; i++) {
      say("ada", items.get(i), "gardeners");
      say("ben", items.get(i), i == 0 ? "coast-readers" : "gardeners");
    }
    say("ada", items.get(4));
    done(labellings.say(SPRING, new ItemId(items.get(4)), "ben", new Said.CannotSay()));
    say("ada", items.get(5), "coast-readers");
    AgreementReport report = done(labellings.compare(SPRING, null, null));
    assertEquals("ada", report.first());
    assertEquals(4, report.both());
    assertEquals(1, report.undecided());
    assertEquals(0.75, figure(report, "agreement").value(), 1e-12);
    assertTrue(figure(report, "agreement").low() < 0.75);
    AgreementReport.PerLabel gardeners = report.labels().get("gardeners");
    assertTrue(
        gardeners != null && gardeners.first() == 4 && gardeners.both() == 3, "" + gardeners);
    assertEquals(
        List.of(new ItemId(items.getFirst())),
        report.disagreements().stream().map(Disagreement::item).toList());
    assertEquals(List.of("coast-readers"), report.disagreements().getFirst().answers().get("ben"));
    assertEquals(2, done(labellings.status(SPRING)).labellers().size());
    assertEquals("ben", done(labellings.compare(SPRING, "ben", "ada")).first());
  }

  private static Interval figure(AgreementReport report, String name) {
    return report.figures().getOrDefault(name, new Interval(-1, -1, -1));
  }

  @Test
  void kappaIsGivenWhereExactlyOneLabelIsAskedFor() {
    draw(new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null), 4);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    String[] ada = {"topics:coast", "topics:coast", "topics:garden", "topics:garden"};
    for (int i = 0; i < 4; i++) {
      say("ada", items.get(i), ada[i]);
      say("ben", items.get(i), i == 0 ? "topics:garden" : ada[i]);
    }
    AgreementReport report = done(labellings.compare(SPRING, "ada", "ben"));
    assertEquals(0.5, figure(report, "kappa").value(), 1e-12);
    assertFalse(report.figures().containsKey("alpha"));
  }

  @Test
  void onlyWhatEnoughPeopleSayAndFewerContradictIsGold() {
    draw(SEGMENTS, 5);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    say("ada", items.get(0), "gardeners");
    say("ben", items.get(0), "gardeners");
    say("ada", items.get(1), "gardeners");
    say("ben", items.get(1));
    say("ada", items.get(2));
    done(labellings.say(SPRING, new ItemId(items.get(2)), "ben", new Said.CannotSay()));
    say("ada", items.get(3));
    say("ben", items.get(3));
    assertEquals(List.of(items.get(0), items.get(3)), golden(2));
    assertEquals(List.of(items.get(1)), disputed(2));
    assertEquals(2, done(labellings.gold(SPRING, 2)).open().size());
    say("cleo", items.get(1));
    assertEquals(List.of(items.get(0), items.get(1), items.get(3)), golden(2));
    assertEquals(List.of(), disputed(2));
    assertEquals(4, golden(1).size());
    assertEquals(List.of(), golden(3));
    assertEquals(List.of(items.get(1)), disputed(3));
  }

  private List<String> golden(int confirmations) {
    return done(labellings.gold(SPRING, confirmations)).items().stream()
        .map(item -> item.drawn().item().value())
        .toList();
  }

  private List<String> disputed(int confirmations) {
    return done(labellings.gold(SPRING, confirmations)).disputed().stream()
        .map(one -> one.item().value())
        .toList();
  }

  static Stream<Plan> plans() {
    return Stream.of(
        SEGMENTS,
        new Plan(Kind.SEGMENTS, null, Answers.ONE, null),
        new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null),
        new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, null));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("plans")
  void theExportIsASetThatARunMeasuresOn(Plan plan) throws IOException {
    Labellings.Status status = draw(plan, 40);
    List<String> choices =
        status.labelling().choices().stream().map(Labelling.Choice::value).toList();
    List<ItemId> order = store.order(SPRING);
    for (int i = 0; i < order.size(); i++) {
      String[] labels = i % 5 == 0 ? new String[0] : new String[] {choices.get(i % 2)};
      say("ada", order.get(i).value(), labels);
      say("ben", order.get(i).value(), labels);
    }
    GoldSet gold = done(labellings.gold(SPRING, 2));
    Files.writeString(dir.resolve("spring.jsonl"), gold.jsonLines());
    Files.writeString(dir.resolve("spring.yaml"), gold.description());

    JsonNode line = new ObjectMapper().readTree(gold.jsonLines().lines().findFirst().orElseThrow());
    assertEquals("human", line.path("origin").asText());
    assertEquals(2, line.path("labellers").size());
    SetCatalogue sets = SetCatalogue.builtIn().withFolder(dir);
    LabelledSet set = new SetLoader(dir, null, null).load(sets.find("spring").orElseThrow());
    assertEquals(40, set.test().size());
    assertEquals(0, set.train().size(), "nothing learns from it");
    Example.Text none = assertInstanceOf(Example.Text.class, set.test().getFirst());
    boolean single = set.definition().gold().task() == Task.SINGLE_LABEL;
    assertEquals(single ? List.of("none") : List.of(), none.gold());
    measure(sets, plan);
  }

  private void measure(SetCatalogue sets, Plan plan) {
    try (Systems systems =
        new Systems(
            name -> new HashingEmbedder(),
            () -> new FixedLanguageDetector("de"),
            WhitespaceAnalyzer::new)) {
      RunRequest request =
          new RunRequest(
              List.of("spring"),
              "hashing",
              RunRequest.DataFiles.of(dir, dir.resolve("runs")),
              new RunOptions(1, 50, "test"),
              false);
      for (RunReport report :
          new Evaluations(sets, systems, clock).run(request, (what, done, of) -> {})) {
        RunReport.Made made = assertInstanceOf(RunReport.Made.class, report, report.toString());
        assertEquals(40, made.run().outcomes().size());
        String figure = plan.kind() == Kind.SEGMENTS ? "mrr" : "macro_f1";
        assertTrue(made.run().figure("all", figure).isPresent(), made.run().results().toString());
      }
    }
  }
}
