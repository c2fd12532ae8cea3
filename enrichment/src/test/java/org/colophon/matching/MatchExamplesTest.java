package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.matching.testing.Workbench;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchExamplesTest {
  private static final SegmentId YOUNG = new SegmentId("young");

  private final Workbench bench =
      new Workbench(
          new HashingEmbedder(),
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")));

  @BeforeEach
  void readersOfTen() {
    Segment plain = Workbench.segment("young", "de", "Junge Leser", "Drachen und Burgen.");
    Segment.Rules ages =
        new Segment.Rules(Set.of(), Set.of(), Set.of(), Set.of(), new AgeRange(10, 12));
    bench.put(
        new Segment(
            plain.id(),
            plain.imprint(),
            plain.name(),
            plain.language(),
            plain.description(),
            null,
            plain.state(),
            new Segment.Definition(List.of(), List.of(), List.of(), ages),
            null,
            plain.checkDueAt(),
            false));
  }

  @Test
  void nothingIsLearnedOfASegmentWhoseRulesDoNotAdmitTheBooksAge() {
    assertEquals(1, examples(new AgeRange(8, 10)));
    assertEquals(0, examples(new AgeRange(3, 9)));
  }

  private int examples(AgeRange ages) {
    ItemVersion book = book(ages);
    return new MatchExamples(bench.pipeline, bench.matcher)
        .of(book, List.of(), Map.of(YOUNG, true))
        .size();
  }

  @Test
  void anItemIsComparedWithAllThatTheSegmentsRulesLookAt() {
    ItemVersion book = book(new AgeRange(3, 9));

    MatchRequest request =
        MatchRequest.of(book.item(), List.of(), bench.pipeline.enrich(ItemText.of(book)));

    assertEquals(ContentType.BOOK, request.type());
    assertEquals(new ImprintId("books"), request.imprint());
    assertEquals(new AgeRange(3, 9), request.ages());
  }

  private ItemVersion book(AgeRange ages) {
    String text = "Ein Drache wohnt in einer Burg.";
    bench.catalog.write(
        "book", new Content("de", "Der Drache", null, text, List.of(), List.of(), null, ages));
    return bench.catalog.catalog().view().item(new ItemId("book")).orElseThrow();
  }
}
