package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.colophon.models.AnalyzedText;
import org.colophon.models.Embedder;
import org.colophon.models.EntityFinder;
import org.colophon.models.bilingual.Embedders;
import org.colophon.models.names.NameModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @Test
  void trainsAFinderThatFindsWhatItWasShown() throws IOException {
    Path set = Files.writeString(folder.resolve("set.conll"), sentences(false));
    Path names = Files.writeString(folder.resolve("towns.txt"), "Quedlinburg\n");
    Path target = folder.resolve("model");

    int code =
        run(
            "train",
            "entities",
            "--language",
            "de",
            "--set",
            set.toString(),
            "--class",
            "person=PER",
            "--names",
            "town=" + names,
            "--out",
            target.toString(),
            "--json");

    assertEquals(Exit.OK, code, err.toString());
    JsonNode card = CommandJson.MAPPER.readTree(target.resolve("names-de.json").toFile());
    assertEquals(card, CommandJson.MAPPER.readTree(out.toString()));
    assertEquals(30, card.path("sentences").asInt());
    assertEquals("{\"LOC\":30,\"PER\":30}", card.path("names").toString());
    assertEquals("[\"town\"]", card.path("lists").toString());
    EntityFinder finder = NameModels.open(target.resolve("names-de.bin"));
    assertEquals(card.path("digest").asText(), finder.model().digest());
    AnalyzedText text =
        OpenNlpModels.analyzer("de").analyze("Gestern fuhr Mirjam nach Quedlinburg .");
    assertEquals(
        "Mirjam PER, Quedlinburg LOC",
        String.join(
            ", ",
            finder.find(text).stream()
                .map(e -> e.span().in(text.text()) + " " + e.type())
                .toList()));
  }

  @Test
  void teachesAnEncoderGerman() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String[] who : new String[][] {{"Der Hund", "The dog"}, {"Die Katze", "The cat"}}) {
      for (String[] what :
          new String[][] {{"das Haus", "the house"}, {"den Garten", "the garden"}}) {
        lines.append("%s sieht %s.\t%s sees %s.\n".formatted(who[0], what[0], who[1], what[1]));
      }
    }
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), lines);
    String[] arguments = {
      "train", "embedder", "--pairs", pairs.toString(), "--out", folder.resolve("m").toString()
    };

    assertEquals(Exit.OK, run(arguments), err.toString());
    JsonNode card = CommandJson.MAPPER.readTree(folder.resolve("m/card.json").toFile());
    assertEquals(4, card.path("pairs").asInt());
    try (Embedder embedder = Embedders.open(folder.resolve("m").toString())) {
      assertEquals(card.path("digest").asText(), embedder.model().digest());
    }
  }

  @Test
  void namesTheLineOfAFileOfPairsThatIsNotAPair() throws IOException {
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "Hund\tdog\nKatze cat\n");
    String[] arguments = {"train", "embedder", "--pairs", pairs.toString(), "--out", "unused"};

    assertEquals(Exit.USAGE, run(arguments));
    assertTrue(err.toString().contains("line 2: expected a German sentence"), err.toString());
  }

  @Test
  void readsNumberedWordsAndComments() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.conll"), sentences(false));
    Path numbered = Files.writeString(folder.resolve("numbered.tsv"), sentences(true));

    for (Path set : new Path[] {plain, numbered}) {
      Path target = folder.resolve(String.valueOf(set.getFileName()) + "-model");
      String[] arguments = {
        "train",
        "entities",
        "--language",
        "de",
        "--set",
        set.toString(),
        "--keep",
        "LOC",
        "--out",
        target.toString()
      };
      assertEquals(Exit.OK, run(arguments), err.toString());
    }

    assertArrayEquals(
        Files.readAllBytes(folder.resolve("plain.conll-model/names-de.bin")),
        Files.readAllBytes(folder.resolve("numbered.tsv-model/names-de.bin")));
  }

  @Test
  void refusesSetsWithoutNamesAndLanguagesWithoutAnalyzer() throws IOException {
    Path set = Files.writeString(folder.resolve("set.conll"), "Nichts\tO\n\n");
    String target = folder.resolve("model").toString();

    assertEquals(
        Exit.USAGE,
        run("train", "entities", "--language", "de", "--set", set.toString(), "--out", target));
    assertTrue(err.toString().contains("no name is marked in"), err.toString());
    assertEquals(
        Exit.USAGE,
        run("train", "entities", "--language", "fr", "--set", set.toString(), "--out", target));
    assertTrue(err.toString().contains("there are analyzers for [de, en]"), err.toString());
  }

  private static String sentences(boolean numbered) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      file.append(numbered ? "#\thttps://example.org/" + i + "\n" : "");
      String[] lines = {
        "Gestern O",
        "fuhr O",
        "Anna" + (char) ('a' + i % 5) + " B-person",
        "nach O",
        "Alt" + (char) ('a' + i % 7) + "burg B-LOC",
        ". O"
      };
      for (int line = 0; line < lines.length; line++) {
        file.append(numbered ? line + "\t" : "")
            .append(lines[line].replace(' ', '\t'))
            .append('\n');
      }
      file.append('\n');
    }
    return file.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Commands.of(InstantSource.system());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
