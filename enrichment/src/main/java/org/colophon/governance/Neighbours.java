package org.colophon.governance;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Readership;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Audience.Excluded;

/// The items that a list stands beside, and those that its reader looked at lately: who they are
/// for tells what must not be among the list.
///
/// @param beside of which one for children keeps out what is for adults or of unknown age, and one
///   for adults what is for children
/// @param lately when all are for children the same holds; when some are, only what is for adults
///   is kept out, since parents buy for children
public record Neighbours(Set<ItemId> beside, Set<ItemId> lately) {
  /// Nothing beside, and nothing known of the reader.
  public static final Neighbours NONE = new Neighbours(Set.of(), Set.of());

  public Neighbours {
    beside = Set.copyOf(beside);
    lately = Set.copyOf(lately);
  }

  /// One item beside the list.
  public static Neighbours beside(ItemId item) {
    return new Neighbours(Set.of(item), Set.of());
  }

  public Set<Excluded> excluded(CatalogView view) {
    Set<Excluded> excluded = EnumSet.noneOf(Excluded.class);
    for (Readership readers : readers(beside, view)) {
      if (readers.children()) {
        excluded.addAll(Set.of(Excluded.ADULT_TITLES, Excluded.UNKNOWN_AGES));
      } else if (readers.adultsOnly()) {
        excluded.add(Excluded.CHILDRENS_TITLES);
      }
    }
    List<Readership> read = readers(lately, view);
    if (read.stream().anyMatch(Readership::children)) {
      excluded.add(Excluded.ADULT_TITLES);
      if (read.stream().allMatch(Readership::children)) {
        excluded.add(Excluded.UNKNOWN_AGES);
      }
    } else if (read.stream().anyMatch(Readership::adultsOnly)) {
      excluded.add(Excluded.CHILDRENS_TITLES);
    }
    return excluded;
  }

  private static List<Readership> readers(Set<ItemId> items, CatalogView view) {
    return items.stream()
        .map(view::item)
        .flatMap(Optional::stream)
        .map(ItemVersion::item)
        .map(item -> Readership.of(item.content()))
        .toList();
  }
}
