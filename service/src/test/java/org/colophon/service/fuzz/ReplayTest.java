package org.colophon.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The inputs that the fuzzer begins with and those that it found, replayed: whole, cut anywhere,
/// and with changed bytes: 40 times each in the build, more with `-Dcolophon.changed`.
class ReplayTest {
  private static final Path INPUTS =
      Path.of(System.getProperty("colophon.root", ".."))
          .resolve("service/src/test/resources/org/colophon/service/fuzz");
  private static final int CHANGED = Integer.getInteger("colophon.changed", 40);

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyReaderHasInputs() throws IOException {
    Set<String> folders = new TreeSet<>();
    for (Path folder : inside(INPUTS)) {
      folders.add(folder.getFileName().toString());
      assertNotEquals(List.of(), inside(folder), folder.toString());
    }
    assertEquals(new TreeSet<>(Readers.ALL.keySet()), folders);
  }

  @Test
  void everyReaderEndsWithAValueOrARefusal() throws IOException {
    List<String> failed = new ArrayList<>();
    for (Path folder : inside(INPUTS)) {
      Readers.Reader reader = Readers.ALL.getOrDefault(folder.getFileName().toString(), data -> {});
      for (Path file : inside(folder)) {
        Random random = new Random(Long.getLong("colophon.seed", 17));
        byte[] whole = Files.readAllBytes(file);
        read(reader, whole, file + " whole", failed);
        for (int i = 0; i < CHANGED; i++) {
          byte[] changed = changed(whole, random);
          read(reader, changed, file + " changed " + i, failed);
        }
      }
    }
    assertEquals(List.of(), failed);
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] changed =
        random.nextBoolean()
            ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1))
            : whole.clone();
    for (int i = 0; i < 3 && changed.length > 0; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private static void read(Readers.Reader reader, byte[] data, String name, List<String> failed) {
    try {
      reader.read(data);
    } catch (IOException | RuntimeException e) {
      failed.add(name + ": " + e);
    }
  }
}
