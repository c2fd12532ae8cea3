package org.colophon.eval.sets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The task of a system on a set's documents.
public enum EvalTask {
  /// Which language is the text in? One label.
  LANGUAGE,
  /// Exactly one label per text.
  SINGLE_LABEL,
  /// Any number of labels per text, with or without a hierarchy.
  MULTI_LABEL,
  /// Spans of a sentence with a class.
  ENTITIES,
  /// Phrases that say what a text is about, best first.
  KEYPHRASES,
  /// How alike two texts are.
  SIMILARITY,
  /// Which of several candidates was chosen? Measured per choice.
  RANKING,
  /// Was this one candidate liked? Measured over all choices together.
  PREFERENCE,
  /// Which segments does an item fit that nobody has seen yet? Ranked, with a probability.
  SEGMENTS,
  /// What was shown while a catalogue's life was replayed, and what could have been?
  REPLAY;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads what [#label()] wrote.
  @JsonCreator
  public static EvalTask of(String label) {
    return EvalTask.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
