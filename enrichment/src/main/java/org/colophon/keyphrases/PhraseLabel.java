package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.text.CitationForm;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageText;
import org.jspecify.annotations.Nullable;

/// The label of a phrase: its citation form, without the capital letters of a sentence's start or
/// an English title.
final class PhraseLabel {
  private PhraseLabel() {}

  static String of(PhraseCandidate candidate, Lexicon lexicon) {
    List<PhraseWord> words = candidate.words();
    @Nullable PhraseWord before = candidate.places().getFirst().before();
    boolean hyphenated = words.stream().anyMatch(word -> word.surface().indexOf('-') >= 0);
    List<PhraseWord> first = words.subList(0, words.size() - 1);
    String written = PassageText.clean(candidate.written());
    if (lexicon.capitalizesNouns() && first.stream().allMatch(PhraseWord::adjective)) {
      List<String> adjectives = new ArrayList<>();
      first.forEach(word -> adjectives.add(small(word, before == null, lexicon)));
      String noun = hyphenated ? lastWord(written) : PassageText.clean(words.getLast().surface());
      return CitationForm.of(
          adjectives, noun, words.getLast().lemma(), before == null ? "" : before.surface());
    }
    boolean common =
        !lexicon.capitalizesNouns()
            && words.stream().allMatch(word -> lexicon.isWrittenSmall(word.surface()))
            && words.stream().noneMatch(word -> PhraseCandidates.isAcronym(word.surface()));
    return common ? written.toLowerCase(Locale.ROOT) : written;
  }

  private static String lastWord(String written) {
    return written.substring(written.lastIndexOf(' ') + 1);
  }

  /// An adjective in the case that it has inside a sentence.
  private static String small(PhraseWord word, boolean first, Lexicon lexicon) {
    String surface = PassageText.clean(word.surface());
    return first && lexicon.isWrittenSmall(surface) ? surface.toLowerCase(Locale.ROOT) : surface;
  }
}
