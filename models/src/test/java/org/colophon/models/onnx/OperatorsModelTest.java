package org.colophon.models.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.models.Embedder;
import org.colophon.models.ModelFileException;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.files.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A directory of an operator's, made of the bundled model's files.
class OperatorsModelTest {
  private static final String MANIFEST =
      """
      {"name": "copy", "version": "1",
       "files": {"model": {"path": "model.onnx"}, "tokenizer": {"path": "tokenizer.json"}},
       "encoder": {"dim": 384, "maxTokens": 256, "pooling": "mean", "normalise": true}}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void copy() throws IOException {
    ModelFiles bundled = ModelFiles.bundled("minilm");
    Files.writeString(directory.resolve("manifest.json"), MANIFEST);
    Files.write(directory.resolve("model.onnx"), bundled.read("model"));
    Files.write(directory.resolve("tokenizer.json"), bundled.read("tokenizer"));
  }

  @Test
  void embedsLikeTheBundledModelOnAnyNumberOfThreads() {
    try (Embedder bundled = Embedders.open("minilm");
        Embedder copy = OnnxModels.open(ModelFiles.directory(directory), 2)) {
      String text = "The whale swims in the deep ocean.";

      assertEquals(
          1,
          bundled
              .embed(text, Role.PASSAGE)
              .vector()
              .cosine(copy.embed(text, Role.PASSAGE).vector()),
          1e-5);
      assertNotEquals(bundled.model().digest(), copy.model().digest());
    }
  }

  @Test
  void needsAThread() {
    ModelFiles files = ModelFiles.directory(directory);

    assertThrows(IllegalArgumentException.class, () -> OnnxModels.open(files, 0));
  }

  @Test
  void refusesAnotherDimensionThanPromised() throws IOException {
    Files.writeString(directory.resolve("manifest.json"), MANIFEST.replace("384", "768"));

    assertRefused("dimension 768");
  }

  @Test
  void refusesWhatIsNoTokenizer() throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), "{}");

    assertRefused("tokenizer.json is not a tokenizer");
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    Files.writeString(directory.resolve("model.onnx"), "no model");

    assertRefused("model.onnx is not an ONNX model");
  }

  @Test
  void refusesAModelThatEmbedsNoText() {
    ModelFiles files = ModelFiles.bundled("opennlp-langdetect");

    assertThrows(ModelFileException.class, () -> OnnxModels.open(files));
  }

  private void assertRefused(String message) {
    String actual =
        assertThrows(ModelFileException.class, () -> Embedders.open(directory.toString()))
            .toString();
    assertTrue(actual.contains(message), () -> actual);
  }
}
