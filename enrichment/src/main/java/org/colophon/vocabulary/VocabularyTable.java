package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.catalog.ContentType;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;

/// A parser of vocabularies in comma- or semicolon-separated values with a heading. The columns are
/// `code`, `parent`, `replaced_by`, `fiction` (`true`, `false` or empty), and by language
/// `label.de`, `synonyms.de` and `examples.de` (both separated by `|`) and `note.de`. The first
/// line may be a comment that names list and version: `# scheme=thema version=1.6`, with
/// `selection=true` where the scheme has more codes and `types=news,guide` where it is for some
/// types of content. Values with separators, quotation marks or line ends are put in double
/// quotation marks, where two of them mean one (RFC 4180).
final class VocabularyTable {
  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern NAMED = Pattern.compile("(\\w+)=(\\S+)");

  private VocabularyTable() {}

  /// Reads a whole file.
  ///
  /// @throws VocabularyException when there is no column for codes or labels, or a line is broken
  static Vocabulary read(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    Map<String, String> named = new LinkedHashMap<>();
    if (text.startsWith("#")) {
      int end = text.indexOf('\n');
      String comment = end < 0 ? text : text.substring(0, end);
      NAMED.matcher(comment).results().forEach(m -> named.put(m.group(1), m.group(2)));
      text = end < 0 ? "" : text.substring(end + 1);
    }
    List<List<String>> rows = rows(text);
    if (rows.isEmpty() || !rows.getFirst().contains("code")) {
      throw new VocabularyException("the first line names no column 'code'");
    }
    List<String> heading = rows.getFirst();
    List<Concept> concepts = new ArrayList<>();
    Map<String, Boolean> fiction = new LinkedHashMap<>();
    for (int i = 1; i < rows.size(); i++) {
      Row row = new Row(heading, rows.get(i), i + 1);
      concepts.add(row.concept());
      String said = row.value("fiction");
      if (!said.isEmpty()) {
        fiction.put(row.value("code"), Boolean.valueOf(said.toLowerCase(Locale.ROOT)));
      }
    }
    return new Vocabulary(
        named.getOrDefault("scheme", "own"),
        named.getOrDefault("version", "1"),
        concepts,
        fiction,
        Boolean.parseBoolean(named.get("selection")),
        types(named.getOrDefault("types", "")));
  }

  private static Set<ContentType> types(String parted) {
    Set<ContentType> types = EnumSet.noneOf(ContentType.class);
    for (String name : parted.isEmpty() ? new String[0] : parted.split(",", -1)) {
      try {
        types.add(ContentType.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new VocabularyException(
            "the first line names the type '"
                + name
                + "'; there are book, news, guide, archive, page",
            e);
      }
    }
    return types;
  }

  /// One line below the heading.
  private record Row(List<String> heading, List<String> values, int line) {
    Row {
      if (values.size() != heading.size()) {
        throw new VocabularyException(
            "line " + line + " has " + values.size() + " values, the heading " + heading.size());
      }
    }

    String value(String column) {
      int at = heading.indexOf(column);
      return at < 0 ? "" : values.get(at).strip();
    }

    private @Nullable String orNull(String column) {
      String value = value(column);
      return value.isEmpty() ? null : value;
    }

    Concept concept() {
      Map<String, String> labels = new LinkedHashMap<>();
      Map<String, List<String>> synonyms = new LinkedHashMap<>();
      Map<String, String> notes = new LinkedHashMap<>();
      Map<String, List<String>> examples = new LinkedHashMap<>();
      for (int i = 0; i < heading.size(); i++) {
        String column = heading.get(i);
        String value = values.get(i).strip();
        int dot = column.indexOf('.');
        if (dot > 0 && !value.isEmpty()) {
          String language = column.substring(dot + 1);
          switch (column.substring(0, dot)) {
            case "label" -> labels.put(language, value);
            case "note" -> notes.put(language, value);
            case "synonyms" -> synonyms.put(language, parted(value));
            case "examples" -> examples.put(language, parted(value));
            default -> throw new VocabularyException("the column '" + column + "' is unknown");
          }
        }
      }
      if (value("code").isEmpty() || labels.isEmpty()) {
        throw new VocabularyException("line " + line + " has no code or no label");
      }
      return new Concept(
          value("code"),
          labels,
          synonyms,
          notes,
          examples,
          orNull("parent"),
          orNull("replaced_by"));
    }

    private static List<String> parted(String value) {
      return BAR.splitAsStream(value).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char separator = first.contains(";") ? ';' : ',';
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          value.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == separator) {
        row.add(value.toString());
        value.setLength(0);
      } else if (c == '\n') {
        end(row, value, rows);
        row = new ArrayList<>();
      } else if (c != '\r') {
        value.append(c);
      }
    }
    if (quoted) {
      throw new VocabularyException("a quotation mark is not closed");
    }
    end(row, value, rows);
    return rows;
  }

  /// Ends a line; an empty one is none.
  private static void end(List<String> row, StringBuilder value, List<List<String>> rows) {
    row.add(value.toString());
    value.setLength(0);
    if (row.size() > 1 || !row.getFirst().isBlank()) {
      rows.add(List.copyOf(row));
    }
  }
}
