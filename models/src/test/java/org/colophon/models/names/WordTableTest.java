package org.colophon.models.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.models.ModelFileException;
import org.junit.jupiter.api.Test;

class WordTableTest {
  private static final WordTable GERMAN = WordTable.of("de");
  private static final WordTable ENGLISH = WordTable.of("en");

  @Test
  void wordsOfOneKindAreInOneCluster() {
    assertEquals(feature("Moskau", "fine"), feature("Berlin", "fine"));
    assertNotEquals(feature("kochen", "fine"), feature("Berlin", "fine"));
    assertEquals(feature("Berlin", "fine"), feature("Berlins", "fine"));
    assertFalse(feature("Straße", "fine").isEmpty());
  }

  @Test
  void aWordOutsideTheVocabularyIsDescribedByItsParts() {
    assertEquals("?", feature("Quarzmuseum", "middle"));
    assertEquals(feature("Museum", "coarse"), feature("Quarzmuseum", "coarse head"));
    assertEquals(feature("Museum", "coarse"), feature("Quarz-Museum", "coarse head"));
    assertTrue(feature("Quarzmuseum", "fine").isEmpty());
  }

  @Test
  void tellsNamesFromNounsByHowTheirTranslationsAreWritten() {
    assertTrue(feature("Berlin", "Written").startsWith("N"));
    assertTrue(feature("Berlins", "Written").startsWith("N"));
    assertTrue(feature("Haus", "Written").startsWith("n"));
    assertEquals("tn", feature("Quarzhaus", "Written"));
    assertTrue(feature("geht", "Written").isEmpty());
  }

  @Test
  void tellsHowEnglishWordsAreUsuallyWritten() {
    assertTrue(byKind(ENGLISH, "london").getOrDefault("written", "").startsWith("3"));
    assertTrue(byKind(ENGLISH, "House").getOrDefault("Written", "").startsWith("0"));
    assertEquals(byKind(ENGLISH, "cafe").get("fine"), byKind(ENGLISH, "café").get("fine"));
  }

  @Test
  void knowsNamesOfPeopleAndTowns() {
    List<List<String>> found =
        GERMAN.lists().found(Sentences.of("Sabine in Bad Kissingen").tokens());

    assertTrue(found.get(0).contains("firstS"), found.toString());
    assertTrue(found.get(2).contains("townB"), found.toString());
    assertTrue(found.get(3).contains("townE"), found.toString());
  }

  @Test
  void thereIsNoneForOtherLanguages() {
    assertEquals(List.of(), WordTable.of("fr").facts("Paris").features());
  }

  @Test
  void saysNothingOfWordsThatAreNone() {
    assertEquals(List.of(), GERMAN.facts("").features());
    assertEquals(List.of(), GERMAN.facts("x".repeat(100)).features());
  }

  @Test
  void aFinderOfAnotherTableIsRefused() throws IOException {
    Labels labels = new Labels(List.of("PER"));
    WeightRows none = WeightRows.of(labels.count(), Map.of(), new double[0]);
    ChainModel chain = new ChainModel(labels, none, new double[labels.count() * labels.count()]);
    ChainNameFinder finder =
        NamesFile.finder("mine", "1", "de", chain, 0, NameLists.NONE, WordTable.of("fr"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    finder.write(file);

    ModelFileException refusal =
        assertThrows(
            ModelFileException.class,
            () -> NamesFile.read(new ByteArrayInputStream(file.toByteArray()), "mine.bin"));

    assertEquals(
        "the name finder mine was trained with another table of words; train it again",
        refusal.getMessage());
  }

  private static String feature(String word, String kind) {
    return byKind(GERMAN, word).getOrDefault(kind, "");
  }

  private static Map<String, String> byKind(WordTable table, String word) {
    Map<String, String> found = new TreeMap<>();
    for (WordTable.Feature feature : table.facts(word).features()) {
      String[] parts = feature.text().split("=", 2);
      found.put(parts[0], parts[1]);
    }
    return found;
  }
}
