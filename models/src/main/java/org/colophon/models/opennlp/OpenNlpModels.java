package org.colophon.models.opennlp;

import java.util.List;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.files.ModelFiles;

/// A factory for the bundled OpenNLP models.
public final class OpenNlpModels {
  private static final List<String> LANGUAGES = List.of("de", "en");

  private OpenNlpModels() {}

  /// ISO 639-1 codes of the languages that [#analyzer(String)] takes.
  public static List<String> languages() {
    return LANGUAGES;
  }

  /// Sentences, tokens, Universal Dependencies tags and lemmas of one language.
  ///
  /// @param language one of [#languages()]
  /// @throws IllegalArgumentException for another language
  /// @throws org.colophon.models.ModelFileException when the model files are missing or damaged
  public static LinguisticAnalyzer analyzer(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "there are analyzers for " + LANGUAGES + ", not for '" + language + "'");
    }
    return new OpenNlpAnalyzer(language, AnalyzerModels.load(files(language)));
  }

  /// OpenNLP's detector of 103 languages.
  ///
  /// @throws org.colophon.models.ModelFileException when the model file is missing or damaged
  public static LanguageDetector languageDetector() {
    return OpenNlpLanguageDetector.open(ModelFiles.bundled("opennlp-langdetect"));
  }

  private static ModelFiles files(String language) {
    return ModelFiles.bundled("opennlp-" + language);
  }
}
