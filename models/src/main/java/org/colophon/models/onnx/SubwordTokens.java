package org.colophon.models.onnx;

import java.util.List;
import java.util.Optional;
import org.colophon.models.Span;

/// The tokens of a text in the form of the model's input. The arrays are never changed.
final class SubwordTokens {
  private final long[] ids;
  private final long[] types;
  private final List<Optional<Span>> spans;
  private final boolean truncated;

  SubwordTokens(long[] ids, long[] types, List<Optional<Span>> spans, boolean truncated) {
    this.ids = ids;
    this.types = types;
    this.spans = spans;
    this.truncated = truncated;
  }

  int count() {
    return ids.length;
  }

  /// `long[count]`, not a copy.
  long[] ids() {
    return ids;
  }

  /// `long[count]`, not a copy.
  long[] types() {
    return types;
  }

  /// Where each token stands in the stored text; empty for markers and the prefix.
  List<Optional<Span>> spans() {
    return spans;
  }

  boolean truncated() {
    return truncated;
  }
}
