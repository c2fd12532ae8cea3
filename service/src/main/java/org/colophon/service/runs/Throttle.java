package org.colophon.service.runs;

/// Asked before each piece of work of a run: returns when it may be done.
@FunctionalInterface
public interface Throttle {
  /// Never waits.
  Throttle FREE = () -> {};

  void await();
}
