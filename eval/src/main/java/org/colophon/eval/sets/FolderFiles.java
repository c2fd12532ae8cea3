package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A reader of sets whose labels are names of folders or files.
final class FolderFiles {
  private FolderFiles() {}

  /// One text per file, labelled by the folder it lies in; the first line is its title.
  static List<Example> perLabel(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".txt")) {
      Path parent = file.toAbsolutePath().getParent();
      String label = parent == null ? "" : String.valueOf(parent.getFileName());
      String text = reading.text(file).strip();
      if (text.isEmpty()) {
        throw new BrokenFileException(file, 1, "is empty");
      }
      int break1 = text.indexOf('\n');
      SortedMap<String, String> fields = new TreeMap<>();
      fields.put("title", break1 < 0 ? text : text.substring(0, break1).strip());
      fields.put("body", break1 < 0 ? "" : text.substring(break1).strip());
      SortedMap<String, String> facets = reading.facets();
      facets.put("genre", label);
      examples.add(
          new Example.Text(label + "/" + file.getFileName(), fields, List.of(label), facets));
    }
    return examples;
  }

  /// One text per line, in the language that the file is named after.
  static List<Example> perLanguage(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files(".txt")) {
      String language = file.getFileName().toString().replaceFirst("\\..*$", "");
      if (!language.matches("[a-z]{2,3}")) {
        throw new BrokenFileException(file, 0, "is not named after a language, such as de.txt");
      }
      List<String> lines = reading.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          SortedMap<String, String> fields = new TreeMap<>();
          fields.put("body", lines.get(i).strip());
          SortedMap<String, String> facets = new TreeMap<>();
          facets.put("language", language);
          examples.add(
              new Example.Text(language + "/" + (i + 1), fields, List.of(language), facets));
        }
      }
    }
    return examples;
  }
}
