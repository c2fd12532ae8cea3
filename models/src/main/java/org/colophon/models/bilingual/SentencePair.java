package org.colophon.models.bilingual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A German sentence and the English sentence that says the same.
public record SentencePair(String german, String english) {
  /// The pairs of a file: German, a tab, English, one pair a line, UTF-8; a name that ends in `.gz`
  /// is a compressed file.
  ///
  /// @throws IllegalArgumentException for a line without both sentences
  public static List<SentencePair> read(Path file) throws IOException {
    List<SentencePair> pairs = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        pairs.add(pair(line, file, pairs.size() + 1));
      }
    }
    return pairs;
  }

  private static SentencePair pair(String line, Path file, int number) {
    int tab = line.indexOf('\t');
    if (tab <= 0 || line.substring(tab).isBlank()) {
      throw new IllegalArgumentException(
          file
              + ", line "
              + number
              + ": expected a German sentence, a tab and an English sentence");
    }
    int end = line.indexOf('\t', tab + 1);
    return new SentencePair(
        line.substring(0, tab), line.substring(tab + 1, end < 0 ? line.length() : end));
  }
}
