package org.colophon.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void everyMediaTopicHasLabelsInBothLanguagesAndADefinition() {
    Vocabulary topics = VocabularyReader.mediaTopics();
    Set<String> german = new HashSet<>();

    assertEquals(1_160, topics.concepts().size());
    for (Vocabulary.Concept topic : topics.concepts()) {
      assertTrue(topic.labels().containsKey("en"), topic.code());
      assertTrue(topic.notes().containsKey("en"), topic.code());
      assertTrue(german.add(topic.labels().get("de")), topic.code());
      assertTrue(topic.code().matches("(0[1-9]|1[0-7])000000|20\\d{6}"), topic.code());
      assertFalse(topic.parent() == null && topic.code().startsWith("2"), topic.code());
    }
  }

  @Test
  void everyBookSubjectIsCompleteInBothLanguages() {
    Vocabulary books = VocabularyReader.books();

    assertTrue(books.isSelection());
    for (Vocabulary.Concept subject : books.concepts()) {
      for (String language : List.of("de", "en")) {
        assertTrue(subject.labels().containsKey(language), subject.code());
        assertTrue(subject.notes().containsKey(language), subject.code());
      }
      String parent = subject.parent();
      assertTrue(parent == null || subject.code().startsWith(parent), subject.code());
    }
    assertEquals(Optional.of(true), books.fiction("FFP"));
    assertEquals(Optional.of(false), books.fiction("WBVS"));
    assertEquals(Optional.empty(), books.fiction("DC"));
  }

  @Test
  void aFileOfAnotherFormIsRefusedByName() {
    VocabularyException thrown =
        assertThrows(VocabularyException.class, () -> VocabularyReader.own(stream("scheme: s")));

    assertEquals("the vocabulary has no field 'concepts'", thrown.getMessage());
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
      for (Vocabulary.Concept subject : VocabularyReader.books().concepts()) {
        assertTrue(read.find(subject.code()).isPresent(), subject.code());
      }
      assertEquals(1_163, VocabularyReader.mediaTopics(topics, "en", "2026").concepts().size());
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsATable(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("own.csv");
    Files.writeString(
        file,
        """
        # scheme=house version=7
        code;parent;label.de;label.en;synonyms.de;note.de;replaced_by;fiction
        a;;Reisen;Travel;Urlaub | Ferien;"Wege; und ""Umwege"".";;false
        b;a;Küste;;;;;
        c;;Alt;;;;a;
        """);

    Vocabulary read = VocabularyReader.open(file);

    assertEquals("house", read.scheme());
    assertEquals("7", read.version());
    assertEquals(
        new Vocabulary.Concept(
            "a",
            Map.of("de", "Reisen", "en", "Travel"),
            Map.of("de", List.of("Urlaub", "Ferien", "Alt")),
            Map.of("de", "Wege; und \"Umwege\"."),
            null,
            null),
        read.find("a").orElseThrow());
    assertEquals("a", read.find("b").orElseThrow().parent());
    assertEquals("a", read.find("c").orElseThrow().replacedBy());
    assertEquals(Optional.of(false), read.fiction("b"));
    assertEquals(List.of("b"), read.below("a").stream().map(c -> c.code()).toList());
  }

  @Test
  void saysWhichLineOfATableIsBroken(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("own.csv");
    Files.writeString(file, "code,label.en\na,One\nb\n");
    VocabularyException thrown =
        assertThrows(VocabularyException.class, () -> VocabularyReader.open(file));
    assertTrue(
        String.valueOf(thrown.getMessage()).endsWith("own.csv: line 3 has 1 values, the heading 2"),
        thrown.getMessage());
  }

  @Test
  void readsSkos(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("house.rdf");
    Files.writeString(
        file,
        """
        <?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xmlns:skos="http://www.w3.org/2004/02/skos/core#"
            xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:dct="http://purl.org/dc/terms/">
          <skos:ConceptScheme rdf:about="http://x.example/house">
            <owl:versionInfo>2026-1</owl:versionInfo>
          </skos:ConceptScheme>
          <skos:Concept rdf:about="http://x.example/house/10">
            <skos:notation>A1</skos:notation>
            <skos:prefLabel xml:lang="de">Küste</skos:prefLabel>
            <skos:prefLabel xml:lang="en-GB">Coast</skos:prefLabel>
            <skos:altLabel xml:lang="de">Strand</skos:altLabel>
            <skos:altLabel xml:lang="de">Ufer</skos:altLabel>
            <skos:scopeNote xml:lang="de">Alles am Meer.</skos:scopeNote>
            <skos:broader rdf:resource="http://x.example/house/1"/>
          </skos:Concept>
          <skos:Concept rdf:about="http://x.example/house/1">
            <skos:prefLabel xml:lang="de">Natur</skos:prefLabel>
          </skos:Concept>
          <skos:Concept rdf:about="http://x.example/house/0">
            <skos:prefLabel xml:lang="de">Meer</skos:prefLabel>
            <dct:isReplacedBy rdf:resource="http://x.example/house/10"/>
          </skos:Concept>
        </rdf:RDF>
        """);

    Vocabulary read = VocabularyReader.open(file);

    assertEquals("house", read.scheme());
    assertEquals("2026-1", read.version());
    assertEquals(
        new Vocabulary.Concept(
            "A1",
            Map.of("de", "Küste", "en", "Coast"),
            Map.of("de", List.of("Strand", "Ufer", "Meer")),
            Map.of("de", "Alles am Meer."),
            "1",
            null),
        read.find("A1").orElseThrow());
    assertEquals("A1", read.find("0").orElseThrow().replacedBy());
  }

  @Test
  void readsNothingThatASkosFileOnlyPointsTo(@TempDir Path directory) throws IOException {
    Path secret = directory.resolve("secret.txt");
    Files.writeString(secret, "secret");
    Path file = directory.resolve("house.xml");
    Files.writeString(
        file,
        "<!DOCTYPE r [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\">]><r xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"><skos:Concept>"
            + "<skos:prefLabel>&s;</skos:prefLabel></skos:Concept></r>");
    VocabularyException thrown =
        assertThrows(VocabularyException.class, () -> VocabularyReader.open(file));
    assertTrue(String.valueOf(thrown.getMessage()).contains("house.xml"), thrown.getMessage());
  }

  @Test
  void themaKnowsItsFiction() {
    Vocabulary thema =
        VocabularyReader.thema(
            stream(
                """
                {"CodeList": {"IssueNumber": "1.6", "ThemaCodes": {"Code": [
                  {"CodeValue": "F", "CodeDescription": "Belletristik"},
                  {"CodeValue": "FF", "CodeDescription": "Krimi", "CodeParent": "F"},
                  {"CodeValue": "W", "CodeDescription": "Hobby"},
                  {"CodeValue": "Y", "CodeDescription": "Kinder"}]}}}
                """),
            "de");
    assertEquals(Optional.of(true), thema.fiction("FF"));
    assertEquals(Optional.of(false), thema.fiction("W"));
    assertEquals(Optional.empty(), thema.fiction("Y"));
  }
}
