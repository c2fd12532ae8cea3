package org.colophon.eval.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.scoring.ScoredExample;
import org.colophon.eval.scoring.Scorers;
import org.colophon.eval.stats.Difference;
import org.colophon.eval.stats.PairedTest;
import org.colophon.models.linear.LabelHierarchy;

/// A second run beside a first one, over the same documents.
///
/// @param differences per figure, tested and corrected together
/// @param gains documents that the second run answers better, largest gain first
/// @param losses documents that it answers worse, largest loss first
public record EvalRunComparison(
    EvalRun first,
    EvalRun second,
    SortedMap<String, Difference> differences,
    List<Change> gains,
    List<Change> losses) {
  public EvalRunComparison {
    gains = List.copyOf(gains);
    losses = List.copyOf(losses);
  }

  /// One document with a different outcome.
  public record Change(ScoredExample before, ScoredExample after) {
    public double gain() {
      return after.quality() - before.quality();
    }
  }

  /// Compares two runs.
  ///
  /// @param hierarchy of the set's labels
  /// @throws IllegalArgumentException where they are not over the same documents of the same set
  public static EvalRunComparison of(
      EvalRun first, EvalRun second, LabelHierarchy hierarchy, PairedTest test) {
    if (!first.setup().data().hash().equals(second.setup().data().hash())) {
      throw new IllegalArgumentException(
          "the runs are over different data: "
              + first.setup().data().set()
              + " and "
              + second.setup().data().set()
              + " or other files of it");
    }
    Map<String, ScoredExample> byId = new TreeMap<>();
    second.outcomes().forEach(outcome -> byId.put(outcome.head().id(), outcome));
    List<ScoredExample> aligned = new ArrayList<>();
    for (ScoredExample outcome : first.outcomes()) {
      ScoredExample partner = byId.get(outcome.head().id());
      if (partner == null) {
        throw new IllegalArgumentException("the second run has no document " + outcome.head().id());
      }
      aligned.add(partner);
    }
    List<ScoredExample> both = new ArrayList<>(first.outcomes());
    both.addAll(aligned);
    Map<String, Difference> differences =
        test.compare(aligned.size(), Scorers.of(first.setup().data().task(), hierarchy, both));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < aligned.size(); i++) {
      changes.add(new Change(first.outcomes().get(i), aligned.get(i)));
    }
    Comparator<Change> byGain = Comparator.comparingDouble(Change::gain);
    return new EvalRunComparison(
        first,
        second,
        new TreeMap<>(differences),
        changes.stream().filter(c -> c.gain() > 0).sorted(byGain.reversed()).toList(),
        changes.stream().filter(c -> c.gain() < 0).sorted(byGain).toList());
  }
}
