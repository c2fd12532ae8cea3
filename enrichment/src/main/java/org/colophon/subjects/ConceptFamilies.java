package org.colophon.subjects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;

/// The parents and children of the concepts of a vocabulary, and how near a text is to them: what a
/// concept's children are near to, it is near to as a whole. Immutable.
final class ConceptFamilies {
  private static final double LEAST_NEAR = -2;
  private static final double MOST_NEAR = 6;

  private final int[] parents;
  private final List<List<Integer>> children = new ArrayList<>();

  ConceptFamilies(Vocabulary vocabulary) {
    List<Concept> concepts = vocabulary.concepts();
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < concepts.size(); c++) {
      places.put(concepts.get(c).code(), c);
      children.add(new ArrayList<>());
    }
    parents = new int[concepts.size()];
    for (int c = 0; c < parents.length; c++) {
      String parent = concepts.get(c).parent();
      parents[c] = parent == null ? -1 : places.getOrDefault(parent, -1);
      if (parents[c] >= 0) {
        children.get(parents[c]).add(c);
      }
    }
  }

  /// The family of a concept for a text.
  ///
  /// @param near how near the text is to each concept
  Family of(int concept, double[] near) {
    List<Integer> below = children.get(concept);
    double first = LEAST_NEAR;
    double second = LEAST_NEAR;
    for (int child : below) {
      double value = clipped(near[child]);
      second = Math.max(second, Math.min(first, value));
      first = Math.max(first, value);
    }
    double nearest = below.size() == 1 ? first : (first + second) / 2;
    int parent = parents[concept];
    return new Family(
        below.isEmpty() ? 0 : nearest,
        parent < 0 ? 0 : clipped(near[parent]),
        below.isEmpty(),
        parent < 0);
  }

  static double clipped(double near) {
    return Math.clamp(near, LEAST_NEAR, MOST_NEAR);
  }

  /// The nearness of a text to the concepts around one.
  ///
  /// @param children mean of the two nearest below it; 0 where there is none
  /// @param parent 0 where there is none
  /// @param leaf whether nothing is below it
  /// @param top whether nothing is above it
  record Family(double children, double parent, boolean leaf, boolean top) {
    static final Family NONE = new Family(0, 0, true, true);
  }
}
