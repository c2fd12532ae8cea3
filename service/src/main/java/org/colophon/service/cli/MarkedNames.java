package org.colophon.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.sets.EvalTask;
import org.colophon.eval.sets.Example;
import org.colophon.eval.sets.LabelledSet;
import org.colophon.eval.sets.SetDefinition;
import org.colophon.eval.sets.SetLoader;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.names.LabelledSentence;
import org.colophon.models.names.LabelledSentence.Name;

/// Reads sentences whose names a person marked, one word a line, and has them tagged.
///
/// @param classes classes that are learned as others
/// @param keep the classes that count; all where it is empty
record MarkedNames(LinguisticAnalyzer analyzer, Map<String, String> classes, List<String> keep) {

  /// The sentences of a file.
  ///
  /// @throws org.colophon.eval.sets.BrokenFileException where it is missing or broken
  List<LabelledSentence> read(Path file) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    SetLoader loader = new SetLoader(file.toAbsolutePath().getRoot(), file, null);
    LabelledSet set = loader.load(definition(file));
    for (Example example : set.train()) {
      if (example instanceof Example.Sentence sentence) {
        sentences.add(labelled(sentence));
      }
    }
    return sentences;
  }

  private LabelledSentence labelled(Example.Sentence sentence) {
    List<Name> names =
        sentence.gold().stream()
            .map(gold ->
                new Name(gold.start(), gold.end(), classes.getOrDefault(gold.type(), gold.type())))
            .filter(name -> keep.isEmpty() || keep.contains(name.type()))
            .toList();
    return new LabelledSentence(
        analyzer.analyzeWords(sentence.tokens()).sentences().getFirst().tokens(), names);
  }

  private SetDefinition definition(Path file) throws IOException {
    SortedMap<String, String> options = new TreeMap<>();
    if (isNumbered(file)) {
      options.putAll(Map.of("token", "1", "tag", "2", "comment", "#"));
    }
    return new SetDefinition(
        "training",
        new SetDefinition.About("names to learn", analyzer.language(), "", null),
        new SetDefinition.Gold(EvalTask.ENTITIES, "human", new TreeMap<>()),
        new SetDefinition.Files("conll", List.of(file.toString()), List.of(), options),
        List.of());
  }

  /// Whether the first line with words has a number, a word and a tag.
  private static boolean isNumbered(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#\t"))
          .findFirst()
          .map(line -> line.matches("\\d+[\t ]\\S+[\t ](O|[BIES]-).*"))
          .orElse(false);
    }
  }
}
