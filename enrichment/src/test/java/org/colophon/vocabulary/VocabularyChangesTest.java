package org.colophon.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Vocabularies whose versions differ, and vocabularies that are not sound.
class VocabularyChangesTest {
  private static final String FIRST =
      """
      # scheme=haus version=1
      code;parent;replaced_by;label.de;synonyms.de
      g1;;;"Garten &amp; Balkon";Gartenbau
      g2;;;Deichbau;Deichschutz
      g3;;;Küstenschutz;
      g4;;;Hochwasserschutz;Deiche
      g5;;;Haustiere;
      g6;;;Pferde;
      g7;;;Rock 'n' Roll;
      g8;;;1. FC Nordstadt;
      """;
  private static final String SECOND =
      """
      # scheme=haus version=2
      code;parent;replaced_by;label.de;synonyms.de
      g1;;;Garten und Balkon;Gartenbau
      g2;;g3;Deichbau;Deichschutz
      g3;;g4;Küstenschutz;
      g4;;;Hochwasserschutz;Deiche
      g5;;g9|g10;Haustiere;
      g7;;;Rock 'n' Roll;
      g8;;;1. FC Nordstadt;
      g9;;;Hunde;
      g10;;;Katzen;
      """;

  @TempDir private Path folder = Path.of(".");

  private Vocabulary read(String name, String text) throws IOException {
    return VocabularyReader.open(Files.writeString(folder.resolve(name), text));
  }

  @Test
  void aNewVersionIsCompared() throws IOException {
    assertEquals(
        new VocabularyChange(
            List.of("g9", "g10"),
            List.of("g2", "g3"),
            List.of("g5"),
            List.of("g6"),
            List.of("g1"),
            List.of()),
        VocabularyChange.between(read("a.csv", FIRST), read("b.csv", SECOND)));
  }

  @Test
  void oldLabelsLeadToTheEndOfTheChain() throws IOException {
    Vocabulary second = read("b.csv", SECOND);
    assertEquals("g4", second.inUse("g2").orElseThrow().code());
    assertEquals(Optional.empty(), second.inUse("g5"), "nobody knows to which part");
    assertEquals(Optional.empty(), second.inUse("g6"));
    assertEquals(
        List.of("Deiche", "Deichbau", "Deichschutz", "Küstenschutz"),
        second.find("g4").orElseThrow().synonyms().get("de"));
    LabelIndex labels = new LabelIndex(second, "de");
    assertTrue(
        labels.find("Der Deichbau an der Oste").stream()
            .anyMatch(hit -> second.concepts().get(hit.concept()).code().equals("g4")));
  }

  @ParameterizedTest
  @CsvSource({
    "'Tipps für Garten & Balkon im März', g1",
    "'Ein Abend mit Rock ''n'' Roll', g7",
    "'Der 1. FC Nordstadt steigt auf', g8"
  })
  void labelsAreFoundWordForWord(String text, String code) throws IOException {
    Vocabulary first = read("a.csv", FIRST);
    assertTrue(
        new LabelIndex(first, "de")
            .find(text).stream()
                .anyMatch(hit -> first.concepts().get(hit.concept()).code().equals(code)),
        text);
  }

  @Test
  void whatPeopleAcceptedIsCheckedAgainstTheNewVersion() throws IOException {
    Vocabulary second = read("b.csv", SECOND);
    List<Subject> accepted =
        List.of(
            new Subject("haus", "g1"),
            new Subject("haus", "g2"),
            new Subject("haus", "g5"),
            new Subject("haus", "g6"),
            new Subject("thema", "XX"));
    assertEquals(
        List.of(
            new SubjectCheck.Problem(SubjectCheck.Kind.REPLACED, "g2", "g4"),
            new SubjectCheck.Problem(SubjectCheck.Kind.REPLACED, "g5", "g9|g10"),
            new SubjectCheck.Problem(SubjectCheck.Kind.UNKNOWN, "g6", "")),
        SubjectCheck.outdated(accepted, second));
    KnownSubjects known = new KnownSubjects(List.of(second));
    assertEquals("g4", known.successor("haus", "g2").orElseThrow().code());
    assertEquals(Optional.empty(), known.successor("haus", "g1"));
  }

