package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.governance.Context;
import org.colophon.service.app.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GateAuditCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  private int run(String... options) {
    CommandLine line = Commands.of(() -> NOW);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    List<String> words = new java.util.ArrayList<>(List.of("gate", "audit", "--data"));
    words.add(directory.toString());
    words.addAll(List.of(options));
    return line.execute(words.toArray(String[]::new));
  }

  /// An item that the catalogue never had: no gate would have let it out.
  private void forge() {
    try (Stores stores = Stores.open(directory, () -> NOW)) {
      var ledger = stores.ledger();
      Exposure.Shown shown =
          new Exposure.Shown(
              new ItemId("forged"), new ImprintId("kai"), 1, "book@2", List.of("content:00"));
      ledger.record(
          new Exposure(
              ledger.nextId(),
              "/v1/x",
              Context.recommend("DE"),
              false,
              NOW.minusSeconds(60),
              NOW.minusSeconds(60),
              NOW,
              new Exposure.Basis(0, "", ""),
              List.of(shown)));
    }
  }

  @Test
  void endsWith0WhereNothingWasLetThrough() {
    assertEquals(0, run());
    assertEquals(
        "0 answers, 0 items judged: 0 gate violations, 0 told too late", out.toString().strip());
  }

  @Test
  void endsWith1WhereTheGateLetSomethingThrough() {
    forge();
    assertEquals(1, run("--days", "2"));
    assertTrue(out.toString().contains("violation: forged in r-1"), out.toString());
    assertEquals(1, run("--json"));
    assertTrue(out.toString().contains("\"gate_violations\":1"), out.toString());
    assertEquals(0, run("--until", "2026-11-21T09:00:00Z"));
  }

  @Test
  void endsWith2WhenItIsCalledWrongly() {
    assertEquals(Exit.USAGE, run("--until", "yesterday"));
  }
}
