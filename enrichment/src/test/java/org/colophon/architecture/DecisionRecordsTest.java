package org.colophon.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionRecordsTest {
  private static List<Path> records() throws IOException {
    Path folder = Path.of(System.getProperty("colophon.root"), "docs", "decisions");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void haveANumberOfTheirOwn() throws IOException {
    Set<String> numbers = new HashSet<>();
    for (Path record : records()) {
      String name = record.getFileName().toString();
      assertTrue(name.matches("[0-9]{4}-[a-z0-9-]+\\.md"), name);
      assertTrue(numbers.add(name.substring(0, 4)), "number of " + name + " is used twice");
      String title = Files.readAllLines(record).getFirst();
      assertTrue(title.startsWith("# " + Integer.parseInt(name.substring(0, 4)) + ". "), title);
    }
    assertEquals(false, numbers.isEmpty());
  }

  @Test
  void nameWhatEnforcesThem() throws IOException {
    for (Path record : records()) {
      assertTrue(Files.readString(record).contains("**Enforced by**"), record.toString());
    }
  }
}
