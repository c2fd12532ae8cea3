package org.colophon.models.names;

import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.names.LabelledSentence.Name;
import org.colophon.models.testing.WhitespaceAnalyzer;

/// Sentences for tests, of words with blanks between.
final class Sentences {
  private static final WhitespaceAnalyzer ANALYZER = new WhitespaceAnalyzer("de");

  private Sentences() {}

  static LabelledSentence of(String words, Name... names) {
    return new LabelledSentence(analyzed(words).sentences().getFirst().tokens(), List.of(names));
  }

  static AnalyzedText analyzed(String words) {
    return ANALYZER.analyzeWords(List.of(words.split(" ", -1)));
  }
}
