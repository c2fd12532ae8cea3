package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.colophon.service.app.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackupCommandTest {
  @TempDir private Path folder = Path.of(".");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T02:00:00Z"));
  private final StringWriter out = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Commands.of(now::get);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    return line.execute(arguments);
  }

  private List<String> backups() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void backsUpWhileTheDirectoryIsInUseKeepsTheNewestAndRestores() throws IOException {
    String data = folder.resolve("data").toString();
    String to = folder.resolve("backups").toString();
    try (Stores stores = Stores.open(Path.of(data), now::get)) {
      assertEquals(0, stores.audiences().all().size());
      for (int day = 0; day < 3; day++) {
        now.set(Instant.parse("2026-11-30T02:00:00Z").plusSeconds(86_400L * day));
        assertEquals(
            Exit.OK, run("backup", "--data", data, "--to", to, "--keep", "2"), out::toString);
      }
    }
    assertEquals(
        List.of("colophon-20261201T020000000Z.zip", "colophon-20261202T020000000Z.zip"), backups());
    String file = folder.resolve("backups").resolve(backups().getLast()).toString();
    assertEquals(Exit.OK, run("restore", "--check", file), out::toString);
    String restored = folder.resolve("restored").toString();
    assertEquals(Exit.OK, run("restore", file, "--data", restored), out::toString);
    assertTrue(out.toString().contains("restored into " + restored), out.toString());
    assertEquals(Exit.FAILED, run("restore", file, "--data", restored), "never over files");
    assertEquals(Exit.USAGE, run("backup", "--data", data, "--to", to, "--keep", "0"));
  }
}
