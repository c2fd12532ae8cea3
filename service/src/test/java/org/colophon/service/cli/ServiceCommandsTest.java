package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on a real data directory with the real models.
class ServiceCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  private int run(String... arguments) {
    return Commands.of(InstantSource.system())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String said() {
    String said = out.toString();
    out.getBuffer().setLength(0);
    return said;
  }

  @Test
  void theDemoPassesTheGateButForWhatIsMeantNotTo() throws IOException {
    String data = folder.resolve("demo").toString();
    assertEquals(Exit.OK, run("demo", "--once", "--port", "0", "--data", data), err.toString());
    assertTrue(said().startsWith("Colophon answers at http://127.0.0.1:"));
    assertEquals("", err.toString());
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("simulated-feed")),
        "the feed ends with the service");

    assertEquals(1, run("gate", "check", "--all", "--data", data, "--json"));
    JsonNode verdicts = CommandJson.MAPPER.readTree(said());
    int pass = verdicts.path("pass").asInt();
    int block = verdicts.path("block").asInt();
    assertTrue(pass >= 0.85 * (pass + block), verdicts.toString());
    assertEquals(0, verdicts.path("indeterminate").asInt());
    assertEquals("kein-ort-fuer-anker", verdicts.at("/reasons/OWNER_MISSING/items/0").asText());
    assertEquals(
        "vorsorge-und-pflege-2024", verdicts.at("/reasons/SUPERSEDED_BY/items/0").asText());
    assertEquals("nebelkai", verdicts.at("/reasons/EMBARGOED/items/0").asText());

    Path report = folder.resolve("gate.json");
    assertEquals(
        0,
        run(
            "gate",
            "check",
            "--item",
            "hafenlicht",
            "--data",
            data,
            "--report",
            report.toString()));
    assertTrue(said().startsWith("1 items: 1 pass"));
    assertEquals(1, CommandJson.MAPPER.readTree(report.toFile()).path("pass").asInt());
    Path file = Files.writeString(folder.resolve("no-directory"), "");
    assertEquals(
        2, run("gate", "check", "--all", "--data", file.toString(), "--report", report.toString()));
    assertTrue(CommandJson.MAPPER.readTree(report.toFile()).has("error"));
    said();
    assertEquals(1, run("gate", "check", "--item", "never-heard-of", "--data", data));
    assertTrue(said().contains("ITEM_UNKNOWN"));

    assertEquals(1, run("gate", "report", "--data", data, "--json"), err.toString());
    JsonNode health = CommandJson.MAPPER.readTree(said());
    assertEquals(pass, health.path("pass").asInt());
    assertEquals(5, health.path("sources").size());
    assertEquals(1, run("gate", "report", "--data", data), err.toString());
    assertTrue(said().contains("kein-ort-fuer-anker"));
    assertEquals(0, run("gate", "report", "--data", data, "--imprint", "nobody"));
    assertTrue(said().startsWith("0 items"));

    assertEquals(Exit.OK, run("doctor", "--rebuild-index", "--data", data), err.toString());
    assertTrue(said().matches("164 items in the index, .*; 14 segments\\s+"));
  }

  @Test
  void aRunningServiceIsNotOpenedTwice() throws IOException {
    Instance.announce(folder, 8080, "");
    String data = folder.toString();
    assertEquals(Exit.TAKEN, run("demo", "--once", "--port", "0", "--data", data));
    assertEquals(Exit.TAKEN, run("serve", "--port", "0", "--data", data));
    assertEquals(Exit.TAKEN, run("doctor", "--data", data));
    Instance.leave(folder);
  }

  @Test
  void aModelThatIsNotThereIsNamed() {
    String data = folder.resolve("data").toString();
    assertEquals(
        Exit.FAILED, run("serve", "--port", "0", "--data", data, "--model", "no-such-model"));
    assertTrue(err.toString().contains("no-such-model"), err.toString());
  }

  @Test
  void gateAndEvalSayHowTheyAreCalled() {
    assertEquals(Exit.USAGE, run("gate"));
    assertEquals(Exit.USAGE, run("gate", "check"));
    assertEquals(Exit.USAGE, run("eval"));
    assertEquals(Exit.USAGE, run("eval", "run"));
    assertEquals(Exit.FAILED, run("eval", "run", "no-such-set", "--out", folder.toString()));
    assertTrue(err.toString().contains("no-such-set"), err.toString());
  }

  @Test
  void listsLabelledSets() throws IOException {
    assertEquals(Exit.OK, run("eval", "list"));
    assertTrue(said().contains("stsb-de"));
    assertEquals(Exit.OK, run("eval", "list", "--json"));
    assertTrue(CommandJson.MAPPER.readTree(said()).size() >= 20);
  }

  @Test
  void measuresWhatIsThereAndNamesWhatIsNot() throws IOException {
    Path sets = Files.createDirectories(folder.resolve("data/stsb-multi-mt"));
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      pairs.append(
          "the harbour is dark,the port is %s,%d.0%n"
              .formatted(i % 2 == 0 ? "dark" : "a wine", i % 6));
    }
    Files.writeString(sets.resolve("stsb-en-dev.csv"), pairs);
    String data = folder.resolve("data").toString();
    String runs = folder.resolve("runs").toString();
    String[] measure = {
      "eval", "run", "stsb-en", "stsb-de", "--data", data, "--out", runs, "--model", "minilm",
      "--json"
    };
    assertEquals(Exit.PARTLY, run(measure), err.toString());
    JsonNode run = CommandJson.MAPPER.readTree(said());
    assertEquals("stsb-en", run.path("set").asText());
    assertTrue(run.at("/metrics/spearman/value").isNumber(), run.toString());
    assertTrue(err.toString().contains("stsb-de is absent"), err.toString());

    assertEquals(Exit.PARTLY, run(measure));
    assertTrue(err.toString().contains("made before"), err.toString());
    assertEquals(
        2, run("eval", "floors", "--data", data, "--out", runs, "--floors", floors().toString()));
    assertTrue(said().contains("NOT RUN stsb-de"));
    String[] asJson = {
      "eval", "floors", "--data", data, "--out", runs, "--floors", floors().toString(), "--json"
    };
    assertEquals(2, run(asJson));
    assertEquals("not_run", CommandJson.MAPPER.readTree(said()).path("verdict").asText());

    String stored;
    try (Stream<Path> files = Files.list(Path.of(runs))) {
      stored =
          files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow().toString();
    }
    String page = folder.resolve("comparison.html").toString();
    assertEquals(
        Exit.OK, run("eval", "compare", stored, stored, "--page", page, "--json"), err.toString());
    JsonNode same = CommandJson.MAPPER.readTree(said());
    assertEquals(0, same.at("/metrics/spearman/gain").asDouble());
    assertEquals(0, same.path("losses").asInt());
  }

  private Path floors() throws IOException {
    return Files.writeString(
        folder.resolve("floors.yaml"),
        """
        - of: {set: stsb-de, system: minilm, slice: all, metric: spearman}
          value: 0.7
          tolerance: 0.01
        """);
  }
}
