package org.colophon.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Basis;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.SnapshotVersion;
import org.colophon.governance.gate.Verdict;

/// A check of many items for a send time, for content that is sent, printed or exported and cannot
/// be changed later. What goes into a newsletter has to pass for as long as it is read, and only
/// what stays true for so long may be said of it. Thread-safe.
public final class SendTimeChecks {
  private static final int ATTEMPTS = 2;

  private final Gate gate;
  private final Duration newsletter;

  /// @param newsletter how long beyond its send time one is read
  public SendTimeChecks(Gate gate, Duration newsletter) {
    this.newsletter = newsletter;
    this.gate = gate;
  }

  /// The result of a check.
  ///
  /// @param context what the items were judged for
  /// @param until the end of the time that every passing item passes for
  /// @param basis what the items were judged by
  public record Checked(
      List<Result> results,
      Context context,
      Instant sendAt,
      Instant until,
      SnapshotVersion sight,
      Basis basis) {
    public Checked {
      results = List.copyOf(results);
    }

    /// The items that may be sent.
    public List<Shown> passed() {
      return results.stream()
          .filter(Result.Passed.class::isInstance)
          .map(result -> ((Result.Passed) result).shown())
          .toList();
    }

    /// Everything that was asked about.
    public Set<ItemId> items() {
      Set<ItemId> items = new LinkedHashSet<>();
      results.forEach(result -> items.add(result.item()));
      return items;
    }
  }

  /// The result for one item.
  public sealed interface Result {
    ItemId item();

    List<Reason> reasons();

    /// The item may be sent.
    ///
    /// @param cleared as of the send time
    /// @param shown what may be said of it: [StatementSnapshot]
    /// @param leaveOut what is true at the send time and does not stay so long enough
    /// @param validUntil when anything about it would change with no new information
    record Passed(
        Cleared cleared,
        Shown shown,
        List<String> leaveOut,
        Instant validUntil,
        List<Reason> reasons)
        implements Result {
      public Passed {
        leaveOut = List.copyOf(leaveOut);
        reasons = List.copyOf(reasons);
      }

      @Override
      public ItemId item() {
        return shown.item();
      }
    }

    /// The item may not be sent.
    ///
    /// @param from when it does not pass: the send time, or later for what would not last
    record Failed(ItemId item, Instant from, boolean indeterminate, List<Reason> reasons)
        implements Result {
      public Failed {
        reasons = List.copyOf(reasons);
      }

      /// The codes of the reasons that keep it out.
      public List<ReasonCode> codes() {
        return ExposureReview.grave(reasons);
      }
    }
  }

  /// Lets a check out, judged again where something came meanwhile that concerns its items.
  ///
  /// @param judge checks anew each time
  /// @param exit what records and writes it, prepared before the fence is entered
  /// @return false when the clock cannot be trusted: nothing went out
  public boolean release(Supplier<Checked> judge, Function<Checked, Consumer<Instant>> exit) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Checked checked = judge.get();
      if (gate.confirm(checked.sight(), checked.items(), exit.apply(checked))) {
        return true;
      }
    }
    return gate.fence().pass(() -> gate.releaseHeld(List.of(), exit.apply(judge.get())));
  }

  /// Judges each item as of `sendAt`, with what is known now. What is sent together stands beside
  /// each other: where a children's title passes, nothing for adults does.
  ///
  /// @param items at least one
  public Checked check(List<ItemId> items, Context context, Instant sendAt) {
    Duration lasts = context.purpose() == Purpose.NEWSLETTER ? newsletter : Duration.ZERO;
    Instant until = sendAt.plus(lasts);
    try (GateSession session = gate.openAt(context, sendAt)) {
      GateSession together = hasChildrensTitle(session, items) ? withoutAdults(session) : session;
      List<Result> results =
          items.stream().distinct().map(item -> check(together, item, until)).toList();
      VerdictId verdict = session.verdictId(items.getFirst());
      Basis basis = new Basis(session.seq(), verdict.policy(), verdict.engine());
      return new Checked(results, together.context(), sendAt, until, session.sight(), basis);
    }
  }

  private static boolean hasChildrensTitle(GateSession session, List<ItemId> items) {
    return items.stream()
        .anyMatch(item ->
            session.decide(item) instanceof Verdict.Pass(Cleared cleared, var reasons)
                && cleared.readership().children());
  }

  private static GateSession withoutAdults(GateSession session) {
    return session.excluding(Set.of(Audience.Excluded.ADULT_TITLES));
  }

  private static Result check(GateSession session, ItemId item, Instant until) {
    return switch (session.decide(item)) {
      case Verdict.Pass(Cleared cleared, var reasons) -> lasting(session, cleared, reasons, until);
      case Verdict.Block(var id, var reasons, var next) ->
          new Result.Failed(id, session.now(), false, reasons);
      case Verdict.Indeterminate(var id, var reasons) ->
          new Result.Failed(id, session.now(), true, reasons);
    };
  }

  /// Judges again at each instant at which something changes, up to and including `until`.
  private static Result lasting(
      GateSession session, Cleared first, List<Reason> reasons, Instant until) {
    List<String> said = StatementSnapshot.of(first);
    Instant at = first.terms().validUntil();
    while (!at.isAfter(until)) {
      GateSession then = session.later(at);
      switch (then.decide(first.id())) {
        case Verdict.Pass(Cleared cleared, var _) -> {
          said = StatementSnapshot.lasting(said, StatementSnapshot.of(cleared));
          at = cleared.terms().validUntil();
        }
        case Verdict.Block(var id, var why, var next) -> {
          return new Result.Failed(id, at, false, why);
        }
        case Verdict.Indeterminate(var id, var why) -> {
          return new Result.Failed(id, at, true, why);
        }
      }
    }
    List<String> leaveOut = new ArrayList<>(StatementSnapshot.of(first));
    leaveOut.removeAll(said);
    Shown shown = Shown.of(first);
    return new Result.Passed(
        first,
        new Shown(shown.item(), shown.imprint(), shown.version(), shown.policy(), said),
        leaveOut,
        first.terms().validUntil(),
        reasons);
  }
}
