package org.colophon.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.exposure.RecallNotice.Where;
import org.colophon.exposure.RecallNotice.Why;
import org.colophon.exposure.RecallStore.Told;
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

  /// A place that shows an item, and what is wrong there.
  private record Place(ItemId item, Where where, Why why) {}

  /// The first exposure of an item at a place, and the answers that showed it there.
  private record Showing(Shown shown, List<Exposure> exposures) {}

  /// One notice for each item, place and cause that was not told yet; without numbers.
  List<RecallNotice> of(List<Exposure> standing, Predicate<ItemId> concerns, RecallStore recalls) {
    judge(standing, concerns);
    Map<ItemId, Map<String, Set<RecallAction>>> told = new HashMap<>();
    Map<Place, Showing> found = new LinkedHashMap<>();
    for (Exposure exposure : standing) {
      for (Shown entry : exposure.items()) {
        Optional<Why> why = concerns.test(entry.item()) ? why(exposure, entry) : Optional.empty();
        if (why.isEmpty()
            || isTold(
                told.computeIfAbsent(entry.item(), item -> told(recalls, item)),
                exposure,
                why.get())) {
          continue;
        }
        Where where = new Where(exposure.surface(), exposure.context(), exposure.durable());
        Place place = new Place(entry.item(), where, why.get());
        found
            .computeIfAbsent(place, _ -> new Showing(entry, new ArrayList<>()))
            .exposures()
            .add(exposure);
      }
    }
    List<RecallNotice> notices = new ArrayList<>();
    found.forEach((place, showing) -> notices.add(notice(place, showing)));
    return notices;
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
              verdicts.computeIfAbsent(new Asked(item, context, at), _ -> session.decide(item));
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

  private Optional<Why> why(Exposure exposure, Shown entry) {
    boolean promised = !exposure.durable() || now.isBefore(exposure.promisedUntil());
    Verdict verdict = verdicts.get(new Asked(entry.item(), exposure.context(), at(exposure)));
    Optional<Why> why =
        switch (verdict) {
          case Verdict.Pass(Cleared cleared, var reasons) -> wrong(entry, cleared);
          case Verdict.Block(var id, var reasons, var next) -> Optional.of(why(reasons));
          case Verdict.Indeterminate(var id, var reasons) -> Optional.of(why(reasons));
          case null -> throw new IllegalStateException("no verdict for " + entry.item());
        };
    return why.filter(w -> promised || w.action().outlastsThePromise());
  }

  private static Optional<Why> wrong(Shown entry, Cleared cleared) {
    List<String> now = StatementSnapshot.of(cleared);
    List<String> wrong = entry.said().stream().filter(line -> !now.contains(line)).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Why(RecallAction.CORRECT, List.of(), wrong, null));
  }

  private static Why why(List<Reason> reasons) {
    List<ReasonCode> codes = grave(reasons);
    RecallAction action = RecallAction.gravest(codes).orElse(RecallAction.INFORM);
    ItemId replacement = action == RecallAction.REPLACE ? replacement(reasons) : null;
    return new Why(action, codes, List.of(), replacement);
  }

  /// The codes that keep an item out.
  static List<ReasonCode> grave(List<Reason> reasons) {
    return reasons.stream()
        .filter(r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
        .map(Reason::code)
        .distinct()
        .toList();
  }

  private static @Nullable ItemId replacement(List<Reason> reasons) {
    return reasons.stream()
        .filter(r -> RecallAction.of(r.code()) == RecallAction.REPLACE && r.observed() != null)
        .map(r -> new ItemId(String.valueOf(r.observed())))
        .findFirst()
        .orElse(null);
  }

  /// What was told of an item, by answer.
  private static Map<String, Set<RecallAction>> told(RecallStore recalls, ItemId item) {
    Map<String, Set<RecallAction>> told = new HashMap<>();
    for (Told one : recalls.told(item)) {
      told.computeIfAbsent(one.exposure(), _ -> EnumSet.noneOf(RecallAction.class))
          .add(one.action());
    }
    return told;
  }

  /// The same is told once, and nothing after an item was to be taken down or replaced but to take
  /// it down.
  private static boolean isTold(Map<String, Set<RecallAction>> told, Exposure exposure, Why why) {
    Set<RecallAction> before = told.getOrDefault(exposure.id(), Set.of());
    return before.contains(why.action())
        || before.contains(RecallAction.TAKE_DOWN)
        || (before.contains(RecallAction.REPLACE) && why.action() != RecallAction.TAKE_DOWN);
  }

  private RecallNotice notice(Place place, Showing showing) {
    List<Exposure> exposures = showing.exposures();
    Instant until =
        exposures.stream().map(Exposure::promisedUntil).max(Instant::compareTo).orElseThrow();
    return new RecallNotice(
        "",
        place.item(),
        showing.shown().imprint(),
        place.where(),
        place.why(),
        exposures.stream().map(Exposure::id).toList(),
        until,
        learned,
        now);
  }
}
