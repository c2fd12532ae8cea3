package org.colophon.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A reader of bundled word lists.
public final class Wordlist {
  private Wordlist() {}

  /// The words of a resource beside this class, separated by white space; lines that begin with `#`
  /// are comments.
  public static List<String> read(String name) {
    try (InputStream in = Wordlist.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the word list '" + name + "' is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> List.of(line.strip().split("\\s+", -1)).stream())
          .filter(word -> !word.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
