package org.colophon.eval.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;
import org.jspecify.annotations.Nullable;

/// A reference implementation that decides from the script alone what readers may see at an
/// instant: it reads every line that had arrived by then and keeps nothing between two questions.
/// Deliberately slow and simple, and without the clock's uncertainty: the gate may show less at the
/// edges, never more.
///
/// May be shown: an item whose newest statement says published, that is not deleted since, not
/// waiting for its first day or for a correction, not past its end, not replaced, not held, of an
/// active desk; a guide looked at within 24 months, a law book older than that within 18; a book
/// with at least one product that can be offered (see [TradeJudge]).
public final class ReferenceJudge {
  private final CatalogueScript life;
  private final TradeJudge trade;
  private final List<ReplayEvent> otherEvents; // all that is no statement
  private final Map<ItemId, List<ReplayEvent.Submitted>> statements = new HashMap<>();

  public ReferenceJudge(CatalogueScript life) {
    this.life = life;
    this.trade = new TradeJudge(life);
    this.otherEvents =
        life.events().stream().filter(h -> !(h instanceof ReplayEvent.Submitted)).toList();
    for (ReplayEvent event : life.events()) {
      if (event instanceof ReplayEvent.Submitted stated) {
        switch (stated.submission()) {
          case Submission.WholeItem whole -> put(whole.item().id(), stated);
          case Submission.Deletion deletion -> put(deletion.id(), stated);
          case Submission.ContentChecked check -> put(check.id(), stated);
          case Submission.Linked linked -> put(linked.id(), stated);
          case Submission.Facts facts -> {} // the trade's
        }
      }
    }
  }

  private void put(ItemId id, ReplayEvent.Submitted stated) {
    statements.computeIfAbsent(id, i -> new ArrayList<>()).add(stated);
  }

  /// Everything that readers may see at this instant: items, prices and claims.
  public Set<String> allowed(Instant now) {
    Set<String> allowed = new TreeSet<>();
    for (ItemId id : life.items()) {
      Item item = newest(id, now);
      if (item == null || !mayBeShown(item, now)) {
        continue;
      }
      if (item.type() != ContentType.BOOK) {
        allowed.add(CatalogueScript.item(id));
      } else if (trade.canBeOffered(item, now)) {
        allowed.add(CatalogueScript.item(id));
        allowed.addAll(trade.sayable(item, now));
      }
    }
    return allowed;
  }

  /// What the source said last, by its own order; null before its first word and after a deletion.
  private @Nullable Item newest(ItemId id, Instant now) {
    Item newest = null;
    long best = -1;
    long deleted = -1;
    for (ReplayEvent.Submitted stated : statements.getOrDefault(id, List.of())) {
      if (stated.at().isAfter(now)) {
        continue;
      }
      if (stated.submission() instanceof Submission.WholeItem whole
          && whole.order().position() > best) {
        newest = whole.item();
        best = whole.order().position();
      }
      if (stated.submission() instanceof Submission.Deletion deletion) {
        deleted = Math.max(deleted, deletion.order().position());
      }
    }
    return deleted >= best ? null : newest;
  }

  private boolean mayBeShown(Item item, Instant now) {
    Lifecycle said = item.lifecycle();
    return said.state() == SourceState.PUBLISHED
        && said.correction() != Correction.PENDING
        && (said.goLiveAt() == null || !now.isBefore(said.goLiveAt()))
        && (said.expiresAt() == null || now.isBefore(said.expiresAt()))
        && item.identity().supersededBy() == null
        && deskIsActive(item, now)
        && !isHeld(item, now)
        && wasLookedAt(item, now);
  }

  private boolean deskIsActive(Item item, Instant now) {
    boolean active = false;
    for (ReplayEvent event : otherEvents) {
      if (event instanceof ReplayEvent.ReferencePut(var at, Reference.OfDesk(var desk))
          && !at.isAfter(now)
          && desk.id().equals(item.desk())) {
        active = desk.active();
      }
    }
    return active;
  }

  private boolean isHeld(Item item, Instant now) {
    Map<String, Hold> inForce = new HashMap<>();
    for (ReplayEvent event : otherEvents) {
      if (event.at().isAfter(now)) {
        break;
      }
      if (event instanceof ReplayEvent.HoldPlaced(var at, var hold)) {
        inForce.put(hold.id(), hold);
      } else if (event instanceof ReplayEvent.HoldLifted(var at, var hold)) {
        inForce.remove(hold);
      }
    }
    return inForce.values().stream()
        .anyMatch(hold ->
            concerns(hold, item)
                && (hold.from() == null || !now.isBefore(hold.from()))
                && (hold.until() == null || now.isBefore(hold.until())));
  }

  private static boolean concerns(Hold hold, Item item) {
    return switch (hold.scope()) {
      case Hold.Scope.Items(var ids) -> ids.contains(item.id());
      case Hold.Scope.OfImprint(var imprint) -> imprint.equals(item.imprint());
      case Hold.Scope.OfSubject(var subject) -> item.content().subjects().contains(subject);
      case Hold.Scope.OfContributor other -> throw unscripted(other);
      case Hold.Scope.OfSeries other -> throw unscripted(other);
    };
  }

  private boolean wasLookedAt(Item item, Instant now) {
    Instant published = item.lifecycle().publishedAt();
    if (published == null) {
      return true;
    }
    Instant last = published;
    if (item.lifecycle().checkedAt() != null && item.lifecycle().checkedAt().isAfter(last)) {
      last = item.lifecycle().checkedAt();
    }
    for (ReplayEvent.Submitted stated : statements.getOrDefault(item.id(), List.of())) {
      if (stated.submission() instanceof Submission.ContentChecked check
          && !stated.at().isAfter(now)
          && check.at().isAfter(last)) {
        last = check.at();
      }
    }
    boolean law = item.content().subjects().getFirst().code().startsWith("LN");
    return switch (item.type()) {
      case GUIDE -> now.isBefore(monthsAfter(last, 24));
      case BOOK ->
          !law || now.isBefore(monthsAfter(published, 24)) || now.isBefore(monthsAfter(last, 18));
      case NEWS, ARCHIVE, PAGE -> true;
    };
  }

  private static Instant monthsAfter(Instant at, int months) {
    return at.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  private static IllegalArgumentException unscripted(Object what) {
    return new IllegalArgumentException("no script has this: " + what);
  }
}
