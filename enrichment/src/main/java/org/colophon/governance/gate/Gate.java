package org.colophon.governance.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.catalog.scope.SubjectHierarchy;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicySource;
import org.colophon.governance.rules.PolicyAge;

/// The single gate before readers. Everything that reaches a reader went through
/// [GateSession#decide]. Thread-safe.
public final class Gate {
  /// More entries than this since a session saw the catalogue: judge again rather than look at all.
  private static final int MOST_SINCE = 1_000;

  private final Catalog catalog;
  private final PolicySource policies;
  private final GateClock clock;
  private final RevocationFence fence;
  private final ScopeMatcher scopes;

  /// A gate with a fence of its own, for catalogues that nothing is served from meanwhile.
  public Gate(Catalog catalog, PolicySource policies, InstantSource clock) {
    this(catalog, policies, clock, new RevocationFence());
  }

  /// A gate for which codes alone say which subjects are narrower.
  ///
  /// @param fence the one that writes to `catalog` settle
  public Gate(Catalog catalog, PolicySource policies, InstantSource clock, RevocationFence fence) {
    this(catalog, policies, clock, fence, SubjectHierarchy.BY_CODE);
  }

  /// @param fence the one that writes to `catalog` settle
  /// @param subjects which subjects are narrower than others
  public Gate(
      Catalog catalog,
      PolicySource policies,
      InstantSource clock,
      RevocationFence fence,
      SubjectHierarchy subjects) {
    this.scopes = new ScopeMatcher(subjects);
    this.catalog = catalog;
    this.policies = policies;
    this.clock = new GateClock(clock);
    this.fence = fence;
  }

  public RevocationFence fence() {
    return fence;
  }

  /// What says which items lie in a scope.
  public ScopeMatcher scopes() {
    return scopes;
  }

  /// The policies in force.
  public PolicyBook policies() {
    return policies.current();
  }

  /// Whether the machine's clock can be trusted now: see [MonotonicClock].
  public boolean isClockTrusted() {
    return trustedNow().isPresent();
  }

  /// Opens a session: reads the clock once and takes one consistent view of the catalogue. Close it
  /// soon. Of a [MonotonicClock] that was set far forward or back while it ran nothing passes.
  public GateSession open(Context context) {
    GateClock.Reading reading = clock.read();
    GateSession session = openAt(context, reading.now());
    if (!reading.trusted()) {
      session.distrustClock();
    }
    return session;
  }

  /// Opens a session that judges as of another instant, for previews and send times: what it clears
  /// must never be counted as shown.
  public GateSession openAt(Context context, Instant now) {
    long epoch = fence.epoch(); // before what it counts is read
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return new GateSession(catalog.view(), scopes, policies.current(), context, at, epoch);
  }

  /// Opens a session on another view than the catalogue's present one, to look at what was decided
  /// in the past. What it clears must never be shown. The view stays the caller's to close.
  public GateSession openOn(CatalogView view, Context context, Instant at) {
    return new GateSession(view, scopes, policies.current(), context, at, fence.epoch());
  }

  /// Lets cleared items out to a reader, unless something came since they were judged that concerns
  /// them, or the clock has left the time that they were cleared for.
  ///
  /// @param sight of the session that cleared them
  /// @param exit records and writes the answer's header, given the instant of this; not called when
  ///   the items have to be judged again
  /// @return whether `exit` was called
  public boolean release(SnapshotVersion sight, Collection<Cleared> items, Consumer<Instant> exit) {
    Set<ItemId> ids = items.stream().map(Cleared::id).collect(Collectors.toSet());
    return fence.pass(() -> {
      GateClock.Reading reading = clock.read();
      Instant now = reading.now();
      boolean holds =
          reading.trusted()
              && !concerned(sight, ids)
              && items.stream().allMatch(item -> holds(item, now));
      if (holds) {
        exit.accept(now);
      }
      return holds;
    });
  }

  /// Lets verdicts as of another instant out, unless something came since they were made that
  /// concerns their items.
  ///
  /// @return whether `exit` was called
  public boolean confirm(SnapshotVersion sight, Set<ItemId> items, Consumer<Instant> exit) {
    return fence.pass(() -> {
      GateClock.Reading reading = clock.read();
      boolean holds = reading.trusted() && !concerned(sight, items);
      if (holds) {
        exit.accept(reading.now());
      }
      return holds;
    });
  }

  /// Lets cleared items out that were judged within the same [RevocationFence#pass] as this call.
  /// What was committed meanwhile is acknowledged only after that, so only the clock can be against
  /// them.
  ///
  /// @return whether `exit` was called
  /// @throws IllegalStateException when this thread is not within the fence
  public boolean releaseHeld(Collection<Cleared> items, Consumer<Instant> exit) {
    if (!fence.isHeld()) {
      throw new IllegalStateException("judge and release within one pass of the fence");
    }
    GateClock.Reading reading = clock.read();
    Instant now = reading.now();
    boolean holds = reading.trusted() && items.stream().allMatch(item -> holds(item, now));
    if (holds) {
      exit.accept(now);
    }
    return holds;
  }

  /// The present instant; empty while the clock cannot be trusted. Whoever follows the catalogue in
  /// the background waits until it can.
  public Optional<Instant> trustedNow() {
    GateClock.Reading reading = clock.read();
    return reading.trusted() ? Optional.of(reading.now()) : Optional.empty();
  }

  /// Reasons for which no item can pass now, whatever is known of it; empty when there is none.
  public List<ReasonCode> obstacles() {
    List<ReasonCode> obstacles = new ArrayList<>();
    GateClock.Reading reading = clock.read();
    PolicyBook book = policies.current();
    if (!reading.trusted()) {
      obstacles.add(ReasonCode.CLOCK_UNTRUSTED);
    }
    if (book.policies().isEmpty()) {
      obstacles.add(ReasonCode.POLICY_MISSING);
    }
    if (PolicyAge.stops(book, reading.now())) {
      obstacles.add(ReasonCode.POLICY_STALE);
    }
    return obstacles;
  }

  /// A clock that was set back may stand before something begins.
  private static boolean holds(Cleared item, Instant now) {
    return !now.isBefore(item.terms().evaluatedAt()) && now.isBefore(item.terms().validUntil());
  }

  private boolean concerned(SnapshotVersion sight, Set<ItemId> ids) {
    if (fence.epoch() != sight.epoch()) {
      return true;
    }
    List<LogEntry> since = catalog.log(sight.seq(), MOST_SINCE);
    return since.size() == MOST_SINCE || since.stream().anyMatch(entry -> concerns(entry, ids));
  }

  private static boolean concerns(LogEntry entry, Set<ItemId> ids) {
    return switch (entry) {
      case LogEntry.Stated(var seq, List<ItemId> items) -> items.stream().anyMatch(ids::contains);
      case LogEntry.Delivered delivered -> true;
      case LogEntry.ContextChange _ -> true;
    };
  }
}
