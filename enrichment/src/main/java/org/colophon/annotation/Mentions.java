package org.colophon.annotation;

import java.util.List;
import org.colophon.catalog.ItemId;

/// The names, phrases, proposed subjects and promised days that items' texts mention, across the
/// catalogue. Derived from enrichments. Thread-safe.
public interface Mentions {
  /// What several items name, most items first, then by value.
  ///
  /// @param least how many items
  /// @param most how many values are returned
  List<Frequent> frequent(Annotation.Kind kind, int least, int most);

  /// What is named whose value comes before another, by value and item.
  ///
  /// @param most how many are returned
  List<Mention> before(Annotation.Kind kind, String value, int most);

  /// The values of one item, sorted.
  List<String> of(ItemId id, Annotation.Kind kind);

  /// A value that several items mention.
  ///
  /// @param label as one of them writes it
  /// @param first the first of them, by id; at most five
  record Frequent(String value, String label, int items, List<ItemId> first) {
    public Frequent {
      first = List.copyOf(first);
    }
  }

  /// A value that one item mentions.
  record Mention(ItemId item, String value, String label) {}
}
