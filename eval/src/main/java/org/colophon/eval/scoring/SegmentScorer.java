package org.colophon.eval.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.metrics.Calibration;
import org.colophon.eval.metrics.Forecast;
import org.colophon.eval.stats.Statistic;

/// The scorer for segments: the ranking's figures (see [PerDocument#rankings]), and those of what
/// would be *shown*, at most [#SHOWN] segments per item with a probability of [#THRESHOLD] or more.
/// These are `shown` (mean number per item), `abstention` (share of items with none) and, where
/// anything at all is shown, `precision_at_threshold`, `ece`, `brier` and `brier_skill`.
final class SegmentScorer implements Statistic {
  static final int SHOWN = 3;
  static final double THRESHOLD = 0.5;
  private static final int BINS = 10;

  private final PerDocument rankings;
  private final List<List<Forecast>> shown = new ArrayList<>();

  SegmentScorer(List<ScoredExample.Ranked> outcomes) {
    rankings = PerDocument.rankings(outcomes);
    for (ScoredExample.Ranked outcome : outcomes) {
      shown.add(
          outcome.candidates().stream()
              .filter(c -> c.score() >= THRESHOLD)
              .sorted(Comparator.comparingDouble(ScoredExample.Scored::score).reversed())
              .limit(SHOWN)
              .map(c -> new Forecast(Math.clamp(c.score(), 0, 1), c.relevance() > 0))
              .toList());
    }
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    List<Forecast> all = new ArrayList<>();
    int silent = 0;
    for (int document : documents) {
      all.addAll(shown.get(document));
      silent += shown.get(document).isEmpty() ? 1 : 0;
    }
    Map<String, Double> figures = new TreeMap<>(rankings.of(documents));
    double count = Math.max(1, documents.length);
    figures.put("shown", all.size() / count);
    figures.put("abstention", silent / count);
    if (!all.isEmpty()) {
      figures.put("precision_at_threshold", Calibration.precisionFrom(THRESHOLD, all));
      figures.put("ece", Calibration.ece(all, BINS));
      figures.put("brier", Calibration.brier(all));
      figures.put("brier_skill", Calibration.brierSkill(all));
    }
    return figures;
  }
}