  @Test
  void aSplitCodeStaysAbovePartsForHolds() throws IOException {
    VocabularyHierarchy hierarchy = new VocabularyHierarchy(List.of(read("b.csv", SECOND)));
    assertTrue(hierarchy.includes(new Subject("haus", "g9"), new Subject("haus", "g5")));
    assertTrue(hierarchy.includes(new Subject("haus", "g10"), new Subject("haus", "g5")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m1;;m9;Moor | line 3: 'm1' is replaced by 'm9', which is not in the list",
        "m1;m9;;Moor | line 3: 'm1' has the parent 'm9', which is not in the list",
        "m1;m1;;Moor | line 3: 'm1' stands above itself",
        "m1;;m1;Moor | line 3: 'm1' is replaced by itself in the end",
        "m1;;;Moor~m2;;;moor | line 4: 'm2' has the label 'moor', which 'm1' has too",
        "m1;;m2;Moor~m2;;m1;Sumpf | line 3: 'm1' is replaced by itself in the end; line 4",
        "m1;m2;;Moor~m2;m1;;Sumpf | line 3: 'm1' stands above itself; line 4",
        "m1;;;Moor~m1;;;Sumpf | line 4: the code 'm1' stands in line 3",
        "m1;;Moor | line 3 has 3 values, the heading 4"
      })
  void aListThatIsNotSoundIsRefusedWithItsLine(String rows, String message) {
    String text =
        "# scheme=moor version=1\ncode;parent;replaced_by;label.de\n"
            + rows.replace('~', '\n')
            + "\n";
    VocabularyException thrown =
        assertThrows(VocabularyException.class, () -> read("moor.csv", text));
    assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown.getMessage());
  }

  @Test
  void readsThemaXmlAsPublished() throws IOException {
    Vocabulary thema =
        read(
            "thema_de.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <CodeList><CodeListNumber>214</CodeListNumber><IssueNumber>1.6</IssueNumber><ThemaCodes>
              <Code><CodeValue>F</CodeValue><CodeDescription>Belletristik &amp; mehr</CodeDescription>
                <CodeNotes/><CodeParent/><IssueNumber>1</IssueNumber><Modified/></Code>
              <Code><CodeValue>FF</CodeValue><CodeDescription>Krimi</CodeDescription>
                <CodeNotes>Für Verbrechen.</CodeNotes><CodeParent>F</CodeParent>
                <IssueNumber>1.2</IssueNumber><Modified/></Code>
            </ThemaCodes></CodeList>
            """);
    assertEquals("1.6", thema.version());
    assertEquals("Belletristik & mehr", thema.find("F").orElseThrow().labels().get("de"));
    assertEquals("F", thema.find("FF").orElseThrow().parent());
    assertEquals("Für Verbrechen.", thema.find("FF").orElseThrow().notes().get("de"));
    assertEquals(Optional.of(true), thema.fiction("FF"));
  }

  @Test
  void readsMediaTopicsJsonAsPublished() throws IOException {
    Vocabulary topics =
        read(
            "cptall-mediatopic.json",
            """
            {"uri":"http://cv.iptc.org/newscodes/mediatopic/","dateReleased":"2026-07-02","conceptSet":[
              {"uri":"http://cv.iptc.org/newscodes/mediatopic/20000002","qcode":"medtop:20000002",
               "prefLabel":{"en-GB":"arts &amp; entertainment","de":"Kunst und Unterhaltung"},
               "definition":{"en-GB":"All forms of arts"},
               "broader":["http://cv.iptc.org/newscodes/mediatopic/01000000"]},
              {"uri":"http://cv.iptc.org/newscodes/mediatopic/01000000","qcode":"medtop:01000000",
               "prefLabel":{"en-GB":"culture"}},
              {"qcode":"medtop:20000003","retired":"2025-10-01","prefLabel":{"en-GB":"fairy tales"},
               "note":{"en-GB":"Retired. Use medtop:20000002 instead"}},
              {"qcode":"medtop:20000004","retired":"2025-10-01","prefLabel":{"en-GB":"heraldry"}}]}
            """);
    assertEquals("mediatopics", topics.scheme());
    assertEquals("2026-07-02", topics.version());
    assertEquals("arts & entertainment", topics.find("20000002").orElseThrow().label("en"));
    assertEquals("01000000", topics.find("20000002").orElseThrow().parent());
    assertEquals("20000002", topics.inUse("20000003").orElseThrow().code());
    assertEquals(Optional.empty(), topics.find("20000004"));
  }

  @Test
  void readsSkosWithRetiredAndSplitConcepts() throws IOException {
    Vocabulary house =
        read(
            "haus.rdf",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:owl="http://www.w3.org/2002/07/owl#"
                xmlns:dct="http://purl.org/dc/terms/">
              <skos:Concept rdf:about="http://x.example/1"><skos:prefLabel xml:lang="de">Tiere</skos:prefLabel>
                <dct:isReplacedBy rdf:resource="http://x.example/2"/>
                <dct:isReplacedBy rdf:resource="http://x.example/3"/></skos:Concept>
              <skos:Concept rdf:about="http://x.example/2"><skos:prefLabel xml:lang="de">Hunde</skos:prefLabel></skos:Concept>
              <skos:Concept rdf:about="http://x.example/3"><skos:prefLabel xml:lang="de">Katzen</skos:prefLabel></skos:Concept>
              <skos:Concept rdf:about="http://x.example/4"><owl:deprecated>true</owl:deprecated>
                <skos:prefLabel xml:lang="de">Drachen</skos:prefLabel></skos:Concept>
            </rdf:RDF>
            """);
    assertEquals(List.of("2", "3"), house.find("1").orElseThrow().successors());
    assertEquals(Optional.empty(), house.find("4"));
  }
}
