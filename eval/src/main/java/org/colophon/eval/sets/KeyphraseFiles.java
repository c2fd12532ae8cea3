package org.colophon.eval.sets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A reader of texts with keyphrases in a second file of the same name. Options: `text` and `keys`
/// are the endings (`.txt` and `.key`, for Inspec `.abstr` and `.uncontr`). Phrases are one per
/// line, or separated by `;` where lines are not (`keys-separator`), and line breaks inside one are
/// blanks then.
final class KeyphraseFiles {
  private KeyphraseFiles() {}

  static List<Example> read(SetFile reading) {
    String textEnd = reading.option("text", ".txt");
    String keyEnd = reading.option("keys", ".key");
    Map<String, Path> keys = keyFiles(reading.path(), keyEnd);
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(textEnd)) {
      String name = file.getFileName().toString();
      String id = name.substring(0, name.length() - textEnd.length());
      Path gold = keys.get(id);
      if (gold == null) {
        if (file.toString().contains("docsutf8") || !textEnd.equals(".txt")) {
          throw new BrokenFileException(file, 0, "has no keyphrases in " + id + keyEnd);
        }
        continue; // a README beside the folders
      }
      SortedMap<String, String> fields = new TreeMap<>();
      String text = reading.text(file).strip();
      int lineEnd = text.indexOf('\n');
      boolean titled = reading.option("title", "none").equals("first-line") && lineEnd > 0;
      fields.put("title", titled ? text.substring(0, lineEnd).strip() : "");
      fields.put("body", titled ? text.substring(lineEnd).strip() : text);
      examples.add(new Example.Text(id, fields, phrases(reading, gold), reading.facets()));
    }
    return examples;
  }

  private static List<String> phrases(SetFile reading, Path gold) {
    String separator = reading.option("keys-separator", "\n");
    String text = reading.text(gold);
    List<String> phrases = new ArrayList<>();
    for (String phrase : text.split(separator, -1)) {
      String clean = phrase.replaceAll("\\s+", " ").strip();
      if (!clean.isEmpty()) {
        phrases.add(clean);
      }
    }
    return phrases;
  }

  private static Map<String, Path> keyFiles(Path folder, String end) {
    Map<String, Path> files = new HashMap<>();
    Path root = Files.isDirectory(folder) ? folder : folder.toAbsolutePath().getParent();
    if (root == null || !Files.exists(root)) {
      throw new BrokenFileException(folder, 0, "does not exist");
    }
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(file -> file.toString().endsWith(end))
          .sorted()
          .forEach(file -> {
            String name = file.getFileName().toString();
            files.putIfAbsent(name.substring(0, name.length() - end.length()), file);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
    return files;
  }
}
