package org.colophon.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.exposure.RecallNotice.Where;
import org.colophon.exposure.RecallNotice.Why;
import org.colophon.exposure.RecallStore.Told;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.jspecify.annotations.Nullable;

/// A review that judges past exposures again with the current knowledge. Not thread-safe.
///
/// Until the end of a promise nothing turns bad by the clock alone, so what does not pass now was
/// turned by information. After it only what has to be taken down or replaced is worth telling, and
/// only of what stays where it is.
final class ExposureReview {
  private static final int MOST_STEPS = 5;

  private final Gate gate;
  private final Instant now;
  private final Instant learned;
  private final Map<Asked, Verdict> verdicts = new HashMap<>();

  ExposureReview(Gate gate, Instant now, Instant learned) {
    this.gate = gate;
    this.now = now;
    this.learned = learned;
  }

  /// An item in the context that it was requested for.
  private record Asked(ItemId item, Context context, Instant at) {}

  private final Map<Asked, ItemId> replacements = new HashMap<>();
  private Instant due = Clearance.NEVER;

  /// A place that shows an item, and what is wrong there.
  private record Place(ItemId item, Where where, Why why) {}

  /// The first exposure of an item at a place, and the answers that showed it there.
  private record Occurrence(Shown shown, List<Exposure> exposures) {}

  /// One notice for each item, place and cause that was not told yet; without numbers.
  List<RecallNotice> of(List<Exposure> standing, Predicate<ItemId> concerns, RecallStore recalls) {
    judge(standing, concerns);
    Map<ItemId, Map<String, List<Why>>> told = new HashMap<>();
    Map<Place, Occurrence> found = new LinkedHashMap<>();
    for (Exposure exposure : standing) {
      for (Shown entry : exposure.items()) {
        if (!concerns.test(entry.item())) {
          continue;
        }
        Map<String, List<Why>> before =
            told.computeIfAbsent(entry.item(), item -> told(recalls, item));
        ReceiverState receiver =
            new ReceiverState(entry.said(), before.getOrDefault(exposure.id(), List.of()));
        Optional<Why> why = why(exposure, entry, receiver);
        if (why.isPresent()) {
          Where where = new Where(exposure.surface(), exposure.context(), exposure.durable());
          found
              .computeIfAbsent(
                  new Place(entry.item(), where, why.get()),
                  _ -> new Occurrence(entry, new ArrayList<>()))
              .exposures()
              .add(exposure);
        }
      }
    }
    List<RecallNotice> notices = new ArrayList<>();
    found.forEach((place, occurrence) -> notices.add(notice(place, occurrence)));
    return notices;
  }

  /// When a promise that was looked at breaks by what is known already, with nothing new.
  Instant due() {
    return due;
  }

