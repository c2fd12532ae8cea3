package org.colophon.eval.sets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.colophon.eval.metrics.Entities;
import org.colophon.eval.metrics.TypedSpan;

/// A reader of CoNLL files: one token per line, a blank line between sentences. Options: `token`
/// and `tag` are the columns from 0 (0 and 1), `comment` the prefix of lines to pass over, `keep`
/// the classes that count, separated by blanks (all where it is not given).
final class ConllTags {
  private static final Pattern TAG = Pattern.compile("O|[BIES]-.+");

  private ConllTags() {}

  static List<Example> read(SetFile reading) {
    List<Example> examples = new ArrayList<>();
    for (Path file : reading.files("")) {
      Builder builder = new Builder(reading, file, examples);
      List<String> lines = reading.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        builder.line(i + 1, lines.get(i));
      }
      builder.endSentence();
    }
    return examples;
  }

  /// A builder of sentences from lines.
  private static final class Builder {
    private final SetFile reading;
    private final Path file;
    private final List<Example> examples;
    private final int tokenColumn;
    private final int tagColumn;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private int first;

    Builder(SetFile reading, Path file, List<Example> examples) {
      this.reading = reading;
      this.file = file;
      this.examples = examples;
      this.tokenColumn = Integer.parseInt(reading.option("token", "0"));
      this.tagColumn = Integer.parseInt(reading.option("tag", "1"));
    }

    void line(int number, String line) {
      String comment = reading.option("comment", "");
      if (line.isBlank()) {
        endSentence();
        return;
      }
      if (!comment.isEmpty() && line.startsWith(comment + "\t")) {
        return;
      }
      List<String> cells = List.of(line.split("[\t ]", -1));
      if (cells.size() <= Math.max(tokenColumn, tagColumn)) {
        throw new BrokenFileException(
            file, number, "has " + cells.size() + " columns, the tag is in number " + tagColumn);
      }
      String tag = cells.get(tagColumn).strip();
      if (!TAG.matcher(tag).matches()) {
        throw new BrokenFileException(file, number, "the tag is O or B-class, got '" + tag + "'");
      }
      if (tokens.isEmpty()) {
        first = number;
      }
      tokens.add(cells.get(tokenColumn));
      tags.add(tag);
    }

    void endSentence() {
      if (!tokens.isEmpty()) {
        String keep = reading.option("keep", "");
        List<String> kept = List.of(keep.split(" ", -1));
        List<TypedSpan> spans =
            Entities.decode(tags).stream()
                .filter(span -> keep.isEmpty() || kept.contains(span.type()))
                .toList();
        String id = file.getFileName() + ":" + first;
        examples.add(new Example.Sentence(id, tokens, spans, reading.facets()));
        tokens.clear();
        tags.clear();
      }
    }
  }
}
