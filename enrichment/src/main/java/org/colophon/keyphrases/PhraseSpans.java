package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.text.Lexicon;

/// The candidate phrases of a text: every run of at most [#MAX_TOKENS] tokens in one sentence that
/// starts and ends with a content word and crosses no clause punctuation. Many overlap; most are
/// none.
final class PhraseSpans {
  static final int MAX_TOKENS = 8;

  private static final Set<String> ENDS_CLAUSE =
      Set.of(".", ";", ":", "?", "!", "\"", "“", "„", "”");
  private static final Set<String> FIRST =
      Set.of("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", "ADV");
  private static final Set<String> LAST = Set.of("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB");

  private PhraseSpans() {}

  /// A possible occurrence of a phrase.
  ///
  /// @param key stems of the basic forms
  /// @param written stems of the words as written
  record PhraseSpan(int sentence, int first, int end, String key, String written) {}

  static List<PhraseSpan> of(AnalyzedText text, Lexicon lexicon) {
    List<PhraseSpan> spans = new ArrayList<>();
    for (int s = 0; s < text.sentences().size(); s++) {
      List<Token> tokens = text.sentences().get(s).tokens();
      for (int first = 0; first < tokens.size(); first++) {
        if (isWord(tokens.get(first)) && FIRST.contains(tokens.get(first).tag())) {
          addFrom(s, tokens, first, lexicon, spans);
        }
      }
    }
    return spans;
  }

  private static void addFrom(
      int sentence, List<Token> tokens, int first, Lexicon lexicon, List<PhraseSpan> spans) {
    StringBuilder key = new StringBuilder();
    StringBuilder written = new StringBuilder();
    int limit = Math.min(tokens.size(), first + MAX_TOKENS);
    for (int i = first; i < limit; i++) {
      Token token = tokens.get(i);
      if (ENDS_CLAUSE.contains(token.surface())) {
        return;
      }
      if (!isWord(token)) {
        continue;
      }
      append(key, lexicon.stem(token.lemma()));
      append(written, lexicon.stem(token.surface()));
      boolean stop = i == first && lexicon.isStop(lexicon.stem(token.surface()));
      if (LAST.contains(token.tag()) && !stop) {
        spans.add(new PhraseSpan(sentence, first, i + 1, key.toString(), written.toString()));
      }
    }
  }

  private static void append(StringBuilder to, String stem) {
    if (!to.isEmpty()) {
      to.append(' ');
    }
    to.append(stem);
  }

  static boolean isWord(Token token) {
    return token.surface().codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
