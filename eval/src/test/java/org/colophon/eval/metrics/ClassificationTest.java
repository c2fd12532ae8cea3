package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.models.linear.LabelHierarchy;
import org.junit.jupiter.api.Test;

class ClassificationTest {
  private static final double EXACT = 1e-12;

  @Test
  void averagesOneLabelPerDocumentAsTheTextbookDoes() {
    List<String> gold = List.of("cat", "cat", "cat", "dog", "dog", "fish");
    List<String> predicted = List.of("cat", "cat", "dog", "dog", "bird", "cat");
    assertEquals(3 / 6.0, SingleLabel.accuracy(gold, predicted), EXACT);
    // cat: 2 hits, 1 extra, 1 missed; dog: 1, 1, 1; fish: 0, 0, 1; bird: 0, 1, 0
    assertEquals((4 / 6.0 + 2 / 4.0 + 0 + 0) / 4, SingleLabel.macroF1(gold, predicted), EXACT);
    assertEquals(
        Map.of("bird", 0, "cat", 2, "dog", 1, "fish", 0),
        SingleLabel.confusion(gold, predicted).get("cat"));
    assertEquals(
        Map.of("bird", 0, "cat", 0, "dog", 0, "fish", 0),
        SingleLabel.confusion(gold, predicted).get("bird"));
  }

  @Test
  void measuresNothingAsZero() {
    assertEquals(0, SingleLabel.accuracy(List.of(), List.of()));
    assertEquals(0, SingleLabel.macroF1(List.of(), List.of()));
    assertEquals(0, MultiLabel.micro(List.of()).f1());
    assertEquals(new Averages(0, 0, 0), MultiLabel.sampleAverage(List.of()));
    assertEquals(new Averages(0, 0, 0), MultiLabel.macro(List.of()));
    assertEquals(0, MultiLabel.coverage(List.of()));
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThrows(
        IllegalArgumentException.class, () -> SingleLabel.accuracy(List.of("a"), List.of()));
  }

  @Test
  void averagesManyLabelsPerDocumentInThreeWays() {
    List<LabelSets> documents =
        List.of(
            new LabelSets(Set.of("a", "b"), Set.of("a", "c")),
            new LabelSets(Set.of("a"), Set.of("a")),
            new LabelSets(Set.of("b"), Set.of()),
            new LabelSets(Set.of(), Set.of("c")),
            new LabelSets(Set.of(), Set.of()));
    assertEquals(new Counts(2, 2, 2), MultiLabel.micro(documents));
    assertEquals(0.5, MultiLabel.micro(documents).f1(), EXACT);
    // a: all right; b: twice missed; c: twice too much
    assertEquals(1 / 3.0, MultiLabel.macro(documents).f1(), EXACT);
    // per document: 1/2, 1, 0, 0, and 1 for nothing asked, nothing said
    assertEquals(2.5 / 5, MultiLabel.sampleAverage(documents).f1(), EXACT);
    assertEquals(2.5 / 5, MultiLabel.sampleAverage(documents).precision(), EXACT);
    assertEquals(3 / 5.0, MultiLabel.coverage(documents), EXACT);
    assertEquals(1 / 2.0, MultiLabel.labelCoverage(documents), EXACT);
  }

  @Test
  void countsWithEmptySidesAreZeroNotUndefined() {
    assertEquals(0, new Counts(0, 0, 3).precision());
    assertEquals(0, new Counts(0, 3, 0).recall());
    assertEquals(0, Counts.NONE.f1());
    assertThrows(IllegalArgumentException.class, () -> new Counts(-1, 0, 0));
  }

  @Test
  void cutsRankedLabelsAtK() {
    List<String> ranked = List.of("x", "a", "b");
    assertEquals(0.5, MultiLabel.precisionAt(2, Set.of("a", "b"), ranked), EXACT);
    assertEquals(2 / 5.0, MultiLabel.precisionAt(5, Set.of("a", "b"), ranked), EXACT);
    assertEquals(0.5, MultiLabel.recallAt(2, Set.of("a", "b"), ranked), EXACT);
    assertEquals(0, MultiLabel.recallAt(2, Set.of(), ranked), EXACT);
    assertThrows(IllegalArgumentException.class, () -> MultiLabel.recallAt(0, Set.of("a"), ranked));
  }

  @Test
  void givesHalfCreditForASibling() {
    LabelHierarchy hierarchy =
        new LabelHierarchy(
            Map.of(
                "crime", Set.of("fiction"),
                "fantasy", Set.of("fiction"),
                "noir", Set.of("crime")));
    List<LabelSets> documents = List.of(new LabelSets(Set.of("crime"), Set.of("fantasy")));
    assertEquals(new Counts(1, 1, 1), MultiLabel.hierarchical(documents, hierarchy::withAncestors));
    assertEquals(Set.of("noir", "crime", "fiction"), hierarchy.withAncestors(Set.of("noir")));
    assertEquals(2, hierarchy.level("noir"));
    assertEquals(0, hierarchy.level("fiction"));
  }

  @Test
  void survivesACycleInTheHierarchy() {
    LabelHierarchy cycle = new LabelHierarchy(Map.of("a", Set.of("b"), "b", Set.of("a")));
    assertEquals(Set.of("a", "b"), cycle.withAncestors(Set.of("a")));
    assertEquals(2, cycle.level("a"));
  }
}
