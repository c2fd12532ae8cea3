package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `colophon version`.
class VersionCommandTest {
  @Test
  void saysVersionCommitAndRuntime() {
    StringWriter out = new StringWriter();
    CommandLine line = Commands.of(InstantSource.system());
    line.setOut(new PrintWriter(out));
    assertEquals(Exit.OK, line.execute("version"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size(), out.toString());
    assertTrue(lines.get(0).matches("colophon ([0-9][0-9A-Za-z.-]*|unknown)"), lines.get(0));
    assertTrue(lines.get(1).matches("commit ([0-9a-f]{40}(-changed)?|unknown)"), lines.get(1));
    assertEquals("java " + Runtime.version(), lines.get(2));
  }
}
