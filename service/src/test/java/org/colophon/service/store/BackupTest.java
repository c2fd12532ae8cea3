package org.colophon.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups: taken while writes go on, restored whole or refused.
class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

  @TempDir private Path folder = Path.of(".");
  private Path data = Path.of(".");
  private Path file = Path.of(".");

  @BeforeEach
  void makeDirectory() throws IOException {
    data = folder.resolve("data");
    file = folder.resolve("backup.zip");
    try (Database database = Database.open(data)) {
      put(database, 0);
    }
    Files.createDirectories(data.resolve("policies"));
    Files.writeString(data.resolve("policies").resolve("house.yaml"), "id: house\n");
    Files.createDirectories(data.resolve("index"));
    Files.writeString(data.resolve("index").resolve("segment"), "derived");
  }

  /// Two rows in one transaction, which are always equal.
  private static void put(Database database, int value) {
    database.write(session -> {
      for (String key : List.of("left", "right")) {
        session.update("DELETE FROM setting WHERE key = ?", key);
        session.update(
            "INSERT INTO setting (key, value) VALUES (?, ?)", key, Integer.toString(value));
      }
      return value;
    });
  }

  private static int value(Path directory, String key) {
    try (Database database = Database.open(directory)) {
      return database.read(session ->
          session
              .first("SELECT value FROM setting WHERE key = ?", row -> row.getInt(1), key)
              .orElseThrow());
    }
  }

  @Test
  void aBackupUnderWritesIsOneMomentAndHasWhatWasAcknowledgedBefore()
      throws IOException, InterruptedException {
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    int before;
    try (Database database = Database.open(data)) {
      Thread writer =
          new Thread(() -> {
            while (!stop.get()) {
              put(database, acknowledged.get() + 1);
              acknowledged.incrementAndGet();
            }
          });
      writer.start();
      while (acknowledged.get() < 5) {
        Thread.onSpinWait();
      }
      before = acknowledged.get();
      Backup.write(data, file, NOW);
      stop.set(true);
      writer.join();
    }
    Path restored = folder.resolve("restored");
    Backup backup = Backup.restore(file, restored);
    assertEquals(NOW, backup.madeAt());
    int left = value(restored, "left");
    assertEquals(left, value(restored, "right"));
    assertTrue(left >= before && left <= acknowledged.get(), left + " of " + before);
    assertEquals("id: house\n", Files.readString(restored.resolve("policies/house.yaml")));
    assertFalse(Files.exists(restored.resolve("index")), "the index is built again");
  }

  @Test
  void onlyItsOwnerMayReadABackup() throws IOException {
    Backup.write(data, file, NOW);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("backup.zip", "data"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aTornCopyIsRefusedAndNothingIsRestored() throws IOException {
    Backup.write(data, file, NOW);
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 100, whole.length / 2, whole.length - 1)) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertRefused("is not a complete ZIP file");
    }
  }

  /// A changed byte is found, or changes no file: such as the time in an entry's header.
  @Test
  void aChangedByteIsFoundWhereverItIs() throws IOException {
    Backup intact = Backup.write(data, file, NOW);
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 200; at < whole.length; at += Math.max(1, whole.length / 40)) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(file, changed);
      try {
        assertEquals(intact.digests(), Backup.verify(file).digests(), "byte " + at);
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 20, "refused " + refused);
  }

  @Test
  void namesThatLeadOutsideAreRefused() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      String manifest =
          """
          {"format":1,"made_at":"2026-11-30T02:00:00Z","files":{"colophon.db":"00","../evil":"00"}}
          """;
      for (String name : List.of("manifest.json", "../evil")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    IOException error =
        assertThrows(IOException.class, () -> Backup.restore(file, folder.resolve("restored")));
    assertTrue(
        String.valueOf(error.getMessage()).contains("outside")
            || String.valueOf(error.getMessage()).contains("is missing"),
        error.getMessage());
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void aDirectoryWithFilesIsNeverOverwritten() throws IOException {
    Backup.write(data, file, NOW);
    IOException error = assertThrows(IOException.class, () -> Backup.restore(file, data));
    assertTrue(String.valueOf(error.getMessage()).contains("is not empty"), error.getMessage());
    IOException none =
        assertThrows(IOException.class, () -> Backup.write(folder.resolve("none"), file, NOW));
    assertTrue(
        String.valueOf(none.getMessage()).contains("is not a data directory"), none.getMessage());
  }

  private void assertRefused(String problem) {
    Path restored = folder.resolve("restored");
    IOException error = assertThrows(IOException.class, () -> Backup.restore(file, restored));
    assertTrue(String.valueOf(error.getMessage()).contains(problem), error.getMessage());
    assertFalse(Files.exists(restored), "nothing is restored by halves");
  }
}
