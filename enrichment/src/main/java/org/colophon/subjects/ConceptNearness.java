package org.colophon.subjects;

import java.util.Optional;
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

  /// How near a text is to one concept: comparable among texts, not among concepts; far below any
  /// other for a concept that was not looked at.
  double nearness(int concept, Embedding text);

  /// The measure for a vocabulary: the shipped discriminant where there is one, else the vectors of
  /// its concepts. Embeds it, or the upper part of a large one, where its vectors are not shipped.
  static ConceptNearness of(Vocabulary vocabulary, CachedEmbedder vectors) {
    Optional<ConceptDiscriminant> shipped =
        ConceptDiscriminant.shipped(vocabulary, vectors.model());
    if (shipped.isPresent()) {
      return shipped.get();
    }
    return vocabulary.concepts().size() <= MOST_EMBEDDED
        ? ConceptVectors.of(vocabulary, vectors)
        : ConceptSearch.of(vocabulary, vectors);
  }
}
