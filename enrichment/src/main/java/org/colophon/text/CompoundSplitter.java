package org.colophon.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A splitter of German compounds into known words. Immutable.
///
/// A split counts where both halves are known, linking letters apart (`Geburt-s-tag`); or where one
/// half is a known word of five letters and more and the other half could be a word.
final class CompoundSplitter {
  private static final int SHORTEST = 3;
  private static final int SURE = 5;

  /// What is longer is not a word.
  private static final int LONGEST = 80;

  private static final List<String> LINKS = List.of("", "s", "es", "n", "en", "er", "e");

  private final Set<String> known;

  /// @param known stems
  CompoundSplitter(Set<String> known) {
    this.known = Set.copyOf(known);
  }

  /// The known parts of a compound's stem; empty when it is none.
  List<String> parts(String stem) {
    if (stem.length() > LONGEST) {
      return List.of();
    }
    List<String> half = List.of();
    for (int cut = SHORTEST; cut <= stem.length() - SHORTEST; cut++) {
      String head = stem.substring(cut);
      String modifier = modifier(stem.substring(0, cut));
      boolean headKnown = known.contains(head);
      if (headKnown && !modifier.isEmpty()) {
        return List.of(modifier, head);
      }
      if (headKnown && head.length() >= SURE && cut > SHORTEST && half.isEmpty()) {
        half = List.of(head);
      } else if (modifier.length() >= SURE && head.length() > SHORTEST && half.isEmpty()) {
        half = List.of(modifier);
      }
    }
    return half;
  }

  /// The known word that `start` is, with or without linking letters; empty when it is none.
  private String modifier(String start) {
    List<String> found = new ArrayList<>();
    for (String link : LINKS) {
      if (start.endsWith(link)) {
        String bare = start.substring(0, start.length() - link.length());
        if (bare.length() >= SHORTEST && known.contains(bare)) {
          found.add(bare);
        }
      }
    }
    return found.isEmpty() ? "" : found.getFirst();
  }
}
