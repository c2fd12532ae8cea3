package org.colophon.models.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.StrippedText;
import org.colophon.models.files.Sha256;

/// An analyzer for tests. Sentences end at `.`, `!`, `?` or a line break; words are runs of letters
/// and digits. A word with a capital is `PROPN`, a number `NUM`, punctuation `PUNCT`, all else
/// `NOUN`; the lemma is the word in lower case. Thread-safe.
public final class WhitespaceAnalyzer implements LinguisticAnalyzer {
  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\r\\n]+[.!?]*|[.!?]+");

  private final String language;

  /// @param language ISO 639-1 code that it claims to read
  public WhitespaceAnalyzer(String language) {
    this.language = language;
  }

  @Override
  public ModelId model() {
    return new ModelId("whitespace-" + language, "1", Sha256.of("whitespace " + language));
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public AnalyzedText analyze(String text) {
    StrippedText stripped = StrippedText.of(text);
    List<Sentence> sentences = new ArrayList<>();
    Matcher matcher = SENTENCE.matcher(stripped.text());
    while (matcher.find()) {
      List<Token> tokens = new ArrayList<>();
      for (Span word : WordTokens.of(matcher.group())) {
        tokens.add(token(stripped, word.shift(matcher.start())));
      }
      if (!tokens.isEmpty()) {
        Span span = new Span(tokens.getFirst().span().start(), tokens.getLast().span().end());
        sentences.add(new Sentence(span, tokens));
      }
    }
    return new AnalyzedText(text, sentences);
  }

  @Override
  public AnalyzedText analyzeWords(List<String> words) {
    String text = String.join(" ", words);
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    for (String word : words) {
      tokens.add(token(StrippedText.of(text), new Span(start, start + word.length())));
      start += word.length() + 1;
    }
    return new AnalyzedText(text, List.of(new Sentence(new Span(0, text.length()), tokens)));
  }

  private static Token token(StrippedText text, Span word) {
    String surface = word.in(text.text());
    Span stored = text.stored(word.start(), word.end());
    return new Token(stored, surface, tag(surface), surface.toLowerCase(Locale.ROOT));
  }

  private static String tag(String surface) {
    int first = surface.codePointAt(0);
    if (!Character.isLetterOrDigit(first)) {
      return "PUNCT";
    }
    if (Character.isDigit(first)) {
      return "NUM";
    }
    return Character.isUpperCase(first) ? "PROPN" : "NOUN";
  }
}
