package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyReaderTest {
  @Test
  void readsOurOwnForm() {
    Vocabulary read =
        VocabularyReader.own(
            stream(
                """
                scheme: s
                version: "3"
                concepts:
                  - {code: a, label: {de: Eins, en: One}, synonyms: {en: [first]}, note: {de: N.}}
                  - {code: b, label: {de: Zwei}, parent: a, replaced_by: a}
                """));

    assertEquals("s", read.scheme());
    assertEquals("3", read.version());
    assertEquals(
        new Vocabulary.Concept(
            "a",
            Map.of("de", "Eins", "en", "One"),
            Map.of("en", List.of("first")),
            Map.of("de", "N."),
            null,
            null),
        read.find("a").orElseThrow());
    assertEquals("a", read.find("b").orElseThrow().replacedBy());
    assertEquals(List.of("a"), read.ancestors("b").stream().map(c -> c.code()).toList());
  }

  @Test
  void everyBundledTopicIsCompleteInBothLanguages() {
    for (Vocabulary.Concept topic : VocabularyReader.topics().concepts()) {
      for (String language : List.of("de", "en")) {
        assertTrue(topic.labels().containsKey(language), topic.code());
        assertTrue(topic.notes().containsKey(language), topic.code());
        assertTrue(topic.synonyms().containsKey(language), topic.code());
      }
    }
  }

  @Test
  void aFileOfAnotherFormIsRefusedByName() {
    VocabularyException thrown =
        assertThrows(VocabularyException.class, () -> VocabularyReader.own(stream("scheme: s")));

    assertEquals("the vocabulary lacks the field 'concepts'", thrown.getMessage());
    assertThrows(VocabularyException.class, () -> VocabularyReader.own(stream("[")));
    assertThrows(
        VocabularyException.class, () -> VocabularyReader.mediaTopics(stream("a b"), "en", "1"));
  }

  @Test
  void aCodeStandsOnce() {
    Vocabulary.Concept twice =
        new Vocabulary.Concept("a", Map.of("en", "A"), Map.of(), Map.of(), null, null);

    assertThrows(
        IllegalArgumentException.class, () -> new Vocabulary("s", "1", List.of(twice, twice)));
  }

  @Test
  void readsThemaAndMediaTopics() throws IOException {
    Path folder =
        Path.of(System.getProperty("colophon.root"), "..", "shared", "data", "vocabularies");
    assumeTrue(Files.isDirectory(folder), "the folder with the public vocabularies is not here");
    try (InputStream thema = Files.newInputStream(folder.resolve("thema-en.json"));
        InputStream topics = Files.newInputStream(folder.resolve("iptc-mediatopics-en.tsv"))) {
      Vocabulary read = VocabularyReader.thema(thema, "en");
      assertEquals(9_187, read.concepts().size());
      assertEquals("1.6", read.version());
      assertEquals("A", read.find("AB").orElseThrow().parent());
      assertEquals(1_163, VocabularyReader.mediaTopics(topics, "en", "2026").concepts().size());
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
