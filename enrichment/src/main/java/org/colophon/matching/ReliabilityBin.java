package org.colophon.matching;

import java.util.List;
import java.util.stream.IntStream;
import org.colophon.matching.MatchTrainer.Forecast;

/// One bar of a reliability diagram: how often people accepted what a model gave a probability
/// between two bounds.
///
/// @param from the least probability
/// @param to the bound that probabilities are below; in the last bin 1 belongs to it
/// @param claimed the mean probability, 0 in an empty bin
/// @param accepted the share that people accepted, 0 in an empty bin
public record ReliabilityBin(
    double from, double to, int decisions, double claimed, double accepted) {
  private static final int BINS = 10;

  /// Ten bins of equal width, without those that are empty.
  ///
  /// @param heldOut the model's answers to decisions whose items it was not trained on
  public static List<ReliabilityBin> of(List<Forecast> heldOut) {
    return IntStream.range(0, BINS)
        .mapToObj(bin -> bin(bin, heldOut))
        .filter(bin -> bin.decisions > 0)
        .toList();
  }

  private static ReliabilityBin bin(int bin, List<Forecast> heldOut) {
    List<Forecast> own =
        heldOut.stream()
            .filter(f -> Math.min(BINS - 1, (int) (f.probability() * BINS)) == bin)
            .toList();
    return new ReliabilityBin(
        (double) bin / BINS,
        (bin + 1.0) / BINS,
        own.size(),
        own.stream().mapToDouble(Forecast::probability).average().orElse(0),
        own.stream().mapToInt(f -> f.right() ? 1 : 0).average().orElse(0));
  }
}
