package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.matching.testing.ExhaustiveItemIndex;
import org.colophon.matching.testing.Workbench;
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

  private final Workbench bench =
      new Workbench(
          new HashingEmbedder(),
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")));
  private final ExhaustiveItemIndex index = new ExhaustiveItemIndex();
  private final ItemIndexer indexer = new ItemIndexer(bench.catalog.catalog(), bench.items, index);
  private final Segment gardeners =
      Workbench.segment(
          "gardeners", "de", "Hobbygärtner", "Kompost, Hochbeet, Aussaat im Gemüsegarten, Frost.");
  private final Segment sailors =
      Workbench.segment("sailors", "de", "Segler", "Leute, die an der Ostsee segeln.");

  @BeforeEach
  void index() {
    indexer.setListener(changed -> bench.scores.indexed(changed, index.size()));
    bench.catalog.write("beet", "Beet im Oktober", GARDEN);
    indexer.catchUp();
    bench.put(gardeners, sailors);
  }

  /// What the desk says of the item now.
  private double desk(SegmentId segment) {
    ItemVersion version;
    try (CatalogView view = bench.catalog.catalog().view()) {
      version = view.item(BED).orElseThrow();
    }
    SegmentMatches matches =
        bench.matcher.segmentsFor(
            MatchRequest.of(version.item(), List.of(), bench.pipeline.enrich(ItemText.of(version))));
    return Stream.concat(matches.matches().stream(), matches.rest().stream())
        .filter(match -> match.segment().id().equals(segment))
        .mapToDouble(SegmentMatch::score)
        .findFirst()
        .orElseThrow();
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
}
