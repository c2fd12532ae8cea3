package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.models.Embedder;
import org.colophon.models.EmbedderContract;
import org.colophon.models.Embedding;
import org.colophon.models.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set up before the first test
class BundledBilingualTest implements EmbedderContract {
  private static Embedder shared;
  private static Embedder english;

  @BeforeAll
  static void load() {
    shared = Embedders.open(Embedders.STANDARD);
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
    return Embedders.open(Embedders.STANDARD);
  }

  @Test
  void isOneModelWithOneIdentity() {
    assertEquals("minilm-de-en", shared.model().name());
    assertEquals(Embedders.id(Embedders.STANDARD), shared.model());
    assertEquals(english.dim(), shared.dim());
    assertEquals(english.maxTokens(), shared.maxTokens());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A detective in a small harbour town looks for the man who set fire to the old lighthouse.",
        "The council wanted to mow on Thursday.",
        "Gardening for beginners"
      })
  void englishTextsKeepTheirVectorsBitForBit(String text) {
    assertEquals(english.embed(text, Role.PASSAGE), shared.embed(text, Role.PASSAGE));
    assertEquals(english.embed(text, Role.QUERY), shared.embed(text, Role.QUERY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ein Kriminalroman, der an der Küste spielt.|A crime novel set on the coast.
          Schnelle Rezepte für den Feierabend|Quick recipes for the evening
          Die Handballerinnen verlieren das letzte Spiel der Saison.|The handball players lose the last match of the season.
          Ein Bilderbuch zum Vorlesen für Kinder ab drei Jahren|A picture book to read aloud to children from three
          """)
  void aGermanTextLiesNearerToItsTranslationThanToAnyOther(String german, String translation) {
    Embedding vector = vector(german);

    for (String other :
        new String[] {
          "A crime novel set on the coast.",
          "Quick recipes for the evening",
          "The handball players lose the last match of the season.",
          "A picture book to read aloud to children from three"
        }) {
      assertTrue(
          other.equals(translation)
              || vector.cosine(vector(translation)) > vector.cosine(vector(other)) + 0.2,
          other);
    }
  }

  @Test
  void germanTextsTakeFewerTokens() {
    String text = "Ein spannender Kriminalroman aus der Nachkriegszeit über verschwundene Kinder.";

    assertTrue(
        shared.embed(text, Role.PASSAGE).tokens().size()
            < english.embed(text, Role.PASSAGE).tokens().size() * 0.75);
  }

  private static Embedding vector(String text) {
    return shared.embed(text, Role.PASSAGE).vector();
  }
}
