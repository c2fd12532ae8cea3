package org.colophon.eval.sets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One file or folder to be read, with its part and the options of its format.
record SetFile(Path path, Part part, String language, SortedMap<String, String> options) {
  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  /// The file beside this one that says the same in another language, where the option
  /// `translation` names one.
  Optional<Path> translation() {
    return Optional.ofNullable(options.get("translation")).map(path::resolveSibling);
  }

  /// The file itself, or every file in the folder and below whose name ends in `suffix`, sorted.
  List<Path> files(String suffix) {
    if (!Files.exists(path)) {
      throw new BrokenFileException(path, 0, "does not exist");
    }
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().endsWith(suffix))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new BrokenFileException(path, 0, "has no file that ends in '" + suffix + "'");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  /// The file's text, decoded as the option `charset` says: `utf-8` (also where it is not given),
  /// `iso-8859-1`, or `either` (UTF-8 where it is valid, else ISO 8859-1).
  String text(Path file) {
    String charset = option("charset", "utf-8");
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    if (!charset.equals("utf-8") && !charset.equals("either")) {
      return new String(bytes, Charset.forName(charset));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      if (charset.equals("either")) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
      throw new BrokenFileException(file, badLine(bytes), "is not UTF-8");
    }
  }

  /// The file's lines; whether the last one ends in a line break makes no difference.
  List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  /// Facets of a document in the set's language.
  SortedMap<String, String> facets() {
    SortedMap<String, String> facets = new TreeMap<>();
    facets.put("language", language);
    return facets;
  }

  /// Line of the position in the text, from 1.
  static int lineAt(String text, int position) {
    return 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
  }

  private static int badLine(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        try {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, i - start));
        } catch (CharacterCodingException e) {
          return line;
        }
        start = i + 1;
        line++;
      }
    }
    return 0;
  }
}
