package org.colophon.eval.labelling;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.catalog.ItemId;
import org.colophon.eval.stats.Bootstrap;
import org.colophon.eval.stats.Interval;

/// The quality of suggestions measured against the labels that people agree on. Only the first
/// three suggestions of an item count, as many as an editor looks at. An item that is an example of
/// a label says nothing about that label: the pair is left out, and an item whose every label is
/// left out so is left out itself.
///
/// @param items how many were judged
/// @param right suggestions that labellers agree with
/// @param wrong suggestions that they do not
/// @param missed labels among the first three of which there is none
/// @param rightlySilent items for which none fits, and nothing was suggested
/// @param wronglySilent items for which something fits, and nothing was suggested
/// @param wronglySpoken items for which none fits, and something was suggested
/// @param figures `precision_at_3` of all suggestions, `recall_at_3` of all labels, `abstention`
///   (share of items that are spoken of exactly where something fits); 95 % bootstrap intervals
///   over items. What has no value is left out
public record SuggestionScore(
    int items,
    int right,
    int wrong,
    int missed,
    int rightlySilent,
    int wronglySilent,
    int wronglySpoken,
    SortedMap<String, Interval> figures) {
  private static final int LOOKED_AT = 3;
  private static final int RESAMPLES = 1_000;
  private static final long SEED = 1;

  public SuggestionScore {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }

  /// A labelled item with its suggestions.
  ///
  /// @param gold labels that fit; empty: none
  /// @param suggested labels that were shown, best first
  /// @param examples labels that this item is an example of, for or against
  public record Case(ItemId item, Set<String> gold, List<String> suggested, Set<String> examples) {
    public Case {
      gold = Set.copyOf(gold);
      suggested = List.copyOf(suggested);
      examples = Set.copyOf(examples);
    }

    private boolean teachesItsLabels() {
      return !gold.isEmpty() && examples.containsAll(gold);
    }

    private Tally tally() {
      Set<String> relevant = new HashSet<>(gold);
      relevant.removeAll(examples);
      List<String> shown =
          suggested.stream().filter(l -> !examples.contains(l)).limit(LOOKED_AT).toList();
      int right = (int) shown.stream().filter(relevant::contains).count();
      return new Tally(relevant.size(), shown.size(), right);
    }
  }

  /// The counts of one item.
  private record Tally(int relevant, int shown, int right) {
    boolean isRightToSpeakOrNot() {
      return (relevant > 0) == (shown > 0);
    }
  }

  public static SuggestionScore of(List<Case> cases) {
    List<Tally> tallies =
        cases.stream().filter(one -> !one.teachesItsLabels()).map(Case::tally).toList();
    int right = tallies.stream().mapToInt(Tally::right).sum();
    return new SuggestionScore(
        tallies.size(),
        right,
        tallies.stream().mapToInt(Tally::shown).sum() - right,
        tallies.stream().mapToInt(Tally::relevant).sum() - right,
        count(tallies, 0, 0),
        count(tallies, 1, 0),
        count(tallies, 0, 1),
        new TreeMap<>(
            new Bootstrap(RESAMPLES, SEED)
                .intervals(tallies.size(), picked -> figures(tallies, picked))));
  }

  private static int count(List<Tally> tallies, int relevant, int shown) {
    return (int)
        tallies.stream()
            .filter(
                t -> Integer.signum(t.relevant()) == relevant && Integer.signum(t.shown()) == shown)
            .count();
  }

  private static Map<String, Double> figures(List<Tally> tallies, int[] picked) {
    int shown = 0;
    int relevant = 0;
    int right = 0;
    int decided = 0;
    for (int item : picked) {
      Tally tally = tallies.get(item);
      shown += tally.shown();
      relevant += tally.relevant();
      right += tally.right();
      decided += tally.isRightToSpeakOrNot() ? 1 : 0;
    }
    Map<String, Double> figures = new HashMap<>();
    figures.put("abstention", (double) decided / picked.length);
    if (shown > 0) {
      figures.put("precision_at_3", (double) right / shown);
    }
    if (relevant > 0) {
      figures.put("recall_at_3", (double) right / relevant);
    }
    return figures;
  }
}
