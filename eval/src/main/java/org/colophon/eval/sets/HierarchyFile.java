package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.models.linear.LabelHierarchy;

/// A reader of label hierarchies: one `parent<tab>child` per line.
public final class HierarchyFile {
  private HierarchyFile() {}

  /// Parents of every label of the file.
  ///
  /// @throws BrokenFileException for a line that is not two names
  public static LabelHierarchy read(Path file) {
    SetFile reading = new SetFile(file, Part.TRAIN, "und", new TreeMap<>());
    List<String> lines = reading.lines(file);
    Map<String, Set<String>> parents = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> names = List.of(lines.get(i).split("\t", -1));
      if (lines.get(i).isBlank()) {
        continue;
      }
      if (names.size() != 2) {
        throw new BrokenFileException(file, i + 1, "a line is parent, tab, child");
      }
      parents
          .computeIfAbsent(names.get(1).strip(), child -> new HashSet<>())
          .add(names.get(0).strip());
    }
    return new LabelHierarchy(parents);
  }
}
