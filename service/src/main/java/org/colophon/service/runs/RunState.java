package org.colophon.service.runs;

/// The state of a run.
public enum RunState {
  /// Items are chosen; nothing is worked on.
  PLANNED,
  /// Worked on, or about to be when the runs before it are through.
  RUNNING,
  /// Stopped by somebody; goes on when told so.
  PAUSED,
  /// Every item is through; the results wait beside what is accepted.
  AWAITING_APPROVAL,
  /// Approved, and what its results need is being made.
  APPLYING,
  /// Its results are the accepted ones.
  APPLIED,
  /// What was accepted before is being put back.
  ROLLING_BACK,
  /// What was accepted before counts again.
  ROLLED_BACK,
  /// Ended by somebody; nothing was applied.
  CANCELLED,
  /// There was nothing to do, or nothing was to be applied.
  ENDED,
  /// Not allowed, for the reason given.
  REFUSED,
  /// Given up, for the reason given.
  FAILED;

  /// Whether the worker has something to do for it.
  public boolean isActive() {
    return switch (this) {
      case RUNNING, APPLYING, ROLLING_BACK -> true;
      case PLANNED,
          PAUSED,
          AWAITING_APPROVAL,
          APPLIED,
          ROLLED_BACK,
          CANCELLED,
          ENDED,
          REFUSED,
          FAILED ->
          false;
    };
  }

  /// Whether nothing more comes of it by itself or by approval.
  public boolean isOver() {
    return switch (this) {
      case APPLIED, ROLLED_BACK, CANCELLED, ENDED, REFUSED, FAILED -> true;
      case PLANNED, RUNNING, PAUSED, AWAITING_APPROVAL, APPLYING, ROLLING_BACK -> false;
    };
  }
}
