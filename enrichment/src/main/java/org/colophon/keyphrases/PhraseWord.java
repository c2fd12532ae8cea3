package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;

/// A word as phrases are made of them: what hyphens join is one word.
///
/// @param noun whether a phrase may end in it: a noun or name by its tag, or a German word with a
///   capital letter inside a sentence that is not tagged as a function word
record PhraseWord(Span span, String surface, String lemma, String tag, boolean noun) {
  private static final Set<String> NOUNS = Set.of("NOUN", "PROPN");
  private static final Set<String> NO_NOUNS = Set.of("DET", "PRON", "ADP", "NUM", "ADJ", "AUX");
  private static final int SHORTEST = 4;

  /// The words of a sentence.
  static List<PhraseWord> of(Sentence sentence, Lexicon lexicon) {
    List<PhraseWord> words = new ArrayList<>();
    boolean open = false;
    for (Token token : sentence.tokens()) {
      boolean hyphen = token.surface().equals("-") || token.surface().equals("–");
      boolean touches = !words.isEmpty() && words.getLast().span.end() == token.span().start();
      if (touches && (hyphen || open)) {
        words.set(words.size() - 1, words.getLast().joined(token));
      } else {
        words.add(of(token, !words.isEmpty() && lexicon.capitalizesNouns()));
      }
      open = hyphen || token.surface().endsWith("-");
    }
    return words;
  }

  private static PhraseWord of(Token token, boolean capitalsTell) {
    boolean capital =
        capitalsTell
            && token.surface().length() >= SHORTEST
            && Character.isUpperCase(token.surface().codePointAt(0))
            && token.surface().substring(1).chars().allMatch(Character::isLowerCase)
            && !NO_NOUNS.contains(token.tag());
    boolean noun = NOUNS.contains(token.tag()) || capital;
    return new PhraseWord(token.span(), token.surface(), token.lemma(), token.tag(), noun);
  }

  private PhraseWord joined(Token token) {
    boolean name = tag.equals("PROPN") || token.tag().equals("PROPN");
    boolean letters = Character.isLetterOrDigit(token.surface().codePointAt(0));
    return new PhraseWord(
        new Span(span.start(), token.span().end()),
        surface + token.surface(),
        surface + token.lemma(),
        name ? "PROPN" : letters ? token.tag() : tag,
        letters ? NOUNS.contains(token.tag()) || name : noun);
  }

  boolean adjective() {
    return tag.equals("ADJ");
  }
}
