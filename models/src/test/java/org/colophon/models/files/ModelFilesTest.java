package org.colophon.models.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.colophon.models.ModelFileException;
import org.colophon.models.Role;
import org.colophon.models.files.EncoderSettings.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFilesTest {
  private static final String MANIFEST =
      """
      {"name": "mine", "version": "7",
       "files": {"model": {"path": "model.onnx"}, "tokenizer": {"path": "tokenizer.json"}},
       "encoder": {"dim": 4, "maxTokens": 8, "pooling": "mean", "normalise": true,
                   "prefix": {"passage": "passage: ", "query": "query: "}}}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("org.colophon.models.files.ModelFiles#bundledNames")
  void verifiesEveryBundledModel(String name) {
    ModelFiles files = ModelFiles.find(name);

    assertEquals(files.id(), ModelFiles.bundled(name).id());
    assertEquals(64, files.id().digest().length());
  }

  @Test
  void pinsTheDigestsOfTheBundledEncoders() {
    assertEquals("a5f8861fbb3c", ModelFiles.bundled("minilm").id().shortDigest());
    assertEquals("5cb69115d617", ModelFiles.bundled("bge-small").id().shortDigest());
    assertEquals("36ed4d2031b5", ModelFiles.bundled("bilingual").id().shortDigest());
  }

  @Test
  void readsAnOperatorsDirectory() throws IOException {
    write(MANIFEST);
    ModelFiles files = ModelFiles.find(directory.toString());

    assertEquals("mine", files.id().name());
    assertEquals("7", files.id().version());
    assertEquals(4, files.encoder().dim());
    assertEquals(8, files.encoder().maxTokens());
    assertEquals(Pooling.MEAN, files.encoder().pooling());
    assertEquals("passage: ", files.encoder().prefix(Role.PASSAGE));
    assertEquals("query: ", files.encoder().prefix(Role.QUERY));
    assertEquals(Optional.of(directory.resolve("model.onnx")), files.path("model"));
    assertArrayEquals("model".getBytes(StandardCharsets.UTF_8), files.read("model"));
  }

  @Test
  void theDigestFollowsEverythingThatDecidesTheOutput() throws IOException {
    String digest = digest(MANIFEST);
    String hash = Sha256.of("model");

    assertEquals(
        digest,
        digest(
            MANIFEST
                .replace(" ", "  ")
                .replace("passage:  ", "passage: ")
                .replace("query:  ", "query: ")));
    assertEquals(
        digest,
        digest(MANIFEST.replace("\"model.onnx\"", "\"model.onnx\", \"sha256\": \"" + hash + "\"")));
    assertNotEquals(digest, digest(MANIFEST.replace("mean", "cls")));
    assertNotEquals(digest, digest(MANIFEST.replace("\"maxTokens\": 8", "\"maxTokens\": 9")));
    assertNotEquals(digest, digest(MANIFEST.replace("query: ", "question: ")));
    write(MANIFEST);
    Files.writeString(directory.resolve("tokenizer.json"), "another");
    assertNotEquals(digest, ModelFiles.directory(directory).id().digest());
  }

  @Test
  void namesADamagedFile() throws IOException {
    write(
        MANIFEST.replace(
            "\"model.onnx\"", "\"model.onnx\", \"sha256\": \"" + "0".repeat(64) + "\""));

    assertRefused("model.onnx is damaged");
  }

  @Test
  void namesAMissingFile() throws IOException {
    write(MANIFEST);
    Files.delete(directory.resolve("tokenizer.json"));
    assertRefused("tokenizer.json is missing");

    Files.delete(directory.resolve("manifest.json"));
    assertRefused("manifest.json is missing");
  }

  @Test
  void noticesAFileThatChangedSinceItWasOpened() throws IOException {
    write(MANIFEST);
    ModelFiles files = ModelFiles.directory(directory);
    Files.writeString(directory.resolve("model.onnx"), "swapped");

    assertTrue(
        assertThrows(ModelFileException.class, () -> files.read("model"))
            .toString()
            .contains("changed"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"mean\"|\"average\"|'pooling' is 'cls' or 'mean', got 'average'",
        "\"dim\": 4|\"dim\": 0|'dim' is at least 1",
        "\"dim\": 4|\"dim\": \"4\"|'dim' must be a whole number",
        "\"maxTokens\": 8|\"maxTokens\": 2|'maxTokens' is at least 3",
        "\"dim\": 4|\"dims\": 4|unknown field 'dims'",
        "\"normalise\": true|\"normalise\": false|'normalise' must be true",
        "\"query: \"|7|'prefix.query' must be a string",
        "\"name\": \"mine\"|\"name\": \" \"|'name' must be a string",
        "\"model.onnx\"|\"../model.onnx\"|without directories",
        "\"model.onnx\"|\"model.onnx\", \"sha256\": \"12\"|64 hex digits",
        "{\"name\"|[\"name\"|is not JSON",
      })
  void namesTheFieldThatIsWrong(String right, String wrong, String message) throws IOException {
    write(MANIFEST.replace(right, wrong));

    assertRefused(message);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[]|the manifest must be a JSON object",
        "{\"name\": \"m\", \"version\": \"1\"}|'files' must name at least one file",
        "{\"name\": \"m\", \"name\": \"n\"}|is not JSON: Duplicate field 'name'",
      })
  void refusesWhatIsNoManifest(String manifest, String message) throws IOException {
    write(manifest);

    assertRefused(message);
  }

  @Test
  void saysWhichModelsThereAre() {
    assertTrue(
        assertThrows(ModelFileException.class, () -> ModelFiles.find("nowhere/at-all"))
            .toString()
            .contains("minilm"));
    assertThrows(ModelFileException.class, () -> ModelFiles.bundled("large"));
  }

  @Test
  void saysWhatAModelHasNot() {
    ModelFiles files = ModelFiles.bundled("opennlp-langdetect");

    assertThrows(ModelFileException.class, files::encoder);
    assertThrows(ModelFileException.class, () -> files.read("tokenizer"));
    assertEquals(Optional.empty(), files.path("model"));
  }

  private String digest(String manifest) throws IOException {
    write(manifest);
    return ModelFiles.directory(directory).id().digest();
  }

  private void write(String manifest) throws IOException {
    Files.writeString(directory.resolve("manifest.json"), manifest);
    Files.writeString(directory.resolve("model.onnx"), "model");
    Files.writeString(directory.resolve("tokenizer.json"), "tokenizer");
  }

  private void assertRefused(String message) {
    String actual =
        assertThrows(ModelFileException.class, () -> ModelFiles.directory(directory)).toString();
    assertTrue(actual.contains(message), () -> actual);
  }
}
