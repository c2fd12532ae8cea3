package org.colophon.models;

import java.util.List;

/// A named-entity recogniser: it finds the names of people, places, organisations and other trained
/// classes in a text. Thread-safe.
public interface EntityFinder {
  ModelId model();

  /// ISO 639-1 code of the language that this finder reads.
  String language();

  /// The classes that it tells apart, such as `PER`.
  List<String> types();

  /// The names in the order of the text; none overlaps another.
  List<Entity> find(AnalyzedText text);

  /// A named entity found in a text.
  ///
  /// @param span in the text
  /// @param type one of [EntityFinder#types()]
  /// @param confidence the model's own probability, in [0, 1]; not calibrated
  record Entity(Span span, String type, double confidence) {
    public Entity {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("a confidence is 0 to 1, got " + confidence);
      }
    }
  }
}
