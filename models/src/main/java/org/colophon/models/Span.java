package org.colophon.models;

/// A half-open range `[start, end)` of UTF-16 code units in a text.
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span is 0 <= start <= end, got " + start + ".." + end);
    }
  }

  /// The text that this span covers.
  ///
  /// @throws StringIndexOutOfBoundsException when the text is shorter than the span's end
  public String in(String text) {
    return text.substring(start, end);
  }

  public int length() {
    return end - start;
  }

  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /// This span moved to the right by `offset` code units (negative: to the left).
  public Span shift(int offset) {
    return new Span(start + offset, end + offset);
  }

  /// By start, then by end.
  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
