package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.models.Span;
import org.colophon.text.Lexicon;
import org.colophon.text.Lexicon.Word;
import org.jspecify.annotations.Nullable;

/// An index of a vocabulary's labels and synonyms in one language, found in texts by stem and
/// lemma, and inside German compounds. Immutable.
public final class LabelIndex {
  private static final double IN_COMPOUND = 0.6;
  private static final double SYNONYM = 0.8;

  private final Lexicon lexicon;

  /// German labels are nouns; a verb of the same stem (`rechnete`) says something else.
  private final boolean verbsMeanOther;

  private final Map<String, List<Label>> byFirstStem = new HashMap<>();

  public LabelIndex(Vocabulary vocabulary, String language) {
    Lexicon plain = Lexicon.of(language);
    Set<String> single = new HashSet<>();
    for (int c = 0; c < vocabulary.concepts().size(); c++) {
      Vocabulary.Concept concept = vocabulary.concepts().get(c);
      add(plain, single, concept.labels().get(language), c, 1);
      for (String synonym : concept.synonyms().getOrDefault(language, List.of())) {
        add(plain, single, synonym, c, SYNONYM);
      }
    }
    this.lexicon = plain.withParts(single);
    this.verbsMeanOther = language.equals("de");
  }

  private void add(
      Lexicon plain, Set<String> single, @Nullable String label, int concept, double weight) {
    if (label == null) {
      return;
    }
    List<String> stems = plain.words(label).stream().map(Word::stem).toList();
    if (!stems.isEmpty()) {
      byFirstStem
          .computeIfAbsent(stems.getFirst(), s -> new ArrayList<>())
          .add(new Label(stems, concept, weight));
    }
    if (stems.size() == 1 && stems.getFirst().length() >= 4) {
      single.add(stems.getFirst());
    }
  }

  public Lexicon lexicon() {
    return lexicon;
  }

  /// Where labels stand among the words of one sentence.
  public List<Hit> find(List<Word> words) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (verbsMeanOther && word.verb()) {
        continue;
      }
      boolean whole = addHits(hits, words, i, word.stem());
      if (!word.lemma().equals(word.stem())) {
        whole |= addHits(hits, words, i, word.lemma());
      }
      if (!whole) {
        addCompoundHits(hits, word);
      }
    }
    return hits;
  }

  /// Where labels stand in a text that was not analysed, such as a title.
  public List<Hit> find(String text) {
    return find(lexicon.words(text));
  }

  private boolean addHits(List<Hit> hits, List<Word> words, int at, String stem) {
    boolean any = false;
    for (Label label : byFirstStem.getOrDefault(stem, List.of())) {
      if (matches(label, words, at)) {
        Span last = words.get(at + label.stems.size() - 1).span();
        Span span = new Span(words.get(at).span().start(), last.end());
        hits.add(new Hit(label.concept, label.key(), weight(label), span, false));
        any = true;
      }
    }
    return any;
  }

  private static boolean matches(Label label, List<Word> words, int at) {
    if (at + label.stems.size() > words.size()) {
      return false;
    }
    for (int i = 1; i < label.stems.size(); i++) {
      Word word = words.get(at + i);
      String stem = label.stems.get(i);
      if (!word.stem().equals(stem) && !word.lemma().equals(stem)) {
        return false;
      }
    }
    return true;
  }

  private void addCompoundHits(List<Hit> hits, Word word) {
    for (String part : lexicon.parts(word.stem())) {
      for (Label label : byFirstStem.getOrDefault(part, List.of())) {
        if (label.stems.size() == 1) {
          hits.add(
              new Hit(label.concept, label.key(), IN_COMPOUND * weight(label), word.span(), true));
        }
      }
    }
  }

  /// What a label says: less where several concepts share it, or where its words are common.
  private double weight(Label label) {
    long shared =
        byFirstStem.getOrDefault(label.stems.getFirst(), List.of()).stream()
            .filter(other -> other.stems.equals(label.stems))
            .count();
    double rarest = label.stems.stream().mapToDouble(lexicon::rarity).max().orElse(1);
    return label.weight * rarest / Math.sqrt((double) Math.max(1, shared));
  }

  private record Label(List<String> stems, int concept, double weight) {
    String key() {
      return String.join(" ", stems);
    }
  }

  /// A label found in a text.
  ///
  /// @param concept its place in the vocabulary
  /// @param label its stems, by which it is told from the concept's other labels
  /// @param weight how much it says, above 0
  /// @param inCompound whether it is part of a longer word
  public record Hit(int concept, String label, double weight, Span span, boolean inCompound) {}
}
