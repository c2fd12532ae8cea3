package org.colophon.service.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Sentences that texts for a measurement are put together from.
final class Sentences {
  private static final int SHORTEST = 40;
  private static final int LONGEST = 600;

  private Sentences() {}

  /// Those of a text file in UTF-8, roughly.
  static List<String> of(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return List.of(text.split("(?<=[.!?])\\s+", -1)).stream()
        .filter(s -> s.length() > SHORTEST && s.length() < LONGEST)
        .toList();
  }
}
