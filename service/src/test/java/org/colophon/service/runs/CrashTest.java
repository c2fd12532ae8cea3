package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.colophon.matching.ItemQuery;
import org.colophon.models.Embedding;
import org.colophon.models.Role;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of every kind in a process that is killed again and again: what is there in the end is what
/// an undisturbed process makes. The long form, `-Dcolophon.long=true`, kills at least 50 times.
class CrashTest {
  private static final boolean LONG = Boolean.getBoolean("colophon.long");
  private static final int KILLS = LONG ? 60 : 4;
  private static final int ROUNDS = LONG ? 40 : 1;
  private static final int ITEMS = LONG ? 300 : 90;
  private static final long NANOS_PER_TEXT = LONG ? 2_000_000 : 3_000_000;

  @TempDir private Path root;

  @Test
  void whatIsThereInTheEndIsWhatAnUndisturbedProcessMakes() throws Exception {
    long seed = Long.getLong("colophon.seed", 20_261_122L);
    System.out.println("seed " + seed);
    Path calm = root.resolve("calm");
    lay(calm, seed);
    Path stormy = root.resolve("stormy");
    copy(calm, stormy);

    try (RunProcess service = RunProcess.start(calm, NANOS_PER_TEXT)) {
      new RunScript(service).play(ROUNDS);
      service.stop();
    }
    int kills = play(stormy, new Random(seed));

    assertTrue(kills >= (LONG ? 50 : 2), "killed " + kills + " times only");
    System.out.println("killed " + kills + " times");
    assertEquals(RunRowsDigest.of(calm), RunRowsDigest.of(stormy));
    assertEquals(answers(calm), answers(stormy));
  }

  /// Plays the script while the process is killed; returns how often it was.
  private static int play(Path directory, Random random) throws Exception {
    try (RunProcess service = RunProcess.start(directory, NANOS_PER_TEXT)) {
      Thread script = Thread.ofPlatform().daemon().start(() -> new RunScript(service).play(ROUNDS));
      int kills = 0;
      while (kills < KILLS && script.isAlive()) {
        script.join(50 + random.nextInt(LONG ? 1_500 : 1_000));
        if (script.isAlive()) {
          service.killAndRestart();
          kills++;
        }
      }
      script.join();
      service.stop();
      return kills;
    }
  }

  private static void lay(Path directory, long seed) {
    try (Application application = open(directory)) {
      Shelves.surround(application.stores().catalog(), application.stores().audiences());
      Shelves.fill(application.stores().catalog(), ITEMS, seed);
      application.catchUp();
    }
  }

  private static Application open(Path directory) {
    return Application.open(
        Config.usual(directory),
        new Application.Models(new WordModels(0), "one"),
        () -> Shelves.NOW,
        stores -> {});
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /// What the index answers to some questions.
  private static List<String> answers(Path directory) {
    List<String> answers = new ArrayList<>();
    try (Application application = open(directory);
        HashingEmbedder embedder = new HashingEmbedder("two")) {
      application.catchUp();
      answers.add("size " + application.itemIndex().size());
      for (String question : List.of("Mord am Hafen", "Küche und Garten", "Winter", "Orgel Zug")) {
        Embedding vector = embedder.embed(question, Role.QUERY).vector();
        ItemQuery query = new ItemQuery(List.of(vector), "", "de", ItemQuery.Filter.NONE, 10);
        application.itemIndex().search(query).stream()
            .forEach(hit -> answers.add(question + ": " + hit.id()));
      }
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException(directory.toString(), e));
    }
    return answers;
  }
}
