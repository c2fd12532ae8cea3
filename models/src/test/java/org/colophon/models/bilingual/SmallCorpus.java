package org.colophon.models.bilingual;

import java.util.ArrayList;
import java.util.List;

/// A few hundred invented sentence pairs about who sees what, enough to align their words.
final class SmallCorpus {
  private static final List<String[]> WHO =
      List.of(
          new String[] {"Der Hund", "The dog"},
          new String[] {"Die Katze", "The cat"},
          new String[] {"Das Mädchen", "The girl"},
          new String[] {"Der Lehrer", "The teacher"},
          new String[] {"Die Königin", "The queen"});
  private static final List<String[]> DOES =
      List.of(
          new String[] {"sieht", "sees"},
          new String[] {"liebt", "loves"},
          new String[] {"sucht", "seeks"},
          new String[] {"kennt", "knows"});
  private static final List<String[]> WHAT =
      List.of(
          new String[] {"das Haus", "the house"},
          new String[] {"die Straße", "the street"},
          new String[] {"den Garten", "the garden"},
          new String[] {"das Buch", "the book"},
          new String[] {"die Brücke", "the bridge"},
          new String[] {"den Kinderarzt in Berlin", "the pediatrician in Berlin"});

  private SmallCorpus() {}

  static List<SentencePair> pairs() {
    List<SentencePair> pairs = new ArrayList<>();
    for (String[] who : WHO) {
      for (String[] does : DOES) {
        for (String[] what : WHAT) {
          pairs.add(
              new SentencePair(
                  who[0] + " " + does[0] + " " + what[0] + ".",
                  who[1] + " " + does[1] + " " + what[1] + "."));
        }
      }
    }
    return List.copyOf(pairs);
  }
}
