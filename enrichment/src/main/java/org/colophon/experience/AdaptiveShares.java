package org.colophon.experience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.experience.ExperienceRule.Choice;
import org.colophon.experience.ExperienceStore.Counted;
import org.colophon.experience.HoldOut.Arm;

/// The shares of the variants of an experience, in points of [#WHOLE]: the stated ones, or for an
/// adaptive choice those of Thompson sampling over a floor of exploration.
///
/// Thompson sampling draws a variant with the probability that it has the highest rate: W. R.
/// Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 25
/// (1933); S. L. Scott, "A modern Bayesian look at the multi-armed bandit", Applied Stochastic
/// Models in Business and Industry 26 (2010). A share of sessions is spread evenly, so that no
/// probability falls to where weights by it explode: V. Hadad, D. A. Hirshberg, R. Zhan, S. Wager,
/// S. Athey, "Confidence intervals for policy evaluation in adaptive experiments", PNAS 118 (2021).
///
/// Only what was counted before decides, at most a minute old. Thread-safe.
public final class AdaptiveShares implements VariantShares {
  /// The points of all variants together.
  public static final int WHOLE = 10_000;

  private static final double EXPLORED = 0.2;
  private static final int DRAWS = 1_000;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final ExperienceStore store;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  public AdaptiveShares(ExperienceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Kept(List<Integer> points, Instant at) {}

  @Override
  public List<Integer> points(ExperienceRule.Stored stored) {
    ExperienceRule.Content content = stored.rule().content();
    if (content.choice() == Choice.FIXED || content.variants().size() == 1) {
      return content.points();
    }
    Instant now = clock.instant();
    Kept known = kept.get(stored.key());
    if (known != null && now.isBefore(known.at.plus(KEPT))) {
      return known.points;
    }
    List<Integer> points = adapted(counts(stored), stored.design());
    if (kept.size() > 10_000) {
      kept.clear(); // of experiences that are no more
    }
    kept.put(stored.key(), new Kept(points, now));
    return points;
  }

  private List<ArmSums> counts(ExperienceRule.Stored stored) {
    List<ArmSums> sums = new ArrayList<>();
    List<Counted> counted = store.counted(stored.rule().id(), stored.design());
    for (int i = 0; i < stored.rule().content().variants().size(); i++) {
      int variant = i;
      sums.add(
          counted.stream()
              .filter(one -> one.arm() == Arm.TREATMENT && one.variant() == variant)
              .map(Counted::sums)
              .reduce(ArmSums.NONE, ArmSums::plus));
    }
    return sums;
  }

  /// The shares that follow from what was counted of each variant.
  ///
  /// @param seed of the draws
  public static List<Integer> adapted(List<ArmSums> variants, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] best = new int[variants.size()];
    for (int i = 0; i < DRAWS; i++) {
      best[highest(variants, random)]++;
    }
    List<Double> shares = new ArrayList<>();
    for (int wins : best) {
      shares.add(EXPLORED / best.length + (1 - EXPLORED) * wins / DRAWS);
    }
    return pointsOf(shares);
  }

  private static int highest(List<ArmSums> variants, SplittableRandom random) {
    int highest = 0;
    double most = -1;
    for (int i = 0; i < variants.size(); i++) {
      double rate = rate(variants.get(i), random);
      if (rate > most) {
        most = rate;
        highest = i;
      }
    }
    return highest;
  }

  /// A draw from the beta distribution of a rate after what was counted.
  private static double rate(ArmSums sums, SplittableRandom random) {
    double converted = gamma(1.0 + sums.conversions(), random);
    double others = gamma(1.0 + Math.max(0, sums.sessions() - sums.conversions()), random);
    return converted / (converted + others);
  }

  /// A draw from a gamma distribution with a shape of at least 1 (G. Marsaglia, W. W. Tsang, "A
  /// simple method for generating gamma variables", ACM Transactions on Mathematical Software 26,
  /// 2000).
  private static double gamma(double shape, SplittableRandom random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }

  /// Whole points in the ratio of shares; the first one takes what rounding leaves.
  static List<Integer> pointsOf(List<? extends Number> shares) {
    double all = shares.stream().mapToDouble(Number::doubleValue).sum();
    List<Integer> points = new ArrayList<>();
    for (Number share : shares) {
      points.add((int) (WHOLE * share.doubleValue() / all));
    }
    int left = WHOLE - points.stream().mapToInt(Integer::intValue).sum();
    points.set(0, points.getFirst() + left);
    return List.copyOf(points);
  }
}
