package org.colophon.models.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.models.ModelFileException;
import org.colophon.models.names.LabelledSentence.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameTrainerTest {
  private static final List<String> PEOPLE = List.of("Anna", "Otto", "Jorinde", "Karl", "Hanne");
  private static final List<String> TOWNS =
      List.of("Neuburg", "Altburg", "Seeburg", "Waldburg", "Limburg");

  @Test
  void findsNamesThatItNeverSawByTheWordsAroundAndTheLettersInside() {
    EntityFinder finder = trainer(1, NameLists.ofPlaces()).train(sentences());
    AnalyzedText text = Sentences.analyzed("gestern fuhr Ruprecht nach Hamburg .");

    List<Entity> found = finder.find(text);

    assertEquals(
        List.of("Ruprecht PER", "Hamburg LOC"),
        found.stream().map(e -> e.span().in(text.text()) + " " + e.type()).toList());
    assertEquals(List.of("LOC", "PER"), finder.types());
    assertTrue(found.stream().allMatch(e -> e.confidence() > 0.5), found.toString());
  }

  @Test
  void theSameSentencesAndSeedGiveTheSameBytes() throws IOException {
    byte[] first = bytes(trainer(1, NameLists.ofPlaces()).train(sentences()));

    assertArrayEquals(first, bytes(trainer(1, NameLists.ofPlaces()).train(sentences())));
    assertNotEquals(
        digest(trainer(1, NameLists.ofPlaces())), digest(trainer(2, NameLists.ofPlaces())));
  }

  @Test
  void aFinderThatWasWrittenFindsTheSame(@TempDir Path directory) throws IOException {
    ChainNameFinder trained = trainer(1, NameLists.ofPlaces()).train(sentences());
    Path file = Files.write(directory.resolve("names-de.bin"), bytes(trained));
    AnalyzedText text = Sentences.analyzed("gestern fuhr Anna nach Limburg .");

    EntityFinder read = NameModels.open(file);

    assertEquals(trained.model(), read.model());
    assertEquals("de", read.language());
    assertEquals(trained.find(text), read.find(text));
    assertEquals(2, read.find(text).size());
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] bytes = bytes(trainer(1, NameLists.ofPlaces()).train(sentences()));
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length / 2);
    byte[] other = "no model".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    for (byte[] damaged : List.of(cut, other)) {
      ModelFileException refusal =
          assertThrows(
              ModelFileException.class,
              () -> NamesFile.read(new ByteArrayInputStream(damaged), "names.bin"));
      assertEquals("names.bin is not a name finder, or is cut short", refusal.getMessage());
    }
  }

  @Test
  void sentencesWithoutNamesTeachNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer(1, NameLists.ofPlaces()).train(List.of(Sentences.of("nichts hier"))));
  }

  @Test
  void listsSayWhereInAPhraseATokenStands() {
    NameLists lists =
        NameLists.ofPlaces().with(Map.of("series", List.of("Die drei ???", "St. Pauli")));

    assertEquals(
        List.of(List.of(), List.of("seriesB"), List.of("seriesI"), List.of("seriesE"), List.of()),
        lists.found(Sentences.of("in St . Pauli heute").tokens()));
    assertEquals(
        List.of(List.of("countryS"), List.of(), List.of("cityB"), List.of("cityE")),
        lists.found(Sentences.of("Japan und New York").tokens()));
    assertEquals(List.of(List.of()), lists.found(Sentences.of("japan").tokens()));
  }

  private static NameTrainer trainer(long seed, NameLists lists) {
    return new NameTrainer("test", "1", "de", lists, seed);
  }

  private static List<LabelledSentence> sentences() {
    List<LabelledSentence> sentences = new ArrayList<>();
    for (String person : PEOPLE) {
      for (String town : TOWNS) {
        sentences.add(
            Sentences.of(
                "gestern fuhr " + person + " nach " + town + " .",
                new Name(2, 3, "PER"),
                new Name(4, 5, "LOC")));
        sentences.add(Sentences.of("Das Buch liegt auf dem Tisch ."));
        sentences.add(Sentences.of("in " + town + " regnet es", new Name(1, 2, "LOC")));
      }
    }
    return sentences;
  }

  private static String digest(NameTrainer trainer) {
    return trainer.train(sentences()).model().digest();
  }

  private static byte[] bytes(ChainNameFinder finder) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    finder.write(out);
    return out.toByteArray();
  }
}
