package org.colophon.matching;

import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;

/// A training example for matching: a person's decision on an item and a segment, with the match
/// features.
public final class MatchExample {
  private final ItemId item;
  private final SegmentId segment;
  private final boolean fits;
  private final double[] features;
  private final List<String> slices;

  /// @param slices names of the groups of decisions that it belongs to, see [MatchComparison.Slice]
  MatchExample(
      ItemId item, SegmentId segment, boolean fits, double[] features, List<String> slices) {
    this.item = item;
    this.segment = segment;
    this.fits = fits;
    this.features = features.clone();
    this.slices = List.copyOf(slices);
  }

  List<String> slices() {
    return slices;
  }

  ItemId item() {
    return item;
  }

  public SegmentId segment() {
    return segment;
  }

  boolean fits() {
    return fits;
  }

  /// See [MatchFeatures], in its order.
  public double[] features() {
    return features.clone();
  }
}
