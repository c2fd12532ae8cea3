package org.colophon.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.catalog.log.CatalogView;
import org.colophon.eval.metrics.Promises;
import org.colophon.eval.stats.Bootstrap;
import org.colophon.eval.stats.Interval;

/// The acceptance of suggestions by editors, from the decisions in force now: the last one of each
/// item and value; revoked ones do not count. Editors saw the suggestion and its score before they
/// answered. The figure therefore measures how useful suggestions are and is not a gold standard.
///
/// @param kinds kind of suggestion, in lower case → how it fares
public record EditorAnswers(SortedMap<String, Acceptance> kinds) {
  private static final int RESAMPLES = 1_000;

  public EditorAnswers {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /// The acceptance of suggestions of one kind.
  ///
  /// @param items on which something was decided
  /// @param acceptance accepted ones among those accepted or rejected, with a 95 % interval over
  ///   items
  public record Acceptance(int items, int accepted, int rejected, Interval acceptance) {}

  /// Counts the decisions on every item of a catalogue.
  ///
  /// @param seed of the intervals
  public static EditorAnswers of(CatalogView view, DecisionLog decisions, long seed) {
    SortedMap<String, List<List<Boolean>>> byKind = new TreeMap<>();
    view.items()
        .forEach(id ->
            accepted(decisions.of(id))
                .forEach((kind, some) ->
                    byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(some)));
    SortedMap<String, Acceptance> kinds = new TreeMap<>();
    byKind.forEach((kind, items) -> kinds.put(kind, acceptance(items, seed)));
    return new EditorAnswers(kinds);
  }

  private static Map<String, List<Boolean>> accepted(List<Decision> decisions) {
    Map<String, List<Boolean>> accepted = new TreeMap<>();
    for (Decision decision : decisions) {
      boolean answered =
          decision.answer() == Answer.ACCEPTED || decision.answer() == Answer.REJECTED;
      if (answered && decision.basis().origin() == Origin.MACHINE) {
        accepted
            .computeIfAbsent(decision.kind().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
            .add(decision.answer() == Answer.ACCEPTED);
      }
    }
    return accepted;
  }

  private static Acceptance acceptance(List<List<Boolean>> items, long seed) {
    Interval acceptance =
        new Bootstrap(RESAMPLES, seed)
            .intervals(items.size(), picked -> share(items, picked))
            .getOrDefault("acceptance", new Interval(0, 0, 0));
    int accepted = 0;
    int rejected = 0;
    for (List<Boolean> item : items) {
      int here = Collections.frequency(item, true);
      accepted += here;
      rejected += item.size() - here;
    }
    return new Acceptance(items.size(), accepted, rejected, acceptance);
  }

  private static Map<String, Double> share(List<List<Boolean>> items, int[] picked) {
    List<Boolean> judgements = new ArrayList<>();
    for (int item : picked) {
      judgements.addAll(items.get(item));
    }
    return Map.of("acceptance", Promises.share(judgements));
  }
}
