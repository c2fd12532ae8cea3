package org.colophon.models.names;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.EntityFinder;
import org.colophon.models.LruCache;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.names.LabelledSentence.Name;

/// A named-entity recogniser that decodes with a trained linear-chain conditional random field.
/// Thread-safe.
public final class ChainNameFinder implements EntityFinder {
  private static final int KEPT_SENTENCES = 4_000;

  private final ModelId id;
  private final String language;
  private final ChainModel chain;
  private final double boldness;
  private final NameLists lists;
  private final WordTable table;
  private final LruCache<List<Word>, List<ScoredName>> sentences = new LruCache<>(KEPT_SENTENCES);

  /// @param boldness see [#boldness()]
  ChainNameFinder(
      ModelId id,
      String language,
      ChainModel chain,
      double boldness,
      NameLists lists,
      WordTable table) {
    this.id = id;
    this.language = language;
    this.chain = chain;
    this.boldness = boldness;
    this.lists = lists;
    this.table = table;
  }

  @Override
  public ModelId model() {
    return id;
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public List<String> types() {
    return chain.labels.types();
  }

  /// How much the label *no name* is held back; chosen in training.
  public double boldness() {
    return boldness;
  }

  @Override
  public List<Entity> find(AnalyzedText text) {
    List<Entity> found = new ArrayList<>();
    for (Sentence sentence : text.sentences()) {
      if (!sentence.tokens().isEmpty()) {
        found.addAll(names(sentence.tokens()));
      }
    }
    return found;
  }

  /// An editor changes one paragraph and asks again: the sentences of the others are known.
  private List<Entity> names(List<Token> tokens) {
    List<Word> words = tokens.stream().map(Word::of).toList();
    return sentences.get(words, _ -> named(tokens)).stream().map(sure -> sure.in(tokens)).toList();
  }

  private List<ScoredName> named(List<Token> tokens) {
    double[][] scores = chain.scores(NameFeatures.of(tokens, lists, table), boldness);
    int[] labels = chain.lattice().best(scores);
    List<Name> names = chain.labels.decode(labels);
    if (names.isEmpty()) {
      return List.of();
    }
    double[][] probabilities = chain.lattice().probabilities(scores);
    List<ScoredName> found = new ArrayList<>();
    for (Name name : names) {
      double least = 1;
      for (int i = name.first(); i < name.end(); i++) {
        least = Math.min(least, probabilities[i][labels[i]]);
      }
      found.add(new ScoredName(name, least));
    }
    return found;
  }

  /// Writes the finder; the same finder gives the same bytes.
  public void write(OutputStream out) throws IOException {
    NamesFile.write(this, out);
  }

  ChainModel chain() {
    return chain;
  }

  NameLists lists() {
    return lists;
  }

  WordTable table() {
    return table;
  }

  /// The part of a token that the features read.
  private record Word(String surface, String tag, String lemma) {
    static Word of(Token token) {
      return new Word(token.surface(), token.tag(), token.lemma());
    }
  }

  /// A name in a sentence with its probability.
  private record ScoredName(Name name, double probability) {
    Entity in(List<Token> tokens) {
      int start = tokens.get(name.first()).span().start();
      int end = tokens.get(name.end() - 1).span().end();
      return new Entity(new Span(start, end), name.type(), probability);
    }
  }
}
