package org.colophon.service.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.colophon.audience.Audiences;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.service.imports.RememberedAudiences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String ITEM =
      "{\"schema\":\"colophon-item/1\",\"id\":\"a\",\"content_type\":\"news\",\"title\":\"T\","
          + "\"text\":\"Ein Text.\",\"lifecycle\":{\"state\":\"published\"}}\n";

  private final MemoryCatalog catalog = new MemoryCatalog(() -> NOW);
  private final RememberedAudiences audiences = new RememberedAudiences();
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
    try (var view = catalog.view()) {
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
    try (var view = catalog.view()) {
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
  void whileAServiceRunsTheImportGoesToItOverHttp() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.jsonl"), ITEM + ITEM.replace("\"a\"", "\"b\"") + "{\n");
    List<String> received = new ArrayList<>();
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/v1/items:batch",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer =
              """
              {"line":1,"id":"a","outcome":"changed","seq":1}
              {"line":2,"problem":{"code":"other_source","field":"/source","detail":"belongs","fix":"use another"}}
              """
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    service.start();
    try {
      Instance.announce(folder, service.getAddress().getPort());
      int code =
          run(
              "import",
              file.toString(),
              "--data",
              folder.toString(),
              "--source",
              "cms",
              "--desk",
              "d");
      assertEquals(Exit.PARTLY, code, err.toString());
      assertTrue(out.toString().contains("3 records: 1 new or changed"), out.toString());
      assertTrue(err.toString().contains("a.jsonl:2: /source belongs"), err.toString());
      assertTrue(err.toString().contains("a.jsonl:3: "), err.toString());
      assertEquals(2, received.getFirst().lines().count());
      assertTrue(received.getFirst().contains("\"source\":\"cms\",\"desk\":\"d\""));
    } finally {
      service.stop(0);
    }
    assertEquals(
        Exit.FAILED,
        run("import", file.toString(), "--data", folder.toString(), "--source", "cms"));
  }

  @Test
  void anAnnouncedServiceIsFoundAndForgottenWhenItLeaves() throws IOException {
    Instance.announce(folder, 8080);
    assertEquals(new Instance.Served(URI.create("http://127.0.0.1:8080")), Instance.at(folder));
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
            assertTrue(command.getUsageMessage().contains("Examples:\n  colophon " + name), name));
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

  private CommandLine line() {
    return Commands.of(_ -> new Memory(), () -> NOW)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }

  private final class Memory implements Workspace {
    @Override
    public Catalog catalog() {
      return catalog;
    }

    @Override
    public Audiences audiences() {
      return audiences;
    }

    @Override
    public void close() {}
  }
}
