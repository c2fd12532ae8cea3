package org.colophon.keyphrases;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.models.AnalyzedText;
import org.colophon.text.Lexicon;

/// A text with its title, to find phrases in.
///
/// @param title empty where there is none
public record TitledText(String title, AnalyzedText analysis, Lexicon lexicon) {
  /// A phrase as phrases are compared: the stems of its words.
  public static String key(String phrase, Lexicon lexicon) {
    return lexicon.words(phrase).stream().map(Lexicon.Word::stem).collect(Collectors.joining(" "));
  }

  /// The text with what people said it is about.
  ///
  /// @param phrases as people write them
  public TrainingExample with(Collection<String> phrases) {
    Set<String> keys = new HashSet<>();
    phrases.forEach(phrase -> keys.add(key(phrase, lexicon)));
    keys.remove("");
    return new TrainingExample(this, keys);
  }

  /// A training example: a text and the keys of the phrases that people confirmed. What they did
  /// not name counts as not meant.
  public record TrainingExample(TitledText text, Set<String> keys) {
    public TrainingExample {
      keys = Set.copyOf(keys);
    }
  }
}
