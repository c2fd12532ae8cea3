package org.colophon.eval.metrics;

/// A named entity: tokens `[start, end)` of a sentence, and its class.
public record TypedSpan(int start, int end, String type) {
  public TypedSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a span is not empty, got " + start + ".." + end);
    }
  }

  boolean overlaps(TypedSpan other) {
    return start < other.end && other.start < end;
  }
}
