package org.colophon.service.items;

import java.util.EnumSet;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The values of an item that lists are filtered by and counted by, without its verdict.
///
/// @param tombstone whether its source deleted it: it is neither listed nor counted
record ItemFacets(
    boolean tombstone,
    ImprintId imprint,
    @Nullable DeskId desk,
    SourceId source,
    ContentType type) {

  /// One of the things that items are filtered by and counted by.
  enum Facet {
    IMPRINT,
    DESK,
    SOURCE,
    TYPE,
    VERDICT
  }

  static ItemFacets of(ItemVersion version) {
    Item item = version.item();
    return new ItemFacets(
        version.tombstone(), item.imprint(), item.desk(), item.identity().source(), item.type());
  }

  /// The facets by which a filter leaves this item out.
  Set<Facet> missing(ItemFilter filter) {
    Set<Facet> missing = EnumSet.noneOf(Facet.class);
    require(missing, Facet.IMPRINT, filter.imprint(), imprint);
    require(missing, Facet.DESK, filter.desk(), desk);
    require(missing, Facet.SOURCE, filter.source(), source);
    require(missing, Facet.TYPE, filter.type(), type);
    return missing;
  }

  private static void require(
      Set<Facet> missing, Facet facet, @Nullable Object wanted, @Nullable Object value) {
    if (wanted != null && !wanted.equals(value)) {
      missing.add(facet);
    }
  }
}
