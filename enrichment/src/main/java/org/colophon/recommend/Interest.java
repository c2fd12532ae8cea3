package org.colophon.recommend;

import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;

/// The interests of a reader as vectors.
///
/// @param vectors one for each interest
/// @param languages that may be shown; empty rules nothing out
/// @param without items that are left out
public record Interest(List<Embedding> vectors, Set<String> languages, Set<ItemId> without) {
  public Interest {
    vectors = List.copyOf(vectors);
    languages = Set.copyOf(languages);
    without = Set.copyOf(without);
  }
}
