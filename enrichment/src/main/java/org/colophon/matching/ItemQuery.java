package org.colophon.matching;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;

/// A search query; an empty query finds nothing.
///
/// @param vectors an item counts by its passage that is nearest to any of them; may be empty when
///   there is text
/// @param text words to look for, analysed in `language`; may be empty when there are vectors
/// @param subjects `scheme:code`; an item counts by the ones it shares, and by their parents
/// @param k at least 1
public record ItemQuery(
    List<Embedding> vectors,
    String text,
    String language,
    Set<String> subjects,
    Filter filter,
    int k) {
  public ItemQuery {
    vectors = List.copyOf(vectors);
    subjects = Set.copyOf(subjects);
    if (k < 1) {
      throw new IllegalArgumentException("ask for at least one item, got k = " + k);
    }
  }

  /// A query that looks for no subjects.
  public ItemQuery(List<Embedding> vectors, String text, String language, Filter filter, int k) {
    this(vectors, text, language, Set.of(), filter, k);
  }

  /// The filter of a query; an empty set rules nothing out.
  ///
  /// @param eligible asked per item inside the query, so that k eligible answers come back if k
  ///   exist
  public record Filter(
      Set<String> languages,
      Set<ContentType> types,
      Set<ImprintId> imprints,
      Set<ItemId> exclude,
      Predicate<ItemId> eligible) {
    public static final Filter NONE =
        new Filter(Set.of(), Set.of(), Set.of(), Set.of(), id -> true);

    public Filter {
      languages = Set.copyOf(languages);
      types = Set.copyOf(types);
      imprints = Set.copyOf(imprints);
      exclude = Set.copyOf(exclude);
    }
  }
}
