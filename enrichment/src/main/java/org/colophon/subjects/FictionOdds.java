package org.colophon.subjects;

import java.util.List;
import java.util.Optional;
import org.colophon.vocabulary.Vocabulary;

/// The log odds that a text is fiction, from the concepts of a vocabulary that fit it.
final class FictionOdds {
  private static final double SHARPNESS = 2;
  private static final double LEAST = 1e-9;

  private FictionOdds() {}

  /// The logarithm of the odds; 0 where the vocabulary does not tell the two apart.
  ///
  /// @param scores in the order of the vocabulary
  static double of(Vocabulary vocabulary, List<SubjectScore> scores) {
    double fiction = LEAST;
    double facts = LEAST;
    for (int c = 0; c < scores.size(); c++) {
      Optional<Boolean> kind = vocabulary.fiction(vocabulary.concepts().get(c).code());
      if (kind.isPresent()) {
        double weight = Math.exp(SHARPNESS * scores.get(c).strength());
        fiction += kind.get() ? weight : 0;
        facts += kind.get() ? 0 : weight;
      }
    }
    return Math.log(fiction / facts);
  }
}
