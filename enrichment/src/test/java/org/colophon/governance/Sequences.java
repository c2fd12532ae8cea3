package org.colophon.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.colophon.governance.Life.Step;
import org.jspecify.annotations.Nullable;

/// Runs a property over random lives. The first life that breaks it is made as short as it can be
/// and shown with the seed that makes it again:
///
///     mvn … -Dcolophon.seed=SEED -Dcolophon.cases=1
///
/// `-Dcolophon.long=true` runs a million lives.
public final class Sequences {
  private static final long SEED = Long.getLong("colophon.seed", 20261122L);
  private static final int CASES =
      Integer.getInteger(
          "colophon.cases", Boolean.getBoolean("colophon.long") ? 1_000_000 : 10_000);

  private Sequences() {}

  /// A property of a life; null when it holds, else what is wrong.
  public interface Property {
    @Nullable String broken(List<Step> steps, Random random);
  }

  /// Every case of the normal build.
  public static void check(Property property) {
    check(CASES, property);
  }

  /// A costly property, on a part of the cases.
  ///
  /// @param oneIn so many
  public static void checkOne(int oneIn, Property property) {
    check(Math.max(1, CASES / oneIn), property);
  }

  private static void check(int cases, Property property) {
    for (int i = 0; i < cases; i++) {
      long seed = SEED + i;
      List<Step> steps = new RandomLife(new Random(seed)).steps();
      if (property.broken(steps, apart(seed)) != null) {
        Function<List<Step>, @Nullable String> again = some -> property.broken(some, apart(seed));
        List<Step> least = shrink(steps, again);
        throw new AssertionError("seed " + seed + ": " + again.apply(least) + "\n" + lines(least));
      }
    }
  }

  /// What the property chooses is not tied to what happened in the life: the first numbers of
  /// neighbouring seeds are neighbours.
  private static Random apart(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  private static String lines(List<Step> steps) {
    return steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n"));
  }

  /// Leaves out runs of steps, long ones first, as long as the property stays broken.
  public static <T> List<T> shrink(List<T> steps, Function<List<T>, @Nullable String> broken) {
    List<T> least = steps;
    for (int run = Math.max(1, steps.size() / 2); run >= 1; run /= 2) {
      for (int from = 0; from < least.size(); ) {
        List<T> shorter = new ArrayList<>(least.subList(0, from));
        shorter.addAll(least.subList(Math.min(least.size(), from + run), least.size()));
        if (broken.apply(shorter) != null) {
          least = shorter;
        } else {
          from += run;
        }
      }
    }
    return least;
  }
}
