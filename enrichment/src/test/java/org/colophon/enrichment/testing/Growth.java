package org.colophon.enrichment.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A measurement of how the work of a step grows with its text: the processor time of this thread
/// for a text and for one that is eight times as long, in one run. Work in proportion to the length
/// gives 8, work in proportion to its square gives 64.
public final class Growth {
  private static final int SHORT = 10_000;
  private static final int FACTOR = 8;
  private static final int LONGEST = 700_000;
  private static final double MOST = 26;

  /// Less than this cannot be told from the clock's steps and the compiler's work.
  private static final long MEASURABLE = 20_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Growth() {}

  /// What is wrong with how a step grows over a text that repeats `unit`; empty when it grows as it
  /// should. Longer texts are tried until the work can be measured or the longest text is reached.
  public static Optional<String> fault(String step, String unit, Consumer<String> work) {
    return fault(step, unit, _ -> {}, work);
  }

  /// Like [#fault(String, String, Consumer)].
  ///
  /// @param before does with a text what is not measured
  public static Optional<String> fault(
      String step, String unit, Consumer<String> before, Consumer<String> work) {
    work.accept(repeated(unit, SHORT));
    for (int length = SHORT; length * FACTOR <= LONGEST; length *= 4) {
      String text = repeated(unit, length * FACTOR);
      before.accept(text);
      before.accept(repeated(unit, length));
      long large = nanos(work, text);
      if (large >= MEASURABLE) {
        return verdict(step, unit, work, length, large);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> verdict(
      String step, String unit, Consumer<String> work, int length, long large) {
    String text = repeated(unit, length);
    long small = Math.min(nanos(work, text), nanos(work, text));
    double growth = (double) large / Math.max(1, small);
    for (int again = 0; again < 2 && growth > MOST; again++) {
      small = Math.max(small, nanos(work, text));
      large = Math.min(large, nanos(work, repeated(unit, length * FACTOR)));
      growth = (double) large / Math.max(1, small);
    }
    return growth <= MOST
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s of '%s': %d times the text takes %.0f times the work (%d characters: %d ms)",
                step,
                unit.length() > 12 ? unit.substring(0, 12) + "…" : unit,
                FACTOR,
                growth,
                length * FACTOR,
                large / 1_000_000));
  }

  /// A `#` in the unit stands for another word each time.
  private static String repeated(String unit, int length) {
    if (unit.contains("#")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; text.length() < length; i++) {
        text.append(unit.replace("#", word(i)));
      }
      return text.substring(0, length);
    }
    return unit.repeat(length / unit.length() + 1).substring(0, length);
  }

  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number + 26; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  private static long nanos(Consumer<String> work, String text) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.accept(text);
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
