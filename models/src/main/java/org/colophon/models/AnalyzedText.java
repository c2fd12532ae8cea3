package org.colophon.models;

import java.util.List;

/// The sentences of a text, in order.
public record AnalyzedText(String text, List<Sentence> sentences) {
  public AnalyzedText {
    sentences = List.copyOf(sentences);
  }

  /// A sentence and its words.
  ///
  /// @param span of the sentence in the text
  public record Sentence(Span span, List<Token> tokens) {
    public Sentence {
      tokens = List.copyOf(tokens);
    }
  }

  /// One word or punctuation mark of a sentence.
  ///
  /// @param span of the token in the text (not in the sentence)
  /// @param surface as written, but without soft hyphens
  /// @param tag part of speech, of the Universal Dependencies tag set (`NOUN`, `PROPN`, `ADJ`, …);
  ///   the first of two words in one (`am`, `didn't`) decides
  /// @param lemma the basic form; the surface where the lemmatizer knows none. May be lower-cased:
  ///   show the surface
  public record Token(Span span, String surface, String tag, String lemma) {}
}
