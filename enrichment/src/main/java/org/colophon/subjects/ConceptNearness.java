package org.colophon.subjects;

import org.colophon.annotation.CachedEmbedder;
import org.colophon.models.Embedding;
import org.colophon.vocabulary.Vocabulary;

/// A measure of how near texts are to the concepts of a vocabulary. Thread-safe.
interface ConceptNearness {
  /// The most concepts that are embedded as a whole; larger vocabularies are searched.
  int MOST_EMBEDDED = 1_500;

  /// How near a text is to each concept, in the order of the vocabulary: deviations from the mean
  /// of all concepts. Far below any other for a concept that was not looked at.
  double[] standardScores(Embedding text);

  /// The cosine of a text and one concept; -1 for one that was not looked at.
  double cosine(int concept, Embedding text);

  /// The measure for a vocabulary; embeds it, or the upper part of a large one, where its vectors
  /// are not shipped.
  static ConceptNearness of(Vocabulary vocabulary, CachedEmbedder vectors) {
    return vocabulary.concepts().size() <= MOST_EMBEDDED
        ? ConceptVectors.of(vocabulary, vectors)
        : ConceptSearch.of(vocabulary, vectors);
  }
}
