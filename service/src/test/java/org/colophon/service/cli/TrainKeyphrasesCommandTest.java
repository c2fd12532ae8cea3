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
import org.colophon.keyphrases.PhraseRanker;
import org.colophon.service.learning.TrainedModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainKeyphrasesCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @Test
  void writesARankerAndItsCardFromALabelledFile() throws IOException {
    int code = run("--language", "en", "--from", labelled(24, "").toString(), "--json");

    assertEquals(Exit.OK, code, err::toString);
    Path file = TrainedModels.keyphrases(folder.resolve("data"), "en");
    try (InputStream in = Files.newInputStream(file)) {
      PhraseRanker ranker = PhraseRanker.read(in, "file");
      assertEquals("en", ranker.language());
      assertTrue(out.toString().contains("\"digest\":\"" + ranker.model().digest() + "\""));
    }
    String card = Files.readString(file.resolveSibling("keyphrases-en.json"));
    assertTrue(card.contains("\"texts\" : 24") && card.contains("2026-11-22T09:00:00Z"), card);
  }

  @Test
  void refusesWhatAMachineMadeWhatIsBrokenAndWhatIsTooLittle() throws IOException {
    String machine = labelled(24, ",\"origin\":\"machine\"").toString();
    assertEquals(Exit.USAGE, run("--language", "en", "--from", machine));
    assertTrue(err.toString().contains("line 1: a machine made these"), err::toString);
    Path broken = Files.writeString(folder.resolve("b.jsonl"), "{\"text\":\"x\"}\n");
    assertEquals(Exit.USAGE, run("--language", "en", "--from", broken.toString()));
    Files.writeString(broken, "{\n");
    assertEquals(Exit.USAGE, run("--language", "en", "--from", broken.toString()));
    assertEquals(Exit.USAGE, run("--language", "fr"));

    assertEquals(Exit.FAILED, run("--language", "en"));
    assertTrue(err.toString().contains("0 texts with confirmed keyphrases; at least 20"));
    assertFalse(Files.exists(folder.resolve("data/models")));
  }

  private Path labelled(int count, String more) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(
          ("{\"title\":\"Case %d\",\"text\":\"The old harbour keeps case %d open.\","
                  + "\"keyphrases\":[\"old harbour\"]%s}\n")
              .formatted(i, i, more));
    }
    return Files.writeString(folder.resolve("labelled.jsonl"), lines);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "train";
    all[1] = "keyphrases";
    all[2] = "--data";
    all[3] = folder.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
