package org.colophon.models.linear;

import java.io.IOException;
import java.io.InputStream;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelFileException;

/// A factory for the linear models bundled with this module.
public final class LinearModels {
  private static final String LANGUAGES = "langid.bin";

  private LinearModels() {}

  /// The standard language detector, for 20 languages; its model card lists them and says what it
  /// was trained on.
  ///
  /// @throws ModelFileException when the bundled file is missing or damaged
  public static LanguageDetector languageDetector() {
    try (InputStream in = LinearModels.class.getResourceAsStream(LANGUAGES)) {
      if (in == null) {
        throw new ModelFileException("bundled file " + LANGUAGES + " is missing");
      }
      return new LinearLanguageDetector(LinearTextClassifier.read(in, LANGUAGES));
    } catch (IOException e) {
      throw new ModelFileException("bundled file " + LANGUAGES + " cannot be read", e);
    }
  }
}
