package org.colophon.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.matching.MatchTrainer.Forecast;

/// A comparison of a newly trained matching model with the one in use, on the same decisions: all
/// of them, and by language, imprint, content type and segment. It is the release threshold of a
/// model that is trained while the service runs.
///
/// The new model answers without the decision's item; the one in use may have been trained on it.
/// That favours the one in use.
///
/// @param slices all decisions first, then by name
/// @param refusal the reason why the new model may not be used; empty when it may
public record MatchComparison(List<Slice> slices, Optional<String> refusal) {
  /// Fewer decisions say nothing about a slice.
  public static final int FEWEST_OF_A_SLICE = 20;

  /// The name of the slice of all decisions.
  public static final String ALL = "all";

  /// One-sided 95 % of a normal distribution: McNemar's test (Q. McNemar, 1947) of answers that
  /// only one of the models got right.
  private static final double SIGNIFICANT = 1.645;

  public MatchComparison {
    slices = List.copyOf(slices);
  }

  /// Both models' answers to some decisions.
  ///
  /// @param name `all`, `language=de`, `imprint=x`, `type=book` or `segment=x`
  /// @param gained answers that only the new model got right
  /// @param lost answers that only the model in use got right
  public record Slice(
      String name, int decisions, Figures current, Figures candidate, int gained, int lost) {
    boolean isWorse() {
      return lost - gained > SIGNIFICANT * Math.sqrt(lost + gained);
    }
  }

  /// One model's answers.
  ///
  /// @param suggested pairs of item and segment that it suggests
  /// @param right those of them that people accepted
  /// @param missed pairs that people accepted and it does not suggest
  public record Figures(int suggested, int right, int missed) {
    /// The share of suggestions that are right; 0 without any.
    public double precision() {
      return suggested == 0 ? 0 : (double) right / suggested;
    }

    /// The share of accepted pairs that are suggested; 0 without any.
    public double coverage() {
      return right + missed == 0 ? 0 : (double) right / (right + missed);
    }

    static Figures of(List<Forecast> some, List<Boolean> suggested) {
      int all = 0;
      int right = 0;
      int missed = 0;
      for (int i = 0; i < some.size(); i++) {
        boolean fits = some.get(i).right();
        all += suggested.get(i) ? 1 : 0;
        right += suggested.get(i) && fits ? 1 : 0;
        missed += !suggested.get(i) && fits ? 1 : 0;
      }
      return new Figures(all, right, missed);
    }
  }

  /// Compares.
  ///
  /// @param candidate the new model
  /// @param heldOut its answers to decisions whose items it was not trained on
  public static MatchComparison of(
      MatchModel current, MatchModel candidate, List<Forecast> heldOut) {
    Map<String, List<Forecast>> bySlice = new TreeMap<>();
    for (Forecast forecast : heldOut) {
      for (String slice : forecast.example().slices()) {
        bySlice.computeIfAbsent(slice, _ -> new ArrayList<>()).add(forecast);
      }
    }
    List<Slice> slices = new ArrayList<>();
    slices.add(slice(ALL, current, candidate, heldOut));
    bySlice.forEach((name, some) -> {
      if (some.size() >= FEWEST_OF_A_SLICE) {
        slices.add(slice(name, current, candidate, some));
      }
    });
    return new MatchComparison(slices, refusal(slices));
  }

  private static Slice slice(
      String name, MatchModel current, MatchModel candidate, List<Forecast> some) {
    int gained = 0;
    int lost = 0;
    for (Forecast forecast : some) {
      boolean before = suggests(current, forecast.example()) == forecast.right();
      boolean now = suggests(candidate, forecast) == forecast.right();
      gained += now && !before ? 1 : 0;
      lost += before && !now ? 1 : 0;
    }
    Figures before =
        Figures.of(some, some.stream().map(f -> suggests(current, f.example())).toList());
    Figures now = Figures.of(some, some.stream().map(f -> suggests(candidate, f)).toList());
    return new Slice(name, some.size(), before, now, gained, lost);
  }

  private static boolean suggests(MatchModel current, MatchExample example) {
    return current.score(example.features(), example.segment()) >= current.threshold();
  }

  private static boolean suggests(MatchModel candidate, Forecast heldOut) {
    return heldOut.probability() >= candidate.threshold();
  }

  private static Optional<String> refusal(List<Slice> slices) {
    Slice all = slices.getFirst();
    double precision = all.candidate.precision();
    if (precision < MatchTrainer.PROMISE) {
      return Optional.of(
          "%.2f of its suggestions are right; %.2f is promised"
              .formatted(precision, MatchTrainer.PROMISE));
    }
    if (all.gained <= all.lost) {
      return Optional.of(
          "it is not better than the model in use: %d answers gained, %d lost"
              .formatted(all.gained, all.lost));
    }
    return slices.stream()
        .filter(Slice::isWorse)
        .findFirst()
        .map(worse ->
            "it is worse for %s: %d answers gained, %d lost"
                .formatted(worse.name, worse.gained, worse.lost));
  }
}
