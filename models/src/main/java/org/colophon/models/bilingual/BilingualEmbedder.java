package org.colophon.models.bilingual;

import org.colophon.models.EmbeddedText;
import org.colophon.models.Embedder;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.Role;

/// An English and a German encoder that share one space: a text goes to the encoder of its
/// language, what is neither to the English one. Which one reads a text depends on the text alone,
/// so that a vector can be kept under the text's hash.
final class BilingualEmbedder implements Embedder {
  private static final String GERMAN = "de";

  /// The start of a text tells its language.
  private static final int READ = 400;

  private final ModelId model;
  private final Embedder english;
  private final Embedder german;
  private final LanguageDetector detector;

  /// @param model identity of all parts together
  /// @param english closed with this
  /// @param german closed with this
  BilingualEmbedder(ModelId model, Embedder english, Embedder german, LanguageDetector detector) {
    this.model = model;
    this.english = english;
    this.german = german;
    this.detector = detector;
  }

  @Override
  public ModelId model() {
    return model;
  }

  @Override
  public int dim() {
    return english.dim();
  }

  @Override
  public int maxTokens() {
    return english.maxTokens();
  }

  @Override
  public EmbeddedText embed(String text, Role role) {
    String start = text.length() <= READ ? text : text.substring(0, READ);
    boolean isGerman = detector.detect(start).code().equals(GERMAN);
    return (isGerman ? german : english).embed(text, role);
  }

  @Override
  public void close() {
    try (german) {
      english.close();
    }
  }
}
