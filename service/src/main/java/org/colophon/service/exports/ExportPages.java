package org.colophon.service.exports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.AcceptedValues;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.recommend.Recommendations.Recommended;
import org.jspecify.annotations.Nullable;

/// The items of an export, page by page, judged for the purpose `export`.
final class ExportPages {
  /// A page looks at no more items than this, so that a rare match cannot hold up an answer.
  private static final int SCANNED_PER_PAGE = 5_000;

  private final Catalog catalog;
  private final Gate gate;
  private final AcceptedValues accepted;

  ExportPages(Catalog catalog, Gate gate, AcceptedValues accepted) {
    this.catalog = catalog;
    this.gate = gate;
    this.accepted = accepted;
  }

  /// The ids of a page.
  ///
  /// @param next the id after which the next page starts; null at the end
  record Page(List<ItemId> ids, @Nullable ItemId next) {}

  /// The choice of the items to export, made with the open view of the catalogue.
  @FunctionalInterface
  interface Wanted {
    boolean test(ItemVersion version, CatalogView view);
  }

  /// An item if it is wanted.
  Page only(ItemId id, Wanted wanted) {
    try (CatalogView view = catalog.view()) {
      return new Page(isWanted(id, view, wanted) ? List.of(id) : List.of(), null);
    }
  }

  /// The items after an id that are wanted.
  Page page(String after, int limit, Wanted wanted) {
    List<ItemId> found = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      List<ItemId> ids = view.items(after, SCANNED_PER_PAGE);
      int scanned = 0;
      while (scanned < ids.size() && found.size() < limit) {
        ItemId id = ids.get(scanned++);
        if (isWanted(id, view, wanted)) {
          found.add(id);
        }
      }
      boolean more = scanned < ids.size() || ids.size() == SCANNED_PER_PAGE;
      return new Page(found, more ? ids.get(scanned - 1) : null);
    }
  }

  private static boolean isWanted(ItemId id, CatalogView view, Wanted wanted) {
    return view.item(id)
        .filter(version -> !version.tombstone() && wanted.test(version, view))
        .isPresent();
  }

  /// Whether somebody accepted something of an item.
  boolean hasAccepted(ItemVersion version, CatalogView view, Instant now) {
    return !accepted.of(version, view, now).isEmpty();
  }

  /// Those of some items that pass now.
  ReaderList cleared(List<ItemId> ids, Context context) {
    List<Recommended> items = new ArrayList<>();
    Map<ReasonCode, Integer> blocked = new EnumMap<>(ReasonCode.class);
    Instant until = Clearance.NEVER;
    try (GateSession session = gate.open(context)) {
      for (ItemId id : ids) {
        switch (session.decide(id)) {
          case Verdict.Pass(Cleared item, var _) -> {
            items.add(new Recommended(item, 1, "exported"));
            Instant end = item.terms().validUntil();
            until = end.isBefore(until) ? end : until;
          }
          case Verdict.Block(var _, List<Reason> reasons, var _) -> count(reasons, blocked);
          case Verdict.Indeterminate(var _, List<Reason> reasons) -> count(reasons, blocked);
        }
      }
      return ReaderList.plain(
          new Recommendations(
              items,
              context,
              session.now(),
              until,
              items.size() < ids.size(),
              blocked,
              session.sight()));
    }
  }

  private static void count(List<Reason> reasons, Map<ReasonCode, Integer> blocked) {
    reasons.stream()
        .filter(reason -> reason.severity() != Reason.Severity.WARN)
        .map(Reason::code)
        .distinct()
        .forEach(code -> blocked.merge(code, 1, Integer::sum));
  }

  /// Cleared items with what was accepted of them; one whose text changed since it was judged has
  /// nothing accepted.
  List<ExportedItem> exported(Recommendations list) {
    try (CatalogView view = catalog.view()) {
      return list.cleared().stream()
          .flatMap(item ->
              view
                  .item(item.id())
                  .map(version -> exported(item, version, view, list.evaluatedAt()))
                  .stream())
          .toList();
    }
  }

  private ExportedItem exported(Cleared item, ItemVersion version, CatalogView view, Instant now) {
    boolean same = version.number() == item.version();
    return new ExportedItem(item, version, same ? accepted.of(version, view, now) : List.of());
  }
}
