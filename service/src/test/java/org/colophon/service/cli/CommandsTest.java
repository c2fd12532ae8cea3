package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.SourceId;
import org.colophon.service.app.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String ITEM =
      "{\"schema\":\"colophon-item/1\",\"id\":\"a\",\"content_type\":\"news\",\"title\":\"T\","
          + "\"text\":\"Ein Text.\",\"lifecycle\":{\"state\":\"published\"}}\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of(".");

  @Test
  void importsAndSaysWhatItMadeKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), ITEM);
    int code =
        run("import", file.toString(), "--source", "cms", "--imprint", "bogen", "--desk", "d");
    assertEquals(Exit.OK, code, err.toString());
    assertTrue(out.toString().contains("1 records: 1 new or changed"), out.toString());
    try (Stores stores = stores();
        var view = stores.catalog().view()) {
      assertTrue(view.desk(new DeskId("d")).isPresent());
      assertEquals(new DeskId("d"), view.source(new SourceId("cms")).orElseThrow().owner());
    }
  }

  @Test
  void endsWith3WhenARecordWasNotTaken() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), ITEM + "{\n");
    int code = run("import", file.toString(), "--source", "cms", "--imprint", "bogen", "--json");
    assertEquals(Exit.PARTLY, code);
    assertTrue(out.toString().contains("\"code\":\"not_json\""), out.toString());
    assertTrue(out.toString().contains("\"rejected\":1"), out.toString());
  }

  @Test
  void aManifestSpeaksForTheFileAndAFlagWins() throws IOException {
    Path file = Files.writeString(folder.resolve("a.jsonl"), ITEM);
    Path manifest =
        Files.writeString(folder.resolve("m.yaml"), "source: s1\nimprint: i1\ncomplete: true\n");
    assertEquals(
        Exit.OK,
        run("import", file.toString(), "--manifest", manifest.toString(), "--source", "s2"));
    try (Stores stores = stores();
        var view = stores.catalog().view()) {
      assertTrue(view.source(new SourceId("s2")).orElseThrow().lastDeliveryAt() != null);
      assertFalse(view.source(new SourceId("s1")).isPresent());
    }
  }

  @Test
  void wrongCallsEndWith2AndSayWhereHelpIs() throws IOException {
    Path manifest = Files.writeString(folder.resolve("m.yaml"), "sauce: x\n");
    Path file = Files.writeString(folder.resolve("a.jsonl"), ITEM);
    assertEquals(Exit.USAGE, run("import", folder.resolve("none").toString()));
    assertEquals(Exit.USAGE, run("import", folder.toString()));
    assertEquals(Exit.USAGE, run("import", file.toString(), "--manifest", manifest.toString()));
    assertEquals(Exit.USAGE, run("nonsense"));
    assertEquals(Exit.USAGE, run());
    assertTrue(err.toString().contains("See colophon import --help"), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @Test
  void anAnnouncedServiceIsFoundAndForgottenWhenItLeaves() throws IOException {
    Instance.announce(folder, 8080, "");
    assertEquals(new Instance.Served(URI.create("http://127.0.0.1:8080"), ""), Instance.at(folder));
    Instance.leave(folder);
    assertEquals(new Instance.Free(folder), Instance.at(folder));
  }

  @Test
  void whatADeadServiceLeftBehindIsClearedAway() throws IOException {
    Path runtime = folder.resolve(Instance.RUNTIME);
    Files.writeString(folder.resolve(Instance.LOCK), "");
    Files.writeString(runtime, "{\"port\": 8080, \"pid\": 0}");
    assertEquals(new Instance.Free(folder), Instance.at(folder));
    assertFalse(Files.exists(runtime));
  }

  @Test
  void everyCommandHasHelpWithAnExampleAndIsListedByTheLauncher() throws IOException {
    CommandLine line = line();
    Path launcher = Path.of(System.getProperty("colophon.root", ".."), "colophon");
    var listed = new TreeSet<String>();
    Pattern.compile("(?m)^  ([a-z]+) {2,}\\S")
        .matcher(Files.readString(launcher).split("LIST'?\\n", -1)[1])
        .results()
        .forEach(found -> listed.add(found.group(1)));
    var expected = new TreeSet<>(line.getSubcommands().keySet());
    expected.add("check");
    assertEquals(expected, listed);
    line.getSubcommands()
        .forEach((name, command) ->
            assertTrue(
                command.getUsageMessage().contains("Example:\n  colophon " + name)
                    || command.getUsageMessage().contains("Examples:\n  colophon " + name),
                name));
  }

  private int run(String... arguments) {
    String[] all = arguments;
    if (arguments.length > 0 && !String.join(" ", arguments).contains("--data")) {
      all = Arrays.copyOf(arguments, arguments.length + 2);
      all[arguments.length] = "--data";
      all[arguments.length + 1] = folder.resolve("data").toString();
    }
    return line().execute(all);
  }

  private Stores stores() {
    return Stores.open(folder.resolve("data"), () -> NOW);
  }

  private CommandLine line() {
    return Commands.of(() -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }
}
