package org.colophon.editorial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.Content;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.editorial.Suggestions.QueueEntry;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;
import org.jspecify.annotations.Nullable;

/// The queue of a desk's items without a decision on a segment, and of those that were decided
/// lately: all of its own imprint, of others those that its editors may know of. Thread-safe.
public final class ReviewQueue {
  /// The longest page.
  public static final int MAX_LIMIT = 200;

  private static final int SCANNED_PER_PAGE = 2_000;
  private static final Set<SourceState> GONE =
      EnumSet.of(
          SourceState.WITHDRAWN, SourceState.CANCELED, SourceState.RECALLED, SourceState.DELETED);

  private final Catalog catalog;
  private final DecisionLog decisions;
  private final Gate gate;
  private final String territory;

  /// @param territory of the readers whom the desks write for
  public ReviewQueue(Catalog catalog, DecisionLog decisions, Gate gate, String territory) {
    this.gate = gate;
    this.territory = territory;
    this.catalog = catalog;
    this.decisions = decisions;
  }

  /// Undecided items, by id.
  ///
  /// @param next where the next page starts; empty at the end. A page may be short, even empty, and
  ///   still have a next one: each reads a bounded part of the catalogue
  public record Page(List<QueueEntry> entries, Optional<String> next) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /// One page.
  ///
  /// @param after the cursor of the page before; empty for the first
  /// @param limit 1 to [#MAX_LIMIT]
  public Page of(DeskId desk, String after, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("ask for 1 to " + MAX_LIMIT + " items, got " + limit);
    }
    List<QueueEntry> entries = new ArrayList<>();
    try (CatalogView view = catalog.view();
        GateSession session = gate.open(Context.desk(territory, imprint(desk, view)))) {
      List<ItemId> ids = view.items(after, SCANNED_PER_PAGE);
      for (ItemId id : ids) {
        view.item(id)
            .filter(version -> waits(version, desk))
            .filter(version -> session.isVisible(id))
            .map(ReviewQueue::entry)
            .ifPresent(entries::add);
        if (entries.size() == limit) {
          return new Page(entries, Optional.of(id.value()));
        }
      }
      boolean more = ids.size() == SCANNED_PER_PAGE;
      return new Page(entries, more ? Optional.of(ids.getLast().value()) : Optional.empty());
    }
  }

  /// An item about which somebody decided lately.
  ///
  /// @param last the last decision
  /// @param answers those that stand, in the order in which they were given
  public record DecidedItem(QueueEntry entry, Decision last, List<Decision> answers) {
    public DecidedItem {
      answers = List.copyOf(answers);
    }
  }

  /// The desk's items among those of the last [#SCANNED_PER_PAGE] decisions, the last decided
  /// first.
  ///
  /// @param limit the most items
  public List<DecidedItem> decided(DeskId desk, int limit) {
    Map<ItemId, Decision> last = new LinkedHashMap<>();
    decisions
        .recent(SCANNED_PER_PAGE)
        .forEach(decision -> last.putIfAbsent(decision.item(), decision));
    try (CatalogView view = catalog.view();
        GateSession session = gate.open(Context.desk(territory, imprint(desk, view)))) {
      return last.values().stream()
          .filter(decision -> session.isVisible(decision.item()))
          .flatMap(decision ->
              view.item(decision.item()).stream()
                  .filter(version -> !version.tombstone() && desk.equals(version.item().desk()))
                  .map(version ->
                      new DecidedItem(entry(version), decision, standing(decision.item()))))
          .limit(limit)
          .toList();
    }
  }

  private List<Decision> standing(ItemId item) {
    return decisions.of(item).stream()
        .filter(decision -> decision.answer() != DecisionLog.Answer.REVOKED)
        .toList();
  }

  private static @Nullable ImprintId imprint(DeskId desk, CatalogView view) {
    return view.desk(desk).map(DeskRecord::imprint).orElse(null);
  }

  private boolean waits(ItemVersion version, DeskId desk) {
    return desk.equals(version.item().desk())
        && !version.tombstone()
        && !GONE.contains(version.item().lifecycle().state())
        && decisions.of(version.item().id()).stream()
            .noneMatch(decision -> counts(decision, version));
  }

  /// A rejection counts until what was seen of the text changes materially.
  private static boolean counts(Decision decision, ItemVersion version) {
    return decision.kind().equals(DecisionService.SEGMENT)
        && switch (decision.answer()) {
          case ACCEPTED -> true;
          case REJECTED -> decision.sawTextOf(SentenceFingerprints.of(ItemText.of(version)));
          case REVOKED -> false;
        };
  }

  private static QueueEntry entry(ItemVersion version) {
    Content content = version.item().content();
    return new QueueEntry(version.item().id(), content.title(), content.language());
  }
}
