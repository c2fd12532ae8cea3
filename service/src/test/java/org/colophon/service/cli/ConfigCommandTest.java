package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.colophon.service.config.ConfigKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T09:00:00Z"));

  @TempDir private Path folder = Path.of(".");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Map<String, String> environment, String... arguments) {
    CommandLine line = Commands.of(CLOCK, environment);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private String line(ConfigKey key) {
    return out.toString()
        .lines()
        .filter(line -> line.startsWith(key.text() + " "))
        .findFirst()
        .orElseThrow()
        .replaceAll(" +", " ");
  }

  @Test
  void printsEachValueWithTheFlagTheVariableOrTheLineThatStatesIt() throws IOException {
    Path file =
        Files.writeString(folder.resolve("colophon.yaml"), "keep: P2D\nterritory: [AT, CH]\n");
    Map<String, String> environment =
        Map.of("COLOPHON_DATA", folder.toString(), "COLOPHON_PURGE", "http://a:b@127.0.0.1:81");
    assertEquals(0, run(environment, "config", "--port", "9000", "--behind-tls-proxy"));
    assertEquals(ConfigKey.values().length, out.toString().lines().count());
    assertEquals("port 9000 --port", line(ConfigKey.PORT));
    assertEquals("behind_tls_proxy true --behind-tls-proxy", line(ConfigKey.BEHIND_TLS_PROXY));
    assertEquals("keep P2D " + file + ":1", line(ConfigKey.KEEP));
    assertEquals("territory AT, CH " + file + ":2", line(ConfigKey.TERRITORY));
    assertEquals("purge http://***@127.0.0.1:81 COLOPHON_PURGE", line(ConfigKey.PURGE));
    assertEquals("zone Europe/Berlin default", line(ConfigKey.ZONE));
  }

  @Test
  void namesEveryProblemAndEndsWithTwo() {
    assertEquals(
        2,
        run(Map.of("COLOPHON_ZONE", "Berlin"), "config", "--port", "x", "--territory", "Austria"));
    assertEquals("", out.toString());
    assertEquals(3, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("colophon: --territory: 'Austria'"), err.toString());
  }

  @Test
  void everyCommandTakesItsDirectoryAndTerritoryFromTheConfiguration() throws IOException {
    Files.writeString(folder.resolve("colophon.yaml"), "territory: AT\n");
    Map<String, String> environment = Map.of("COLOPHON_DATA", folder.toString());
    assertEquals(0, run(environment, "keys", "list"));
    assertTrue(Files.exists(folder.resolve("colophon.db")), "opened there");
    assertEquals(0, run(environment, "gate", "check", "--all"), err.toString());
    assertEquals(
        2,
        run(
            Map.of("COLOPHON_DATA", folder.toString(), "COLOPHON_PORT", "tcp://1:2"),
            "keys",
            "list"));
    assertTrue(
        err.toString().contains("COLOPHON_PORT: 'tcp://1:2' is not a valid port"), err.toString());
  }
}
