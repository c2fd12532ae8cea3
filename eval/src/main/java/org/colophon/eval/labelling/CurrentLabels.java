package org.colophon.eval.labelling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.catalog.ItemId;

/// The labels in force in a labelling: the last answer of each labeller to each item.
final class CurrentLabels {
  private final SortedMap<String, Map<ItemId, LabelAnswer>> byLabeller = new TreeMap<>();

  /// Replays the book of labels.
  ///
  /// @param book oldest first
  CurrentLabels(List<LabelEntry> book) {
    for (LabelEntry given : book) {
      Map<ItemId, LabelAnswer> own =
          byLabeller.computeIfAbsent(given.labeller(), name -> new LinkedHashMap<>());
      if (given.answer() instanceof LabelAnswer.Withdrawn) {
        own.remove(given.item());
      } else {
        own.put(given.item(), given.answer());
      }
    }
    byLabeller.values().removeIf(Map::isEmpty);
  }

  SortedSet<String> labellers() {
    return new TreeSet<>(byLabeller.keySet());
  }

  Map<ItemId, LabelAnswer> of(String labeller) {
    return byLabeller.getOrDefault(labeller, Map.of());
  }

  /// Labeller → labels of an item; an empty list: none fits. Who could not say is left out.
  SortedMap<String, List<String>> decided(ItemId item) {
    SortedMap<String, List<String>> decided = new TreeMap<>();
    byLabeller.forEach((labeller, own) ->
        labels(own.get(item)).ifPresent(labels -> decided.put(labeller, labels)));
    return Collections.unmodifiableSortedMap(decided);
  }

  /// The labels that were decided on; empty where nothing was said, or nothing could be.
  static Optional<List<String>> labels(@org.jspecify.annotations.Nullable LabelAnswer answer) {
    return switch (answer) {
      case null -> Optional.empty();
      case LabelAnswer.Fits(List<String> labels) -> Optional.of(labels);
      case LabelAnswer.NoneFits() -> Optional.of(List.of());
      case LabelAnswer.CannotSay() -> Optional.empty();
      case LabelAnswer.Withdrawn() -> Optional.empty();
    };
  }
}