  /// Everything at one instant and for one context is judged in one session.
  private void judge(List<Exposure> standing, Predicate<ItemId> concerns) {
    Map<Context, Map<Instant, List<ItemId>>> asked = new LinkedHashMap<>();
    for (Exposure exposure : standing) {
      List<ItemId> items =
          asked
              .computeIfAbsent(exposure.context(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(at(exposure), _ -> new ArrayList<>());
      exposure.items().stream().map(Shown::item).filter(concerns).forEach(items::add);
    }
    asked.forEach((context, byInstant) ->
        byInstant.forEach((at, items) -> {
          try (GateSession session = gate.openAt(context, at)) {
            for (ItemId item : items) {
              Asked one = new Asked(item, context, at);
              if (!verdicts.containsKey(one)) {
                Verdict verdict = session.decide(item);
                verdicts.put(one, verdict);
                replacement(verdict, session).ifPresent(other -> replacements.put(one, other));
              }
            }
          }
        }));
  }

  /// What is still to be sent is judged as of its send time; what was promised and is over, as of
  /// the last instant of the promise.
  private Instant at(Exposure exposure) {
    if (exposure.durable()) {
      return exposure.servedAt().isAfter(now) ? exposure.servedAt() : now;
    }
    return now.isBefore(exposure.promisedUntil())
        ? now
        : exposure.promisedUntil().minusNanos(1_000);
  }

  private Optional<Why> why(Exposure exposure, Shown entry, ReceiverState receiver) {
    boolean promised = !exposure.durable() || now.isBefore(exposure.promisedUntil());
    Asked asked = new Asked(entry.item(), exposure.context(), at(exposure));
    Optional<Why> why =
        switch (verdicts.get(asked)) {
          case Verdict.Pass(Cleared cleared, var _) -> {
            remember(exposure, cleared.terms().nextChangeAt(), receiver);
            yield receiver.correction(StatementSnapshot.of(cleared));
          }
          case Verdict.Block(var _, var reasons, var next) -> {
            remember(exposure, next, receiver);
            yield receiver.news(why(asked, reasons));
          }
          case Verdict.Indeterminate(var _, var reasons) -> receiver.news(why(asked, reasons));
          case null -> throw new IllegalStateException("no verdict for " + entry.item());
        };
    return why.filter(w -> promised || w.action().outlastsThePromise());
  }

  /// What was learned may change a verdict later, and before the end of its promise.
  private void remember(Exposure exposure, @Nullable Instant next, ReceiverState receiver) {
    if (next == null || receiver.isGone()) {
      return;
    }
    boolean within = next.isAfter(now) && next.isBefore(exposure.promisedUntil());
    if (within && next.isBefore(due)) {
      due = next;
    }
  }

  private Why why(Asked asked, List<Reason> reasons) {
    List<ReasonCode> codes = grave(reasons);
    RecallAction action = RecallAction.gravest(codes).orElse(RecallAction.INFORM);
    ItemId replacement = replacements.get(asked);
    if (action == RecallAction.REPLACE && replacement == null) {
      action = RecallAction.TAKE_DOWN; // nothing may be shown in its place
    }
    return new Why(
        action, codes, List.of(), List.of(), action == RecallAction.REPLACE ? replacement : null);
  }

  /// The codes that keep an item out.
  static List<ReasonCode> grave(List<Reason> reasons) {
    return reasons.stream()
        .filter(r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
        .map(Reason::code)
        .distinct()
        .toList();
  }

  /// The item that replaces a blocked one and passes itself, however many replaced one another.
  private static Optional<ItemId> replacement(Verdict verdict, GateSession session) {
    Verdict last = verdict;
    for (int step = 0; step < MOST_STEPS && last instanceof Verdict.Block block; step++) {
      Optional<ItemId> next =
          block.reasons().stream()
              .filter(r -> RecallAction.of(r.code()) == RecallAction.REPLACE)
              .flatMap(r -> Stream.ofNullable(r.observed()))
              .map(ItemId::new)
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      last = session.decide(next.get());
      if (last instanceof Verdict.Pass(Cleared cleared, var _)) {
        return Optional.of(cleared.id());
      }
    }
    return Optional.empty();
  }

  /// What was told of an item, by answer, in order.
  private static Map<String, List<Why>> told(RecallStore recalls, ItemId item) {
    Map<String, List<Why>> told = new HashMap<>();
    for (Told one : recalls.told(item)) {
      told.computeIfAbsent(one.exposure(), _ -> new ArrayList<>()).add(one.why());
    }
    return told;
  }

  private RecallNotice notice(Place place, Occurrence occurrence) {
    List<Exposure> exposures = occurrence.exposures();
    Instant until =
        exposures.stream().map(Exposure::promisedUntil).max(Instant::compareTo).orElseThrow();
    return new RecallNotice(
        "",
        place.item(),
        occurrence.shown().imprint(),
        place.where(),
        place.why(),
        exposures.stream().map(Exposure::id).toList(),
        until,
        learned,
        now);
  }
}
