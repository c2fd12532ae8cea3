package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.colophon.service.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The commands on a directory with a damaged database, or with a model that is not there.
class DamagedDirectoryTest {
  @TempDir private Path folder = Path.of(".");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T02:00:00Z"));
  private StringWriter said = new StringWriter();

  private int run(String... arguments) {
    said = new StringWriter();
    CommandLine line = Commands.of(now::get);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    return line.execute(arguments);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private String backups() {
    return folder.resolve("backups").toString();
  }

  @BeforeEach
  void make() {
    try (Database database = Database.open(Path.of(data()))) {
      database.change(session -> {
        for (int i = 0; i < 400; i++) {
          session.update(
              "INSERT INTO setting (key, value) VALUES (?, ?)", "key " + i, "value ".repeat(40));
        }
      });
    }
    assertEquals(Exit.OK, run("backup", "--data", data(), "--to", backups(), "--keep", "1"));
  }

  /// Writes zeros over pages near the end of the file.
  private void damage() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(Path.of(data(), Database.FILE).toFile(), "rw")) {
      file.seek(file.length() / 8 * 7 / 4_096 * 4_096);
      file.write(new byte[16 * 1024]);
    }
  }

  @Test
  void theDoctorNamesTheDamageAndTheWayBack() throws IOException {
    damage();
    assertEquals(Exit.FAILED, run("doctor", "--data", data()));
    assertTrue(said.toString().contains("is damaged:"), said::toString);
    assertTrue(said.toString().matches("(?is).* page \\d+.*"), said::toString);
    assertTrue(said.toString().contains("colophon restore"), said::toString);
  }

  @Test
  void aDamagedDatabaseIsNotBackedUpAndTheEarlierBackupStays() throws IOException {
    List<Path> before = files();
    damage();
    now.set(now.get().plusSeconds(86_400));
    assertEquals(Exit.FAILED, run("backup", "--data", data(), "--to", backups(), "--keep", "1"));
    assertTrue(said.toString().contains("is damaged and was not backed up"), said::toString);
    assertEquals(before, files());
    String restored = folder.resolve("restored").toString();
    assertEquals(Exit.OK, run("restore", before.getFirst().toString(), "--data", restored));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(backups()))) {
      return files.sorted().toList();
    }
  }

  @Test
  void aModelThatIsNotThereIsNamedAndNothingStarts() {
    String model = folder.resolve("lost").toString();
    assertEquals(Exit.FAILED, run("serve", "--data", data(), "--port", "0", "--model", model));
    assertTrue(said.toString().contains(model), said::toString);
  }
}
