package org.colophon.matching.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times of single calls.
final class Figures {
  private final long[] wall;
  private final long[] processor;
  private int count;

  Figures(int most) {
    this.wall = new long[most];
    this.processor = new long[most];
  }

  void add(long wallNanos, long processorNanos) {
    wall[count] = wallNanos;
    processor[count++] = processorNanos;
  }

  /// Milliseconds by the clock, and of the processor alone, which other work does not lengthen.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%6.2f %6.2f   %6.2f %6.2f",
        at(wall, 50),
        at(wall, 95),
        at(processor, 50),
        at(processor, 95));
  }

  double wall(int percent) {
    return at(wall, percent);
  }

  private double at(long[] values, int percent) {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, count * percent / 100)] / 1e6;
  }
}
