package org.colophon.models.linear;

import java.util.Set;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.StrippedText;

/// A language detector that returns the most probable language of a classifier whose labels are
/// language codes.
final class LinearLanguageDetector implements LanguageDetector {
  /// Fewer letters say nothing.
  private static final int FEWEST_LETTERS = 3;

  /// Below this, the answer is wrong more often than right.
  private static final double LEAST_CONFIDENCE = 0.3;

  /// The start of a long text tells its language; cost grows with length.
  private static final int READ = 2_000;

  private final LinearTextClassifier languages;

  LinearLanguageDetector(LinearTextClassifier languages) {
    this.languages = languages;
  }

  @Override
  public ModelId model() {
    return languages.model();
  }

  @Override
  public DetectedLanguage detect(String text) {
    String stripped = StrippedText.of(text).text();
    String read = stripped.substring(0, Math.min(READ, stripped.length()));
    if (read.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
      return DetectedLanguage.UNKNOWN;
    }
    double[] scores = languages.scores(read, Set.of());
    int best = 0;
    for (int label = 1; label < scores.length; label++) {
      best = scores[label] > scores[best] ? label : best;
    }
    return scores[best] < LEAST_CONFIDENCE
        ? DetectedLanguage.UNKNOWN
        : new DetectedLanguage(languages.labels().get(best), Math.min(1, scores[best]));
  }
}
