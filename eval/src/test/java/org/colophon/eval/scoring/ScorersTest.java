package org.colophon.eval.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.colophon.eval.metrics.Averages;
import org.colophon.eval.metrics.MultiLabel;
import org.colophon.eval.metrics.TypedSpan;
import org.colophon.eval.sets.EvalTask;
import org.colophon.models.linear.LabelHierarchy;
import org.junit.jupiter.api.Test;

/// The figures that runs are made of agree with the plain measures.
class ScorersTest {
  private static final double EXACT = 1e-12;
  private static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

  private static ScoredExample.Head head(int number) {
    return new ScoredExample.Head("document-" + number, new TreeMap<>(), "text");
  }

  private static Map<String, Double> figures(
      EvalTask task, LabelHierarchy hierarchy, List<ScoredExample> all) {
    return Scorers.of(task, hierarchy, all).of(IntStream.range(0, all.size()).toArray());
  }

  private static void assertFigure(double expected, Map<String, Double> figures, String name) {
    assertEquals(expected, figures.getOrDefault(name, Double.NaN), EXACT, name);
  }

  @Test
  void averagesOverLabelsAndDocumentsAreThoseOfThePlainMeasures() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<ScoredExample> outcomes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        List<String> gold = LABELS.stream().filter(l -> random.nextInt(3) == 0).toList();
        List<String> said = LABELS.stream().filter(l -> random.nextInt(3) == 0).toList();
        outcomes.add(new ScoredExample.Labels(head(i), gold, said, new TreeMap<>()));
      }
      Map<String, Double> figures =
          figures(EvalTask.MULTI_LABEL, new LabelHierarchy(Map.of("e", Set.of("a"))), outcomes);
      var sets = outcomes.stream().map(o -> ((ScoredExample.Labels) o).sets()).toList();
      assertAverages(MultiLabel.macro(sets), figures, "macro");
      assertAverages(MultiLabel.sampleAverage(sets), figures, "sample");
      LabelHierarchy hierarchy = new LabelHierarchy(Map.of("e", Set.of("a")));
      var whole =
          MultiLabel.micro(sets.stream().map(s -> s.extended(hierarchy::withAncestors)).toList());
      assertFigure(whole.precision(), figures, "hierarchical_precision");
      assertFigure(whole.recall(), figures, "hierarchical_recall");
      assertFigure(whole.f1(), figures, "hierarchical_f1");
    }
  }

  private static void assertAverages(Averages expected, Map<String, Double> figures, String name) {
    assertFigure(expected.precision(), figures, name + "_precision");
    assertFigure(expected.recall(), figures, name + "_recall");
    assertFigure(expected.f1(), figures, name + "_f1");
  }

  private static ScoredExample ranked(int number, double right, double wrong) {
    return new ScoredExample.Ranked(
        head(number),
        List.of(
            new ScoredExample.Scored("right", 1, right),
            new ScoredExample.Scored("wrong", 0, wrong)));
  }

  @Test
  void ofNothingShownThereIsNoPrecision() {
    LabelHierarchy none = LabelHierarchy.FLAT;
    Map<String, Double> silent =
        figures(EvalTask.SEGMENTS, none, List.of(ranked(1, 0.4, 0.3), ranked(2, 0.1, 0.2)));
    assertFigure(0.75, silent, "mrr");
    assertFigure(1, silent, "abstention");
    for (String name : List.of("precision_at_threshold", "ece", "brier", "brier_skill")) {
      assertFalse(silent.containsKey(name), name);
    }
    Map<String, Double> shown =
        figures(EvalTask.SEGMENTS, none, List.of(ranked(1, 0.8, 0.3), ranked(2, 0.1, 0.6)));
    assertFigure(0.5, shown, "precision_at_threshold");
    assertFigure((0.2 + 0.6) / 2, shown, "ece");
    assertFigure((0.04 + 0.36) / 2, shown, "brier");
    assertFigure(1 - 0.2 / 0.25, shown, "brier_skill");
  }

  @Test
  void entitiesHavePrecisionAndRecallPerClassAndPartially() {
    ScoredExample found =
        new ScoredExample.Spans(
            head(1),
            List.of(new TypedSpan(0, 2, "PER"), new TypedSpan(4, 5, "LOC-X")),
            List.of(
                new TypedSpan(0, 2, "PER"),
                new TypedSpan(3, 4, "PER"),
                new TypedSpan(4, 6, "LOC-X")));
    Map<String, Double> figures = figures(EvalTask.ENTITIES, LabelHierarchy.FLAT, List.of(found));
    assertFigure(0.5, figures, "strict_precision_per");
    assertFigure(1, figures, "strict_recall_per");
    assertFigure(0, figures, "strict_precision_loc_x");
    assertFigure(0, figures, "strict_recall_loc_x");
    assertFigure(1.5 / 3, figures, "partial_precision");
    assertFigure(1.5 / 2, figures, "partial_recall");
  }

  @Test
  void keyphrasesHavePrecisionAndRecallAtEveryLength() {
    ScoredExample phrases =
        new ScoredExample.Phrases(
            head(1), List.of("north sea", "tide tables"), List.of("north seas", "sea wall"));
    Map<String, Double> figures =
        figures(EvalTask.KEYPHRASES, LabelHierarchy.FLAT, List.of(phrases));
    for (int k : List.of(5, 10, 15)) {
      assertFigure(0.5, figures, "recall_at_" + k);
    }
    assertFigure(figures.getOrDefault("f1_at_5", Double.NaN), figures, "f1_at_15");
  }
}
