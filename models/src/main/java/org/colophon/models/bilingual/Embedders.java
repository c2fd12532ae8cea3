package org.colophon.models.bilingual;

import java.io.ByteArrayInputStream;
import org.colophon.models.Embedder;
import org.colophon.models.LanguageDetector;
import org.colophon.models.ModelId;
import org.colophon.models.files.ModelFiles;
import org.colophon.models.files.Sha256;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.onnx.OnnxModels;

/// Opens text encoders: those of one language, and those with a German part.
public final class Embedders {
  /// The encoder that is used where nobody chose one.
  public static final String STANDARD = "bilingual";

  /// What a manifest calls the German part of an encoder.
  static final String GERMAN = "german";

  private Embedders() {}

  /// Opens a bundled text encoder by its short name (`bilingual`, `minilm`, `bge-small`), or the
  /// one in a directory. Each call computes on one thread; several may run side by side.
  ///
  /// @throws org.colophon.models.ModelFileException when there is no such model, or its files are
  ///   damaged or do not fit together
  public static Embedder open(String nameOrDirectory) {
    ModelFiles files = ModelFiles.find(nameOrDirectory);
    return files.has(GERMAN) ? bilingual(files) : OnnxModels.open(files);
  }

  /// The identity of an encoder, without loading it.
  ///
  /// @throws org.colophon.models.ModelFileException when there is no such model, or its files are
  ///   damaged
  public static ModelId id(String nameOrDirectory) {
    ModelFiles files = ModelFiles.find(nameOrDirectory);
    return files.has(GERMAN) ? id(files, LinearModels.languageDetector()) : files.id();
  }

  private static Embedder bilingual(ModelFiles files) {
    String where = files.describe(GERMAN);
    GermanPart part = GermanPart.read(new ByteArrayInputStream(files.read(GERMAN)), where);
    LanguageDetector detector = LinearModels.languageDetector();
    Embedder english = OnnxModels.open(files);
    try {
      Embedder german = OnnxModels.open(new GermanFiles(files, part, where));
      return new BilingualEmbedder(id(files, detector), english, german, detector);
    } catch (RuntimeException e) {
      english.close();
      throw e;
    }
  }

  /// Name and version of the files, and a digest over them and the detector that chooses between
  /// the languages.
  private static ModelId id(ModelFiles files, LanguageDetector detector) {
    ModelId all = files.id();
    return new ModelId(
        all.name(),
        all.version(),
        Sha256.of(all.digest() + "\nlanguages=" + detector.model().digest() + "\n"));
  }
}
