package org.colophon.matching;

/// The matching model in use, which may be replaced while requests are answered. Whoever scores
/// takes it once and keeps to it. Thread-safe.
public final class LiveMatchModel {
  private volatile MatchModel current;

  public LiveMatchModel(MatchModel first) {
    this.current = first;
  }

  public MatchModel current() {
    return current;
  }

  /// Puts another model in its place; scores that are kept are made anew.
  public void replace(MatchModel next) {
    current = next;
  }
}
