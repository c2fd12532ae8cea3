package org.colophon.matching;

import java.util.Collection;

/// The number of texts that have a letter run, among some texts, and what that makes a run worth.
/// Immutable.
final class RunFrequencies {
  private final int texts;
  private final int[] hashes;

  /// How many texts have the run of the same place; 0 for a free place.
  private final int[] having;

  RunFrequencies(Collection<TextRuns> all) {
    this.texts = all.size();
    int runs = all.stream().mapToInt(TextRuns::size).sum();
    int places = Integer.highestOneBit(Math.max(1, runs)) * 4; // at most half of them are used
    this.hashes = new int[places];
    this.having = new int[places];
    for (TextRuns text : all) {
      for (int i = 0; i < text.size(); i++) {
        int place = place(text.hash(i));
        hashes[place] = text.hash(i);
        having[place]++;
      }
    }
  }

  /// Where a run is, or would be.
  private int place(int hash) {
    int place = (hash ^ (hash >>> 16)) & (hashes.length - 1);
    while (having[place] > 0 && hashes[place] != hash) {
      place = (place + 1) & (hashes.length - 1);
    }
    return place;
  }

  /// 1 for what none has, near 0 for what all have.
  double rarity(int hash) {
    double all = texts + 2.0;
    return Math.log(all / (having[place(hash)] + 1)) / Math.log(all);
  }
}
