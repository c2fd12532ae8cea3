package org.colophon.keyphrases;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.text.Lexicon;

/// A text and its title, analyzed, with the names in it: what phrases are looked for in.
///
/// @param title empty where there is none
/// @param names annotations of names in the body
public record PhraseSource(
    AnalyzedText title, AnalyzedText body, List<Annotation> names, Lexicon lexicon) {
  public PhraseSource {
    names = List.copyOf(names);
  }

  /// A text without a title and without known names.
  public static PhraseSource of(AnalyzedText body, Lexicon lexicon) {
    return new PhraseSource(new AnalyzedText("", List.of()), body, List.of(), lexicon);
  }
}
