package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.models.Embedder;
import org.colophon.models.ModelId;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.service.learning.TrainedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainSubjectsCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @Test
  void writesAModelAndItsCardFromALabelledFile() throws IOException {
    int code = run("--from", labelled(12).toString(), "--json");

    assertEquals(Exit.OK, code, err::toString);
    Path file = TrainedModels.subjects(folder.resolve("data"), "topics");
    try (InputStream in = Files.newInputStream(file)) {
      SubjectClassifier classifier = SubjectClassifier.read(in, "file");
      assertEquals(List.of("crime", "gardening"), classifier.labels());
      assertTrue(out.toString().contains("\"digest\":\"" + classifier.model().digest() + "\""));
    }
    String card = Files.readString(file.resolveSibling("subjects-topics.json"));
    assertTrue(card.contains("\"texts\" : 24") && card.contains("2026-11-22T09:00:00Z"), card);
  }

  @Test
  void learnsFromTheCatalogueWhenNoFileIsNamed() throws IOException {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      items.append(
          ("{\"schema\":\"colophon-item/1\",\"id\":\"i%d\",\"content_type\":\"news\",\"title\":\"T%d\","
                  + "\"text\":\"%s\",\"subjects\":[{\"scheme\":\"topics\",\"code\":\"%s\"}],"
                  + "\"lifecycle\":{\"state\":\"published\"}}\n")
              .formatted(
                  i,
                  i,
                  i % 2 == 0 ? "Der Kommissar sucht." : "Rosen im Garten.",
                  i % 2 == 0 ? "crime" : "gardening"));
    }
    Path file = Files.writeString(folder.resolve("items.jsonl"), items);
    String data = folder.resolve("data").toString();
    assertEquals(
        Exit.OK,
        line("import", file.toString(), "--source", "cms", "--imprint", "b", "--data", data),
        () -> out + "\n" + err);

    assertEquals(Exit.OK, run(), err::toString);
    assertTrue(out.toString().contains("learned 2 subjects from 24 texts"), out::toString);
  }

  @Test
  void refusesWhatAMachineMadeAndWhatIsTooLittle() throws IOException {
    Path machine =
        Files.writeString(
            folder.resolve("m.jsonl"),
            Files.readString(labelled(12))
                + "{\"text\":\"x\",\"subjects\":[\"crime\"],\"origin\":\"machine\"}\n");
    assertEquals(Exit.USAGE, run("--from", machine.toString()));
    assertTrue(err.toString().contains("line 25: a machine made these"), err::toString);
    Path broken = Files.writeString(folder.resolve("b.jsonl"), "{\"text\":\"x\"}\n");
    assertEquals(Exit.USAGE, run("--from", broken.toString()));
    assertEquals(Exit.USAGE, run("--from", Files.writeString(broken, "{\n").toString()));

    assertEquals(Exit.FAILED, run("--from", labelled(2).toString()));
    assertTrue(err.toString().contains("at least 20"), err::toString);
    assertFalse(Files.exists(folder.resolve("data/models")));
  }

  @Test
  void learnsAListOfTheDataDirectoryAndSetsItsThreshold() throws IOException {
    Path lists = Files.createDirectories(folder.resolve("data/vocabularies"));
    Files.writeString(
        lists.resolve("house.csv"),
        "# scheme=house version=1\ncode,label.de\ncrime,Krimi\ngardening,Garten\n");

    assertEquals(
        Exit.OK,
        run("--vocabulary", "house", "--precision", "0.9", "--from", labelled(12).toString()),
        err::toString);

    assertTrue(out.toString().contains("proposed from a probability of"), out::toString);
    Path model = TrainedModels.subjects(folder.resolve("data"), "house");
    String card = Files.readString(model.resolveSibling("subjects-house.json"));
    assertTrue(card.contains("\"promised\" : 0.9"), card);
    assertEquals(Exit.USAGE, run("--vocabulary", "nobodys", "--from", labelled(12).toString()));
    assertTrue(
        err.toString().contains("known are [topics, mediatopics, thema, house]"), err::toString);
  }

  @Test
  void learnsWithVectorsForTheModelThatMakesThemUntilItLearnsWithout() throws IOException {
    Path data = folder.resolve("data");
    assertEquals(
        Exit.OK, run("--from", labelled(12).toString(), "--model", "minilm"), err::toString);
    ModelId minilm = embedder("minilm");
    Path reading = TrainedModels.subjects(data, "topics", minilm);
    try (InputStream in = Files.newInputStream(reading)) {
      assertTrue(SubjectClassifier.read(in, "file").readsVectors());
    }
    String card = Files.readString(reading.resolveSibling("subjects-topics.json"));
    assertTrue(card.contains(minilm.digest()), card);
    assertFalse(Files.exists(TrainedModels.subjects(data, "topics")));

    assertEquals(Exit.OK, run("--from", labelled(12).toString()), err::toString);
    assertFalse(Files.exists(reading));
    assertFalse(Files.exists(reading.resolveSibling("subjects-topics.json")));
    assertTrue(Files.exists(TrainedModels.subjects(data, "topics")));
  }

  private static ModelId embedder(String model) {
    try (Embedder embedder = Embedders.open(model)) {
      return embedder.model();
    }
  }

  private Path labelled(int each) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < each; i++) {
      lines
          .append(
              "{\"title\":\"Fall %d\",\"text\":\"Der Kommissar sucht den Mörder.\",\"subjects\":[\"crime\"]}\n"
                  .formatted(i))
          .append(
              "{\"title\":\"Beet %d\",\"text\":\"Rosen und Tulpen im Garten.\",\"subjects\":[\"gardening\"]}\n"
                  .formatted(i));
    }
    return Files.writeString(folder.resolve("labelled.jsonl"), lines);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "train";
    all[1] = "subjects";
    all[2] = "--data";
    all[3] = folder.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return line(all);
  }

  private int line(String... arguments) {
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
