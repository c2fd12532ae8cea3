package org.colophon.health;

import java.time.Instant;
import org.colophon.catalog.DeskId;
import org.jspecify.annotations.Nullable;

/// A problem that a person has to fix: one record for one cause, however many items it concerns.
///
/// @param id 0 before it is stored
/// @param check what found it, and alone may close it by itself
/// @param key names the cause; there is at most one unresolved incident for each
/// @param what went wrong, in words
/// @param owner the desk that answers for it; null when nobody is known
/// @param items how many it concerns now
/// @param cycle 1 at first, one more each time the same cause came back soon after it had gone
/// @param changedAt when its state last changed
/// @param changedBy who changed it; null: the check
public record Incident(
    long id,
    Check check,
    String key,
    String what,
    @Nullable DeskId owner,
    int items,
    State state,
    int cycle,
    Instant openedAt,
    Instant changedAt,
    @Nullable String changedBy) {

  /// The check that found an incident.
  public enum Check {
    /// Verdicts: reasons with a cause that several items share.
    VERDICTS,
    /// The states of the sources.
    SOURCES,
    /// Complete snapshots that lack too much.
    SNAPSHOTS
  }

  /// The handling state of an incident.
  public enum State {
    OPEN,
    ACKNOWLEDGED,
    ASSIGNED,
    RESOLVED
  }

  public boolean isResolved() {
    return state == State.RESOLVED;
  }

  /// The same, as a store numbered it.
  public Incident withId(long stored) {
    return new Incident(
        stored, check, key, what, owner, items, state, cycle, openedAt, changedAt, changedBy);
  }

  Incident concerning(int many, String words) {
    return new Incident(
        id, check, key, words, owner, many, state, cycle, openedAt, changedAt, changedBy);
  }

  Incident in(State next, @Nullable DeskId desk, Instant at, @Nullable String by) {
    return new Incident(id, check, key, what, desk, items, next, cycle, openedAt, at, by);
  }

  Incident again(int many, String words, Instant at) {
    return new Incident(
        id, check, key, words, owner, many, State.OPEN, cycle + 1, openedAt, at, null);
  }
}
