package org.colophon.service.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first records behind each figure. Not thread-safe.
final class Examples {
  /// The most records that are named for one figure.
  static final int MOST = 10;

  private final Map<String, List<Example>> byFigure = new LinkedHashMap<>();

  /// A record behind a figure.
  ///
  /// @param place its file and line, or where else it is found
  /// @param detail what was found, such as the codes; empty where there is nothing to add
  record Example(String place, String key, String title, String detail) {}

  void add(String figure, Example example) {
    List<Example> known = byFigure.computeIfAbsent(figure, _ -> new ArrayList<>());
    if (known.size() < MOST) {
      known.add(example);
    }
  }

  List<Example> of(String figure) {
    return byFigure.getOrDefault(figure, List.of());
  }
}
