package org.colophon.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.models.ModelId;
import org.colophon.models.linear.Isotonic;
import org.colophon.models.linear.Logistic;

/// A trainer of [MatchModel]s from people's decisions. Weights come from logistic regression. The
/// calibration curve is fitted on scores by weights that each item was held out from. Segments with
/// enough decisions get a shift of their own. The threshold is the one from which suggestions reach
/// the promised precision. The same examples give the same model.
public final class MatchTrainer {
  /// Decisions that are needed at least.
  public static final int FEWEST = 60;

  /// Decisions of either kind, "fits" and "does not fit", that are needed at least.
  public static final int FEWEST_OF_A_KIND = 15;

  /// The share of suggestions that shall be right.
  public static final double PROMISE = 0.7;

  private static final int FOLDS = 4;
  private static final double RIDGE = 2;
  private static final int GROUPS = 15;
  private static final int SMALLEST_GROUP = 10;
  private static final int ENOUGH_FOR_A_SHIFT = 8;
  private static final double SHIFT_RIDGE = 4;
  private static final int STEPS = 20;

  /// The result of training.
  public sealed interface Result {
    /// A trained model.
    ///
    /// @param heldOut what it would have said of each example without its item
    record Trained(MatchModel model, List<Forecast> heldOut) implements Result {
      public Trained {
        heldOut = List.copyOf(heldOut);
      }
    }

    /// A refusal to train.
    record Refused(String reason) implements Result {}
  }

  /// The probability that was predicted for an example without its item.
  public record Forecast(MatchExample example, double probability) {
    /// Whether the segment fits.
    public boolean right() {
      return example.fits();
    }
  }

  /// Learns.
  ///
  /// @param name of the model
  /// @param source where the training examples come from
  public Result train(String name, String source, List<MatchExample> examples, ModelId embedder) {
    long positives = examples.stream().filter(MatchExample::fits).count();
    long others = examples.size() - positives;
    if (examples.size() < FEWEST || Math.min(positives, others) < FEWEST_OF_A_KIND) {
      return new Result.Refused(
          "%d decisions that fit and %d that do not; at least %d in all and %d of either are needed"
              .formatted(positives, others, FEWEST, FEWEST_OF_A_KIND));
    }
    List<HeldOut> held = heldOut(examples);
    List<Forecast> forecasts = forecasts(held);
    MatchModel.Calibration whole = calibration(held, threshold(forecasts));
    MatchModel model =
        new MatchModel(name, source, embedder.digest(), fusion(examples), Optional.of(whole));
    return new Result.Trained(model, forecasts);
  }

  private static Logistic fusion(List<MatchExample> examples) {
    return Logistic.fit(
        examples.stream().map(MatchExample::features).toList(),
        examples.stream().map(MatchExample::fits).toList(),
        RIDGE);
  }

  /// A training example scored by weights that were fitted without its item.
  private record HeldOut(MatchExample example, int fold, double logit) {}

  private static List<HeldOut> heldOut(List<MatchExample> examples) {
    Map<ItemId, Integer> foldOf = new HashMap<>();
    examples.stream()
        .map(MatchExample::item)
        .distinct()
        .sorted(Comparator.comparing(ItemId::value))
        .forEach(item -> foldOf.put(item, foldOf.size() % FOLDS));
    List<HeldOut> held = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<MatchExample> own = new ArrayList<>();
      List<MatchExample> rest = new ArrayList<>();
      for (MatchExample example : examples) {
        (foldOf.getOrDefault(example.item(), 0) == fold ? own : rest).add(example);
      }
      if (!own.isEmpty() && !rest.isEmpty()) {
        Logistic fusion = fusion(rest);
        for (MatchExample example : own) {
          held.add(new HeldOut(example, fold, fusion.logit(example.features())));
        }
      }
    }
    return held;
  }

  /// What curve and shifts of the other folds claim of each fold.
  private static List<Forecast> forecasts(List<HeldOut> held) {
    List<Forecast> forecasts = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int own = fold;
      List<HeldOut> rest = held.stream().filter(h -> h.fold != own).toList();
      if (!rest.isEmpty()) {
        MatchModel.Calibration others = calibration(rest, 0);
        held.stream()
            .filter(h -> h.fold == own)
            .forEach(h ->
                forecasts.add(
                    new Forecast(h.example, others.probability(h.logit, h.example.segment()))));
      }
    }
    return forecasts;
  }

  private static MatchModel.Calibration calibration(List<HeldOut> held, double threshold) {
    int group = Math.max(SMALLEST_GROUP, held.size() / GROUPS);
    Isotonic curve =
        Isotonic.fit(
            held.stream().map(h -> new Isotonic.Point(h.logit, h.example.fits())).toList(), group);
    Map<SegmentId, Double> shifts = new HashMap<>();
    Set<SegmentId> segments = new HashSet<>();
    held.forEach(h -> segments.add(h.example.segment()));
    for (SegmentId segment : segments) {
      List<HeldOut> own = held.stream().filter(h -> h.example.segment().equals(segment)).toList();
      if (own.size() >= ENOUGH_FOR_A_SHIFT) {
        shifts.put(segment, shift(own, curve));
      }
    }
    return new MatchModel.Calibration(curve, shifts, PROMISE, threshold);
  }

  /// The shift under which a segment's decisions are most likely, held near 0.
  private static double shift(List<HeldOut> own, Isotonic curve) {
    double shift = 0;
    for (int step = 0; step < STEPS; step++) {
      double slope = -SHIFT_RIDGE * shift;
      double curvature = SHIFT_RIDGE;
      for (HeldOut held : own) {
        double p = MatchModel.Calibration.shifted(curve.probability(held.logit), shift);
        slope += (held.example.fits() ? 1 : 0) - p;
        curvature += p * (1 - p);
      }
      shift += slope / curvature;
    }
    return shift;
  }

  /// The lowest probability at or above which the held-out forecasts keep the promise; the promise
  /// itself where none does.
  private static double threshold(List<Forecast> forecasts) {
    List<Forecast> sorted =
        forecasts.stream()
            .sorted(Comparator.comparingDouble(Forecast::probability).reversed())
            .toList();
    double threshold = PROMISE;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      boolean last =
          i + 1 == sorted.size() || sorted.get(i + 1).probability() < sorted.get(i).probability();
      if (last && i + 1 >= SMALLEST_GROUP && right >= PROMISE * (i + 1)) {
        threshold = Math.min(threshold, sorted.get(i).probability());
      }
    }
    return threshold;
  }
}
