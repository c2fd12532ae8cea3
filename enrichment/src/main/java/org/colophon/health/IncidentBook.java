package org.colophon.health;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.health.Incident.Check;
import org.colophon.health.Incident.State;
import org.jspecify.annotations.Nullable;

/// The rules that open, follow and close incidents. One cause has one unresolved incident; a check
/// closes only what it opened itself. Thread-safe.
public final class IncidentBook {
  /// For so long a cause that a person resolved is not opened anew, and one that went by itself and
  /// comes back is the same incident again.
  public static final Duration SUPPRESSION = Duration.ofHours(24);

  private final IncidentStore store;

  public IncidentBook(IncidentStore store) {
    this.store = store;
  }

  /// A cause as a check sees it.
  ///
  /// @param owner null when nobody is known
  public record Seen(String what, @Nullable DeskId owner, int items) {}

  /// Brings the incidents of one check to what it sees now.
  ///
  /// @param seen by key
  public synchronized void sync(Check check, Map<String, Seen> seen, Instant now) {
    Map<String, Incident> open = new HashMap<>();
    for (Incident incident : store.unresolved()) {
      open.put(incident.key(), incident);
    }
    seen.forEach((key, what) -> {
      Incident known = open.get(key);
      if (known == null) {
        open(check, key, what, now);
      } else if (known.items() != what.items() || !known.what().equals(what.what())) {
        store.put(known.concerning(what.items(), what.what()));
      }
    });
    open.values().stream()
        .filter(incident -> incident.check() == check && !seen.containsKey(incident.key()))
        .forEach(incident -> store.put(incident.in(State.RESOLVED, incident.owner(), now, null)));
  }

  /// Opens the incident of one cause, or follows the one that is open.
  public synchronized Incident raise(Check check, String key, Seen seen, Instant now) {
    Incident known = store.latest(key).filter(last -> !last.isResolved()).orElse(null);
    return known == null
        ? store.put(fresh(check, key, seen, now))
        : store.put(known.concerning(seen.items(), seen.what()));
  }

  /// Closes the incident of one cause, where the same check opened it.
  ///
  /// @param by who settled it; null: it is gone by itself
  public synchronized void settle(Check check, String key, @Nullable String by, Instant now) {
    store
        .latest(key)
        .filter(last -> !last.isResolved() && last.check() == check)
        .ifPresent(last -> store.put(last.in(State.RESOLVED, last.owner(), now, by)));
  }

  private static Incident fresh(Check check, String key, Seen seen, Instant now) {
    return new Incident(
        0, check, key, seen.what(), seen.owner(), seen.items(), State.OPEN, 1, now, now, null);
  }

  private void open(Check check, String key, Seen seen, Instant now) {
    Incident last = store.latest(key).orElse(null);
    boolean recent = last != null && now.isBefore(last.changedAt().plus(SUPPRESSION));
    if (last != null && recent && last.changedBy() != null) {
      return; // somebody said that it is settled
    }
    if (last != null && recent && last.check() == check) {
      store.put(last.again(seen.items(), seen.what(), now));
      return;
    }
    store.put(fresh(check, key, seen, now));
  }

  /// A person's action on an incident.
  public enum Move {
    ACKNOWLEDGE,
    ASSIGN,
    RESOLVE,
    /// Takes the last move back: it is open again.
    REOPEN
  }

  /// Does it; empty when there is no such incident, or the move does not fit its state.
  ///
  /// @param desk who takes it; needed to assign, else null
  public synchronized Optional<Incident> move(
      long id, Move move, String by, @Nullable DeskId desk, Instant now) {
    return store
        .find(id)
        .filter(incident -> fits(incident, move, desk))
        .map(incident ->
            store.put(incident.in(target(move), desk == null ? incident.owner() : desk, now, by)));
  }

  private boolean fits(Incident incident, Move move, @Nullable DeskId desk) {
    return switch (move) {
      case ACKNOWLEDGE -> incident.state() == State.OPEN;
      case ASSIGN -> !incident.isResolved() && desk != null;
      case RESOLVE -> !incident.isResolved();
      case REOPEN ->
          incident.state() != State.OPEN
              && store.latest(incident.key()).filter(incident::equals).isPresent();
    };
  }

  private static State target(Move move) {
    return switch (move) {
      case ACKNOWLEDGE -> State.ACKNOWLEDGED;
      case ASSIGN -> State.ASSIGNED;
      case RESOLVE -> State.RESOLVED;
      case REOPEN -> State.OPEN;
    };
  }

  public Optional<Incident> find(long id) {
    return store.find(id);
  }

  public List<Incident> unresolved() {
    return store.unresolved();
  }

  /// Those in a state, newest first, at most `limit`.
  public List<Incident> in(State state, int limit) {
    return store.in(state, limit);
  }
}
