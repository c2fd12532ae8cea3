package org.colophon.linking;

import java.util.Set;
import org.colophon.linking.Gazetteer.Mention;
import org.colophon.linking.KnownRecord.Kind;

/// The confidence that a stretch of text that reads like a record's name is meant as a name: by its
/// length, the quotation marks around it, and the name finder's result. Set by hand.
final class MentionConfidence {
  /// Less sure ones are not linked.
  static final double LEAST = 0.5;

  private MentionConfidence() {}

  /// In [0, 1].
  ///
  /// @param types what the name finder takes the stretch for: `per`, `loc`, `org`, …; empty when it
  ///   finds no name there
  static double of(Kind kind, Mention mention, Set<String> types) {
    boolean several = mention.words() > 1;
    return switch (kind) {
      case CONTRIBUTOR -> person(several, types);
      case WORK -> work(mention);
      case IMPRINT -> brand(several, types);
      case SERIES -> mention.quoted() ? (several ? 0.95 : 0.8) : (several ? 0.85 : 0.3);
      case EVENT, AWARD -> several ? 0.85 : 0.55;
    };
  }

  private static double person(boolean several, Set<String> types) {
    if (types.contains("per")) {
      return several ? 0.95 : 0.75;
    }
    boolean other = !types.isEmpty();
    return several ? (other ? 0.7 : 0.85) : (other ? 0.3 : 0.45);
  }

  /// Titles are often common words: those without quotation marks have to be long.
  private static double work(Mention mention) {
    if (mention.quoted()) {
      return mention.words() > 1 ? 0.95 : 0.75;
    }
    return switch (mention.words()) {
      case 1 -> 0;
      case 2 -> 0.45;
      case 3 -> 0.7;
      default -> 0.85;
    };
  }

  private static double brand(boolean several, Set<String> types) {
    if (types.contains("org")) {
      return several ? 0.95 : 0.8;
    }
    boolean person = types.contains("per");
    return several ? (person ? 0.6 : 0.9) : (person || types.contains("loc") ? 0.2 : 0.5);
  }
}
