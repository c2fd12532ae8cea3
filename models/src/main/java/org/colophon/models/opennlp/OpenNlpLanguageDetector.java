package org.colophon.models.opennlp;

import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.StrippedText;
import org.colophon.models.files.ModelFiles;

/// An adapter to OpenNLP's language detector. The library's class keeps no state between calls, so
/// threads share one instance.
final class OpenNlpLanguageDetector implements LanguageDetector {
  /// Fewer letters say nothing.
  private static final int FEWEST_LETTERS = 3;

  /// The library's confidence is no probability: spread over 103 languages, it is about 0.12 for a
  /// sentence that it gets right, and about 0.015 for two words that it gets wrong.
  private static final double LEAST_CONFIDENCE = 0.02;

  /// The start of a long text tells its language; cost grows with length.
  private static final int READ = 2_000;

  private final ModelId id;
  private final LanguageDetectorME detector;

  private OpenNlpLanguageDetector(ModelId id, LanguageDetectorME detector) {
    this.id = id;
    this.detector = detector;
  }

  /// @throws ModelFileException when the file is no language model
  static LanguageDetector open(ModelFiles files) {
    LanguageDetectorModel model = AnalyzerModels.read(files, "model", LanguageDetectorModel::new);
    return new OpenNlpLanguageDetector(files.id(), new LanguageDetectorME(model));
  }

  @Override
  public ModelId model() {
    return id;
  }

  @Override
  public DetectedLanguage detect(String text) {
    String stripped = StrippedText.of(text).text();
    String read = stripped.substring(0, Math.min(READ, stripped.length()));
    if (read.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
      return DetectedLanguage.UNKNOWN;
    }
    Language best = detector.predictLanguage(read);
    double confidence = Math.clamp(best.getConfidence(), 0, 1);
    return confidence < LEAST_CONFIDENCE
        ? DetectedLanguage.UNKNOWN
        : new DetectedLanguage(LanguageCodes.shortest(best.getLang()), confidence);
  }
}
