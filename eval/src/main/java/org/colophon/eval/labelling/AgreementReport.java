package org.colophon.eval.labelling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.ItemId;
import org.colophon.eval.metrics.Agreement;
import org.colophon.eval.metrics.Agreement.Two;
import org.colophon.eval.stats.Bootstrap;
import org.colophon.eval.stats.Interval;

/// The agreement between two labellers, over the items on which both decided.
///
/// @param both items on which both decided
/// @param undecided further items that both answered and at least one could not decide
/// @param figures `agreement` (share of equal answers); `kappa` (Cohen's) where one choice fits an
///   item, `alpha` (Krippendorff's with MASI distance) where several may; with 95 % intervals. What
///   has no value is left out
/// @param labels per label that at least one of them gave
/// @param disagreements in the order of the sample
public record AgreementReport(
    String first,
    String second,
    int both,
    int undecided,
    SortedMap<String, Interval> figures,
    SortedMap<String, PerLabel> labels,
    List<Disagreement> disagreements) {
  private static final int RESAMPLES = 1000;

  public AgreementReport {
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    disagreements = List.copyOf(disagreements);
  }

  /// One label: how often each gave it, how often both, and Cohen's kappa of "it fits" against "it
  /// does not".
  ///
  /// @param kappa empty where it has no value: the label fits every item, say both
  public record PerLabel(int first, int second, int both, Optional<Interval> kappa) {}

  static AgreementReport of(
      Labelling labelling,
      List<SampledItem> sample,
      CurrentLabels answers,
      String first,
      String second) {
    List<Two<Set<String>>> items = new ArrayList<>();
    List<Disagreement> disagreements = new ArrayList<>();
    int undecided = 0;
    for (SampledItem item : sample) {
      SortedMap<String, List<String>> decided = new TreeMap<>(answers.decided(item.item()));
      decided.keySet().retainAll(Set.of(first, second));
      if (decided.size() < 2) {
        boolean answered =
            answers.of(first).containsKey(item.item())
                && answers.of(second).containsKey(item.item());
        undecided += answered ? 1 : 0;
        continue;
      }
      items.add(new Two<>(set(decided, first), set(decided, second)));
      if (Set.copyOf(decided.values()).size() > 1) {
        disagreements.add(new Disagreement(item.item(), item.title(), decided));
      }
    }
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, labelling.drawing().seed());
    Map<String, Interval> figures =
        bootstrap.intervals(items.size(), picked -> figures(labelling, pick(items, picked)));
    return new AgreementReport(
        first,
        second,
        items.size(),
        undecided,
        new TreeMap<>(figures),
        perLabel(items, bootstrap),
        disagreements);
  }

  /// The same, naming only some of the items on which the two disagree.
  AgreementReport naming(Set<ItemId> items) {
    return new AgreementReport(
        first,
        second,
        both,
        undecided,
        figures,
        labels,
        disagreements.stream().filter(one -> items.contains(one.item())).toList());
  }

  private static Map<String, Double> figures(Labelling labelling, List<Two<Set<String>>> items) {
    Map<String, Double> figures = new TreeMap<>();
    figures.put("agreement", Agreement.share(items));
    switch (labelling.plan().answers()) {
      case ONE -> Agreement.kappa(items).ifPresent(kappa -> figures.put("kappa", kappa));
      case SEVERAL ->
          Agreement.alpha(
                  items.stream().map(two -> List.of(two.first(), two.second())).toList(),
                  Agreement::masi)
              .ifPresent(alpha -> figures.put("alpha", alpha));
    }
    return figures;
  }

  private static SortedMap<String, PerLabel> perLabel(
      List<Two<Set<String>>> items, Bootstrap bootstrap) {
    Set<String> used = new TreeSet<>();
    items.forEach(two -> {
      used.addAll(two.first());
      used.addAll(two.second());
    });
    Map<String, Interval> kappas =
        bootstrap.intervals(items.size(), picked -> kappas(used, pick(items, picked)));
    SortedMap<String, PerLabel> labels = new TreeMap<>();
    for (String label : used) {
      int first = 0;
      int second = 0;
      int both = 0;
      for (Two<Set<String>> two : items) {
        boolean one = two.first().contains(label);
        boolean other = two.second().contains(label);
        first += one ? 1 : 0;
        second += other ? 1 : 0;
        both += one && other ? 1 : 0;
      }
      Optional<Interval> kappa = Optional.ofNullable(kappas.get(label));
      labels.put(label, new PerLabel(first, second, both, kappa));
    }
    return labels;
  }

  private static Map<String, Double> kappas(Set<String> labels, List<Two<Set<String>>> items) {
    Map<String, Double> kappas = new TreeMap<>();
    for (String label : labels) {
      List<Two<Boolean>> fits =
          items.stream()
              .map(two -> new Two<>(two.first().contains(label), two.second().contains(label)))
              .toList();
      Agreement.kappa(fits).ifPresent(kappa -> kappas.put(label, kappa));
    }
    return kappas;
  }

  private static <T> List<T> pick(List<T> items, int[] picked) {
    List<T> selection = new ArrayList<>();
    for (int number : picked) {
      selection.add(items.get(number));
    }
    return selection;
  }

  private static Set<String> set(SortedMap<String, List<String>> decided, String labeller) {
    return new HashSet<>(decided.getOrDefault(labeller, List.of()));
  }
}
