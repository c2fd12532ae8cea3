package org.colophon.service.items;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.governance.Preview;
import org.colophon.service.api.EnumNames;
import org.colophon.service.items.ItemFacets.Facet;
import org.jspecify.annotations.Nullable;

/// The counts of items by the values of each facet, as they are added up. Not thread-safe.
final class ItemCounter {
  private final Map<String, Integer> imprint = new TreeMap<>();
  private final Map<String, Integer> desk = new TreeMap<>();
  private final Map<String, Integer> source = new TreeMap<>();
  private final Map<String, Integer> type = new TreeMap<>();
  private final Map<String, Integer> verdict = new TreeMap<>();
  private int matching;

  /// Counts an item.
  ///
  /// @param decision null where no facet needs it
  /// @param missing the facets by which filters leave it out: it counts in that one where there is
  ///   one, in all where there is none
  void add(ItemFacets facets, Preview.@Nullable Decision decision, Set<Facet> missing) {
    if (missing.isEmpty()) {
      matching++;
    }
    if (counts(Facet.IMPRINT, missing)) {
      imprint.merge(facets.imprint().value(), 1, Integer::sum);
    }
    if (counts(Facet.DESK, missing) && facets.desk() != null) {
      desk.merge(facets.desk().value(), 1, Integer::sum);
    }
    if (counts(Facet.SOURCE, missing)) {
      source.merge(facets.source().value(), 1, Integer::sum);
    }
    if (counts(Facet.TYPE, missing)) {
      type.merge(EnumNames.of(facets.type()), 1, Integer::sum);
    }
    if (counts(Facet.VERDICT, missing) && decision != null) {
      verdict.merge(EnumNames.of(decision), 1, Integer::sum);
    }
  }

  private static boolean counts(Facet facet, Set<Facet> missing) {
    return missing.isEmpty() || missing.equals(Set.of(facet));
  }

  ItemCountsResponse response(int scanned, @Nullable String nextAfter) {
    return new ItemCountsResponse(
        matching, imprint, desk, source, type, verdict, scanned, nextAfter);
  }
}
