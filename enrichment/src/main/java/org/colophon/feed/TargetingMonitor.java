package org.colophon.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentRule;
import org.colophon.audience.SegmentUse;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.audience.Targetings.Announced;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogSince;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.governance.Audience;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.jspecify.annotations.Nullable;

/// A monitor that tells connected systems which targetings hold: it follows the catalogue, the
/// segments and the clock, and writes to the change feed when one begins or ceases to hold.
/// Thread-safe.
///
/// A targeting holds while its segment may be used for the item and the gate lets the item pass for
/// the segment's readers, in one territory at least: what a list of the segment would show.
public final class TargetingMonitor {
  private final Catalog catalog;
  private final Gate gate;
  private final Audiences audiences;
  private final Targetings targetings;
  private final ChangeFeed changes;
  private final Together together;
  private final List<String> territories;
  private long seq;
  private List<Audiences.Stored> segments = List.of();
  private String policies = "";
  private Instant due = Instant.MIN;

  /// @param together runs writes so that all of them happen or none
  /// @param territories that readers live in
  public TargetingMonitor(
      Catalog catalog,
      Gate gate,
      Audiences audiences,
      Targetings targetings,
      ChangeFeed changes,
      Together together,
      List<String> territories) {
    this.catalog = catalog;
    this.gate = gate;
    this.audiences = audiences;
    this.targetings = targetings;
    this.changes = changes;
    this.together = together;
    this.territories = List.copyOf(territories);
    try (CatalogView view = catalog.view()) {
      this.seq = view.seq();
    }
  }

  /// Tells what changed since the last call; judges nothing by a clock that is not to be trusted.
  public synchronized void catchUp() {
    Optional<Instant> now = gate.trustedNow();
    if (now.isEmpty()) {
      return;
    }
    LogSince since = LogSince.read(catalog, seq);
    List<Audiences.Stored> current = audiences.all();
    String inForce = gate.policies().digest();
    boolean all =
        since.deliveries() + since.contextChanges() > 0
            || !now.get().isBefore(due)
            || !inForce.equals(policies)
            || !current.equals(segments);
    seq = since.seq();
    segments = current;
    policies = inForce;
    if (all) {
      due = Clearance.NEVER;
    }
    if (all || !since.items().isEmpty()) {
      Set<ItemId> items = since.items();
      settle(
          targetings.all(now.get()).stream()
              .filter(one -> all || items.contains(one.targeting().item()))
              .toList(),
          now.get());
    }
  }

  /// Tells what an editor's decision about an item changed.
  public synchronized void decided(ItemId item) {
    Optional<Instant> now = gate.trustedNow();
    if (now.isPresent()) {
      settle(
          targetings.all(now.get()).stream()
              .filter(one -> one.targeting().item().equals(item))
              .toList(),
          now.get());
    }
  }

  /// Whether readers in some territory may be shown an item now.
  public boolean isShown(ItemId item) {
    return territories.stream()
        .anyMatch(territory -> {
          try (GateSession session = gate.open(Context.recommend(territory))) {
            return session.preview(item).decision() == Preview.Decision.PASS;
          }
        });
  }

  private void settle(List<Announced> known, Instant now) {
    for (Announced one : known) {
      Targeting targeting = one.targeting();
      Optional<Judged> judged = judged(targeting, now);
      if (judged.isEmpty()) {
        due = now;
        return;
      }
      due = judged.get().next().isBefore(due) ? judged.get().next() : due;
      settle(targeting, one.until(), judged.get());
    }
  }

  private void settle(Targeting targeting, @Nullable Instant told, Judged judged) {
    if (judged.holds() && !targeting.until().equals(told)) {
      tell(
          targeting,
          targeting.until(),
          new Change.TargetingMade(
              targeting.item(), targeting.segment(), targeting.by(), targeting.until()));
    } else if (!judged.holds() && told != null) {
      tell(
          targeting,
          null,
          new Change.TargetingEnded(
              targeting.item(), targeting.segment(), null, judged.reasons(), judged.use()));
    }
  }

  private void tell(Targeting targeting, @Nullable Instant until, Change change) {
    together.run(() -> {
      targetings.announced(targeting.item(), targeting.segment(), until);
      changes.append(change);
    });
  }

  /// The judgement of a targeting.
  ///
  /// @param next when that may change by the clock alone
  private record Judged(
      boolean holds, List<ReasonCode> reasons, SegmentUse.@Nullable Code use, Instant next) {
    static Judged not(SegmentUse.Code use) {
      return new Judged(false, List.of(), use, Clearance.NEVER);
    }
  }

  private Optional<Judged> judged(Targeting targeting, Instant now) {
    Optional<Audiences.Stored> stored = audiences.find(targeting.segment());
    Optional<ItemVersion> version;
    try (CatalogView view = catalog.view()) {
      version = view.item(targeting.item());
    }
    if (stored.isEmpty()) {
      return Optional.of(Judged.not(SegmentUse.Code.SEGMENT_UNKNOWN));
    }
    if (version.isEmpty()) {
      return Optional.of(
          new Judged(false, List.of(ReasonCode.ITEM_UNKNOWN), null, Clearance.NEVER));
    }
    SegmentUse use =
        SegmentUse.of(stored.get(), SegmentRule.Candidate.of(version.get().item()), now);
    return use instanceof SegmentUse.Unusable unusable
        ? Optional.of(Judged.not(unusable.code()))
        : judged(stored.get().segment(), targeting.item());
  }

  /// Empty where the clock cannot be trusted.
  private Optional<Judged> judged(Segment segment, ItemId item) {
    Set<ReasonCode> reasons = new LinkedHashSet<>();
    Instant next = SegmentUse.until(segment);
    for (String territory : territoriesOf(segment.definition().rules())) {
      Context context =
          Context.recommend(territory)
              .withAudience(
                  Audience.ANYBODY.within(
                      segment.definition().rules().ages(),
                      segment.definition().rules().languages()));
      try (GateSession session = gate.open(context)) {
        if (!session.isClockTrusted()) {
          return Optional.empty();
        }
        Preview verdict = session.preview(item);
        Instant change = verdict.nextChangeAt();
        next = change != null && change.isBefore(next) ? change : next;
        if (verdict.decision() == Preview.Decision.PASS) {
          return Optional.of(new Judged(true, List.of(), null, next));
        }
        reasons.addAll(codes(verdict));
      }
    }
    return Optional.of(new Judged(false, List.copyOf(reasons), null, next));
  }

  /// Those that readers live in and the segment is for; one of the segment's where there is none.
  private List<String> territoriesOf(Segment.Rules rules) {
    if (rules.territories().isEmpty()) {
      return territories;
    }
    List<String> both = new ArrayList<>(territories);
    both.retainAll(rules.territories());
    return both.isEmpty() ? rules.territories().stream().sorted().limit(1).toList() : both;
  }

  /// The codes of what keeps an item from readers.
  static List<ReasonCode> codes(Preview verdict) {
    return verdict.reasons().stream()
        .filter(r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
        .map(Reason::code)
        .distinct()
        .toList();
  }
}
