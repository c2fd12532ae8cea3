package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.testing.ExhaustiveItemIndex;
import org.colophon.matching.testing.Workbench;
import org.colophon.models.ModelId;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentScoresTest {
  private static final ItemId BED = new ItemId("beet");
  private static final String GARDEN =
      "Der Kompost ruht im Gemüsegarten, das Hochbeet wartet auf die Aussaat. Danach kam Frost.";

  private final Workbench bench = bench(MatchModel.SHIPPED);
  private final ItemIndexer indexer = indexer(bench);
  private final Segment gardeners =
      Workbench.segment(
          "gardeners", "de", "Hobbygärtner", "Kompost, Hochbeet, Aussaat im Gemüsegarten, Frost.");
  private final Segment sailors =
      Workbench.segment("sailors", "de", "Segler", "Leute, die an der Ostsee segeln.");

  private static Workbench bench(MatchModel model) {
    return new Workbench(
        new HashingEmbedder(),
        new FixedLanguageDetector("de"),
        Map.of("de", new WhitespaceAnalyzer("de")),
        model);
  }

  private static ItemIndexer indexer(Workbench bench) {
    ExhaustiveItemIndex index = new ExhaustiveItemIndex();
    ItemIndexer indexer = new ItemIndexer(bench.catalog.catalog(), bench.items, index);
    indexer.setListener(changed -> bench.scores.indexed(changed, index.size()));
    return indexer;
  }

  @BeforeEach
  void index() {
    fill(bench, indexer);
  }

  private void fill(Workbench filled, ItemIndexer following) {
    filled.catalog.write("beet", "Beet im Oktober", GARDEN);
    following.catchUp();
    filled.put(gardeners, sailors);
  }

  /// What the desk says of the item now.
  private double desk(SegmentId segment) {
    SegmentMatches matches = matches(bench);
    return Stream.concat(matches.matches().stream(), matches.rest().stream())
        .filter(match -> match.segment().id().equals(segment))
        .mapToDouble(SegmentMatch::score)
        .findFirst()
        .orElseThrow();
  }

  private static SegmentMatches matches(Workbench bench) {
    ItemVersion version = version(bench);
    return bench.matcher.segmentsFor(
        MatchRequest.of(version.item(), List.of(), bench.pipeline.enrich(ItemText.of(version))));
  }

  private static ItemVersion version(Workbench bench) {
    try (CatalogView view = bench.catalog.catalog().view()) {
      return view.item(BED).orElseThrow();
    }
  }

  private Map<ItemId, Double> fitting(Segment segment) {
    return bench.scores.fitting(segment.id(), List.of(BED, new ItemId("unknown")));
  }

  @Test
  void aStoredItemHasTheScoreThatTheDeskShows() {
    assertEquals(Map.of(BED, desk(gardeners.id())), fitting(gardeners));
    assertEquals(Map.of(), fitting(sailors));
    OptionalDouble sailing = bench.scores.of(BED, sailors.id());
    assertEquals(OptionalDouble.of(desk(sailors.id())), sailing);
    assertEquals(sailing, bench.scores.of(BED, sailors.id()), "as it was kept");
    assertEquals(OptionalDouble.empty(), bench.scores.of(new ItemId("unknown"), sailors.id()));
  }

  @Test
  void aChangedSegmentIsScoredAtOnceAndTheOthersWithTheNextRefresh() {
    double before = fitting(gardeners).getOrDefault(BED, 0.0);
    assertEquals(desk(gardeners.id()), before);
    Segment rival =
        Workbench.segment(
            "sailors", "de", "Gartensegler", "Kompost und Hochbeet, Aussaat am Gemüsegarten.");
    bench.put(rival);

    assertNotEquals(before, desk(gardeners.id()));
    assertEquals(OptionalDouble.of(desk(rival.id())), bench.scores.of(BED, rival.id()));
    bench.scores.refresh();
    assertEquals(OptionalDouble.of(desk(gardeners.id())), bench.scores.of(BED, gardeners.id()));
    assertEquals(OptionalDouble.of(desk(rival.id())), bench.scores.of(BED, rival.id()));
  }

  @Test
  void anItemThatChangedIsScoredAnew() {
    assertEquals(1, fitting(gardeners).size());
    bench.catalog.write("beet", "Beet an der Ostsee", "Wir segeln an der Ostsee, alle Segler.");
    indexer.catchUp();

    assertEquals(Map.of(), fitting(gardeners));
    assertEquals(OptionalDouble.of(desk(sailors.id())), bench.scores.of(BED, sailors.id()));
  }

  /// Of forty items like this one, all but every tenth got the same answer.
  private MatchModel trained(boolean gardenersFit) {
    double[] features =
        new MatchExamples(bench.pipeline, bench.matcher)
            .of(version(bench), List.of(), Map.of(gardeners.id(), true))
            .getFirst()
            .features();
    List<MatchExample> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean usual = i % 10 != 0;
      boolean garden = usual == gardenersFit;
      examples.add(
          new MatchExample(new ItemId("g" + i), gardeners.id(), garden, features, List.of()));
      examples.add(
          new MatchExample(new ItemId("s" + i), sailors.id(), !garden, features, List.of()));
    }
    ModelId embedder = new HashingEmbedder().model();
    MatchTrainer.Result result = new MatchTrainer().train("m", "test", examples, embedder);
    return assertInstanceOf(MatchTrainer.Result.Trained.class, result).model();
  }

  @Test
  void decisionsMoveWhatFitsASegmentAtTheDeskAndInItsListAlike() {
    for (boolean fits : new boolean[] {true, false}) {
      Workbench learned = bench(trained(fits));
      fill(learned, indexer(learned));

      List<SegmentId> suggested =
          matches(learned).matches().stream().map(match -> match.segment().id()).toList();
      assertEquals(fits, suggested.contains(gardeners.id()));
      Set<ItemId> listed = learned.scores.fitting(gardeners.id(), List.of(BED)).keySet();
      assertEquals(fits ? Set.of(BED) : Set.of(), listed);
    }
  }
}
