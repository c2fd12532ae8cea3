package org.colophon.models.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.models.Embedding;

/// One similarity measure between a text and each training text. Immutable.
sealed interface TextBlock {
  /// What the block counts among all blocks.
  double weight();

  /// How alike the text is to each training text, in their order.
  float[] similarities(LabelledText text);

  /// The blocks that the texts have features for: their words, their characters, each group of
  /// extra features (`author:…`, `isbn:…`), and their vectors where all have one.
  static List<TextBlock> of(List<LabelledText> texts, FeatureSettings settings) {
    List<TextBlock> blocks = new ArrayList<>();
    if (settings.words() > 0) {
      blocks.add(Words.of("", texts, settings.withoutChars()));
    }
    if (settings.maxChars() > 0) {
      blocks.add(Words.of("", texts, settings.withoutWords()));
    }
    Set<String> groups = new TreeSet<>();
    texts.forEach(text -> text.extraFeatures().forEach(extra -> groups.add(groupOf(extra))));
    groups.forEach(group -> blocks.add(Words.of(group, texts, Words.EXTRAS_ONLY)));
    if (texts.stream().allMatch(text -> text.vector() != null)) {
      blocks.add(new Vectors(texts.stream().map(t -> Objects.requireNonNull(t.vector())).toList()));
    }
    return blocks;
  }

  private static String groupOf(String extra) {
    int colon = extra.indexOf(':');
    return colon < 0 ? ":" : extra.substring(0, colon + 1);
  }

  /// Similarity by words and characters, or by one group of extra features.
  ///
  /// @param group what the features begin with; empty for words and characters
  record Words(
      String group, FeatureSettings settings, FeatureVocabulary vocabulary, Postings postings)
      implements TextBlock {
    static final FeatureSettings EXTRAS_ONLY = new FeatureSettings(0, 1, 0, 2);
    private static final double EXTRA_WEIGHT = 0.5;

    static Words of(String group, List<LabelledText> texts, FeatureSettings settings) {
      List<LabelledText> read = texts.stream().map(text -> read(group, text)).toList();
      FeatureVocabulary vocabulary = FeatureVocabulary.of(read, settings);
      List<SparseVector> vectors =
          read.stream().map(t -> vocabulary.vector(t.text(), t.extraFeatures())).toList();
      return new Words(group, settings, vocabulary, Postings.of(vectors, vocabulary.size()));
    }

    /// The part of the text that the block reads.
    private static LabelledText read(String group, LabelledText text) {
      return group.isEmpty()
          ? new LabelledText(text.text(), Set.of())
          : new LabelledText(
              "",
              Set.of(),
              text.extraFeatures().stream()
                  .filter(extra -> groupOf(extra).equals(group))
                  .collect(Collectors.toSet()));
    }

    @Override
    public double weight() {
      return group.isEmpty() ? 1 : EXTRA_WEIGHT;
    }

    @Override
    public float[] similarities(LabelledText text) {
      LabelledText read = read(group, text);
      return postings.similarities(vocabulary.vector(read.text(), read.extraFeatures()));
    }
  }

  /// Similarity by the vectors of an embedding model.
  record Vectors(List<Embedding> vectors) implements TextBlock {
    public Vectors {
      vectors = List.copyOf(vectors);
    }

    @Override
    public double weight() {
      return 1;
    }

    /// @throws IllegalArgumentException for a text without a vector
    @Override
    public float[] similarities(LabelledText text) {
      Embedding vector = text.vector();
      if (vector == null) {
        throw new IllegalArgumentException("this classifier reads vectors, and the text has none");
      }
      float[] similarities = new float[vectors.size()];
      for (int i = 0; i < similarities.length; i++) {
        similarities[i] = (float) vectors.get(i).cosine(vector);
      }
      return similarities;
    }
  }
}
