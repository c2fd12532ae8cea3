package org.colophon.models.names;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.colophon.models.AnalyzedText;
import org.colophon.models.AnalyzedText.Sentence;
import org.colophon.models.AnalyzedText.Token;
import org.colophon.models.EntityFinder;
import org.colophon.models.ModelId;
import org.colophon.models.Span;
import org.colophon.models.names.LabelledSentence.Name;

/// The names that a trained chain finds. Immutable.
public final class ChainNameFinder implements EntityFinder {
  private final ModelId id;
  private final String language;
  private final Parts parts;

  ChainNameFinder(ModelId id, String language, Parts parts) {
    this.id = id;
    this.language = language;
    this.parts = parts;
  }

  static ChainNameFinder of(Card card, ChainModel chain, double boldness, NameLists lists) {
    Parts parts = new Parts(chain, boldness, lists);
    return new ChainNameFinder(
        new ModelId(card.name, card.version, NamesFile.digest(card, parts)), card.language, parts);
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
    return parts.chain.labels.types();
  }

  /// How much the label *no name* is held back; chosen in training.
  public double boldness() {
    return parts.boldness;
  }

  @Override
  public List<Entity> find(AnalyzedText text) {
    List<Entity> found = new ArrayList<>();
    for (Sentence sentence : text.sentences()) {
      if (!sentence.tokens().isEmpty()) {
        addNames(sentence.tokens(), found);
      }
    }
    return found;
  }

  private void addNames(List<Token> tokens, List<Entity> found) {
    ChainModel chain = parts.chain;
    double[][] scores = chain.scores(NameFeatures.of(tokens, parts.lists), parts.boldness);
    int[] labels = chain.lattice().best(scores);
    List<Name> names = chain.labels.decode(labels);
    if (names.isEmpty()) {
      return;
    }
    double[][] probabilities = chain.lattice().probabilities(scores);
    for (Name name : names) {
      double least = 1;
      for (int i = name.first(); i < name.end(); i++) {
        least = Math.min(least, probabilities[i][labels[i]]);
      }
      Span span =
          new Span(
              tokens.get(name.first()).span().start(), tokens.get(name.end() - 1).span().end());
      found.add(new Entity(span, name.type(), least));
    }
  }

  /// Writes the finder; the same finder gives the same bytes.
  public void write(OutputStream out) throws IOException {
    NamesFile.write(this, out);
  }

  Parts parts() {
    return parts;
  }

  /// How it is called and what it reads.
  record Card(String name, String version, String language) {}

  /// What decides its answers.
  record Parts(ChainModel chain, double boldness, NameLists lists) {}
}
