package org.colophon.subjects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.Lexicon.Word;
import org.colophon.text.PassageSplitter;

/// The part of a text that is compared with concepts: its passages, with the title before the first
/// one, and without those words of names that mean other things (`Roland Koch`).
final class SubjectText {
  /// In a text of more words one word does not decide.
  private static final int SHORT = 90;

  private final ItemText text;
  private final Lexicon lexicon;
  private final Set<String> misleading;

  /// @param misleading words of names that are labels of subjects too, as written
  SubjectText(ItemText text, Lexicon lexicon, Set<String> misleading) {
    this.text = text;
    this.lexicon = lexicon;
    this.misleading = Set.copyOf(misleading);
  }

  /// The vectors of the whole, and of a short text that repeats a noun of that without it: what
  /// both are near to hangs on more than one word. Empty for a text without passages.
  List<Embedding> vectors(List<EmbeddedPassage> passages, CachedEmbedder embedder) {
    if (passages.isEmpty()) {
      return List.of();
    }
    boolean hasTitle = passages.getFirst().passage().ordinal() == 0;
    int first = hasTitle && passages.size() > 1 ? 1 : 0;
    String title = first == 1 ? text.title() + ". " : "";
    String start = title + PassageSplitter.embedded(text, passages.get(first).passage());
    String unnamed = without(start, misleading);
    List<EmbeddedPassage> all = new ArrayList<>(passages.subList(first, passages.size()));
    all.set(0, new EmbeddedPassage(all.getFirst().passage(), embedder.embed(unnamed)));
    List<Embedding> vectors = new ArrayList<>();
    EmbeddedPassage.mean(all).ifPresent(vectors::add);
    if (all.size() == 1) {
      Set<String> repeated = repeated(unnamed);
      String rest = without(unnamed, repeated);
      if (!repeated.isEmpty() && !rest.isBlank()) {
        vectors.add(embedder.embed(rest));
      }
    }
    return vectors;
  }

  private String without(String written, Set<String> surfaces) {
    StringBuilder rest = new StringBuilder();
    int end = 0;
    for (Word word : lexicon.words(written)) {
      if (surfaces.contains(word.surface())) {
        rest.append(written, end, word.span().start());
        end = word.span().end();
      }
    }
    String left = rest.append(written.substring(end)).toString();
    return lexicon.words(left).isEmpty() ? written : left;
  }

  /// The words that stand more than once in a short text.
  private Set<String> repeated(String written) {
    Map<String, Set<String>> surfaces = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    List<Word> words = lexicon.words(written);
    if (words.size() > SHORT) {
      return Set.of();
    }
    for (Word word : words) {
      if (!lexicon.isStop(word.stem()) && word.surface().length() > 3) {
        times.merge(word.stem(), 1, Integer::sum);
        surfaces.computeIfAbsent(word.stem(), _ -> new HashSet<>()).add(word.surface());
      }
    }
    Set<String> repeated = new HashSet<>();
    times.forEach((stem, count) -> {
      if (count > 1) {
        repeated.addAll(surfaces.get(stem));
      }
    });
    return repeated;
  }
}
