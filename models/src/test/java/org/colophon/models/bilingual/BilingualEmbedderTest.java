package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.models.Embedder;
import org.colophon.models.EmbedderContract;
import org.colophon.models.Embedding;
import org.colophon.models.ModelFileException;
import org.colophon.models.Role;
import org.colophon.models.files.ModelFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An encoder that learned German from a small corpus.
@SuppressWarnings("NullAway.Init") // set up before the first test
class BilingualEmbedderTest implements EmbedderContract {
  @TempDir private static Path trained;
  private static Embedder shared;
  private static Embedder english;

  @BeforeAll
  static void train() throws IOException {
    new EmbedderTrainer(ModelFiles.bundled("minilm")).train("small", SmallCorpus.pairs(), trained);
    shared = Embedders.open(trained.toString());
    english = Embedders.open("minilm");
  }

  @AfterAll
  static void unload() {
    shared.close();
    english.close();
  }

  @Override
  public Embedder shared() {
    return shared;
  }

  @Override
  public Embedder open() {
    return Embedders.open(trained.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The dog sees the house.",
        "A short text about whales and the people who hunt them.",
        "Le chat est assis sur la table et regarde par la fenêtre.",
        "12345"
      })
  void whatIsNotGermanGetsTheVectorOfTheEnglishEncoder(String text) {
    assertEquals(english.embed(text, Role.PASSAGE), shared.embed(text, Role.PASSAGE));
  }

  @Test
  void aGermanTextLiesAtItsTranslation() {
    Embedding german = vector(shared, "Der Hund sieht das Haus und die Katze liebt den Garten.");
    Embedding same = vector(shared, "The dog sees the house and the cat loves the garden.");
    Embedding other = vector(shared, "The queen knows the book of the teacher in Berlin.");

    assertTrue(german.cosine(same) > german.cosine(other) + 0.1);
    assertTrue(
        german.cosine(same)
            > vector(english, "Der Hund sieht das Haus und die Katze liebt den Garten.")
                    .cosine(same)
                + 0.1);
  }

  @Test
  void oneIdentityStandsForAllParts(@TempDir Path other) throws IOException {
    copy(other);
    assertEquals(Embedders.id(trained.toString()), shared.model());
    assertEquals(shared.model(), Embedders.id(other.toString()));

    new EmbedderTrainer(ModelFiles.bundled("minilm"))
        .train("small", SmallCorpus.pairs().subList(0, 60), other);

    assertNotEquals(shared.model().digest(), Embedders.id(other.toString()).digest());
  }

  @Test
  void refusesADamagedGermanPart(@TempDir Path directory) throws IOException {
    copy(directory);
    Path file = directory.resolve("german.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertRefused(directory, "german.bin is");
  }

  @Test
  void refusesAGermanPartOfAnotherNetwork(@TempDir Path directory) throws IOException {
    copy(directory);
    Files.write(directory.resolve("model.onnx"), ModelFiles.bundled("bge-small").read("model"));

    assertRefused(directory, "german.bin was trained for another network than");
  }

  private static void assertRefused(Path directory, String message) {
    String actual =
        assertThrows(ModelFileException.class, () -> Embedders.open(directory.toString()))
            .toString();
    assertTrue(actual.contains(message), () -> actual);
  }

  private static void copy(Path to) throws IOException {
    for (String file :
        new String[] {"manifest.json", "model.onnx", "tokenizer.json", "german.bin"}) {
      Files.copy(trained.resolve(file), to.resolve(file));
    }
  }

  private static Embedding vector(Embedder embedder, String text) {
    return embedder.embed(text, Role.PASSAGE).vector();
  }
}
