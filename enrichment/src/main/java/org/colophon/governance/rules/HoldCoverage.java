package org.colophon.governance.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.scope.ScopeMatcher;

/// The items that a hold covers now, and what is odd about it.
///
/// @param items how many; deleted ones are not counted
/// @param complete whether every item was looked at; of a large catalogue only the first ones are
public record HoldCoverage(int items, boolean complete, List<Warning> warnings) {
  private static final int MOST_LOOKED_AT = 200_000;

  public HoldCoverage {
    warnings = List.copyOf(warnings);
  }

  /// Something that the person who places the hold should know.
  ///
  /// @param detail in words
  public record Warning(Code code, String detail) {}

  /// The subject of a warning about a hold. Names are stable: they are part of the API.
  public enum Code {
    /// No item lies in the scope.
    COVERS_NOTHING,
    /// The scope names what the catalogue does not know.
    UNKNOWN_ID,
    /// The hold has ended already.
    PERIOD_OVER,
    /// The hold has not begun yet.
    PERIOD_AHEAD
  }

  /// Counts by reading the catalogue.
  public static HoldCoverage of(Hold hold, CatalogView view, ScopeMatcher scopes, Instant now) {
    int items = 0;
    int looked = 0;
    Iterator<ItemId> ids = view.items().iterator();
    while (ids.hasNext() && looked < MOST_LOOKED_AT) {
      looked++;
      boolean covered =
          view.item(ids.next())
              .filter(version -> !version.tombstone())
              .map(ItemVersion::item)
              .filter(item -> scopes.covers(hold.scope(), item, view))
              .isPresent();
      items += covered ? 1 : 0;
    }
    boolean complete = !ids.hasNext();
    List<Warning> warnings = new ArrayList<>();
    unknown(hold.scope(), view, warnings);
    if (items == 0 && complete) {
      warnings.add(new Warning(Code.COVERS_NOTHING, "no item lies in the scope now"));
    }
    period(hold, now, warnings);
    return new HoldCoverage(items, complete, warnings);
  }

  private static void period(Hold hold, Instant now, List<Warning> warnings) {
    Instant until = hold.until();
    if (until != null && !until.isAfter(now)) {
      warnings.add(new Warning(Code.PERIOD_OVER, "the hold ended " + until));
    } else if (hold.from() != null && hold.from().isAfter(now)) {
      warnings.add(new Warning(Code.PERIOD_AHEAD, "the hold begins " + hold.from()));
    }
  }

  private static void unknown(Scope scope, CatalogView view, List<Warning> warnings) {
    switch (scope) {
      case Scope.Items(var ids) ->
          ids.stream()
              .filter(id -> view.item(id).isEmpty())
              .map(ItemId::value)
              .sorted()
              .forEach(id -> add("item", id, false, warnings));
      case Scope.OfContributor(var id) ->
          add("contributor", id.value(), view.contributor(id).isPresent(), warnings);
      case Scope.OfSeries(var id) ->
          add("series", id.value(), view.series(id).isPresent(), warnings);
      case Scope.OfImprint(var id) ->
          add("imprint", id.value(), view.imprint(id).isPresent(), warnings);
      case Scope.OfSubject _ -> {} // any code may be used by an item tomorrow
    }
  }

  private static void add(String kind, String id, boolean known, List<Warning> warnings) {
    if (!known) {
      String detail = "the catalogue has no " + kind + " '" + id + "'";
      warnings.add(new Warning(Code.UNKNOWN_ID, detail));
    }
  }
}
