package org.colophon.eval.scoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.eval.replay.CatalogueScript;
import org.colophon.eval.stats.Statistic;

/// The scorer for replays. `stale_leak_rate` is the share of items, prices and claims shown that
/// should not have been, and `clean_serving_rate` is one minus it. Both report the worst value (1
/// and 0) where nothing at all was shown, because a gate that shows nothing is useless.
/// `false_block_rate` is the share of items withheld that could have been shown, and `serving_rate`
/// is one minus it.
final class ReplayScorer implements Statistic {
  /// The counts of one instant at which readers look.
  private record Look(int shown, int leaked, int allowed, int blocked) {}

  private final List<Look> looks;

  ReplayScorer(List<ScoredExample.Ranked> outcomes) {
    looks = outcomes.stream().map(ReplayScorer::look).toList();
  }

  private static Look look(ScoredExample.Ranked outcome) {
    int shown = 0;
    int leaked = 0;
    int allowed = 0;
    int blocked = 0;
    for (ScoredExample.Scored one : outcome.candidates()) {
      boolean visible = one.score() > 0;
      boolean right = one.relevance() > 0;
      shown += visible ? 1 : 0;
      leaked += visible && !right ? 1 : 0;
      if (right && CatalogueScript.isItem(one.id())) {
        allowed++;
        blocked += visible ? 0 : 1;
      }
    }
    return new Look(shown, leaked, allowed, blocked);
  }

  @Override
  public Map<String, Double> of(int[] documents) {
    double shown = 0;
    double leaked = 0;
    double allowed = 0;
    double blocked = 0;
    for (int document : documents) {
      Look look = looks.get(document);
      shown += look.shown();
      leaked += look.leaked();
      allowed += look.allowed();
      blocked += look.blocked();
    }
    double leaks = shown == 0 ? 1 : leaked / shown;
    double blocks = allowed == 0 ? 0 : blocked / allowed;
    Map<String, Double> figures = new TreeMap<>();
    figures.put("stale_leak_rate", leaks);
    figures.put("clean_serving_rate", 1 - leaks);
    figures.put("false_block_rate", blocks);
    figures.put("serving_rate", 1 - blocks);
    return figures;
  }
}
