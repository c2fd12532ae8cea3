package org.colophon.service.runs;

/// The number of a run, counted from 1.
public record RunId(long value) {
  public RunId {
    if (value < 1) {
      throw new IllegalArgumentException("runs are counted from 1, got " + value);
    }
  }

  /// Reads what [#toString] wrote.
  public static RunId parse(String text) {
    try {
      return new RunId(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a valid run number", e);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
