package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.catalog.ContentType;
import org.colophon.text.CsvRows;
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
    boolean commented = text.startsWith("#");
    if (commented) {
      int end = text.indexOf('\n');
      String comment = end < 0 ? text : text.substring(0, end);
      NAMED.matcher(comment).results().forEach(m -> named.put(m.group(1), m.group(2)));
      text = end < 0 ? "" : text.substring(end + 1);
    }
    int firstLine = commented ? 2 : 1;
    List<CsvRows.Row> rows = rows(text, firstLine);
    if (rows.isEmpty() || !rows.getFirst().cells().contains("code")) {
      throw new VocabularyException("the first line names no column 'code'");
    }
    List<String> heading = rows.getFirst().cells();
    List<Concept> concepts = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    Map<String, Boolean> fiction = new LinkedHashMap<>();
    for (CsvRows.Row below : rows.subList(1, rows.size())) {
      Row row = new Row(heading, below.cells(), below.line() + firstLine - 1);
      Concept concept = row.concept();
      concepts.add(concept);
      Integer before = lines.put(concept.code(), row.line());
      if (before != null) {
        throw new VocabularyException(
            "line " + row.line() + ": the code '" + concept.code() + "' stands in line " + before);
      }
      String said = row.value("fiction");
      if (!said.isEmpty()) {
        fiction.put(row.value("code"), Boolean.valueOf(said.toLowerCase(Locale.ROOT)));
      }
    }
    Vocabulary read =
        new Vocabulary(
            named.getOrDefault("scheme", "own"),
            named.getOrDefault("version", "1"),
            concepts,
            fiction,
            Boolean.parseBoolean(named.get("selection")),
            types(named.getOrDefault("types", "")));
    List<VocabularyCheck.Problem> problems =
        read.isSelection() ? VocabularyCheck.rings(read) : VocabularyCheck.all(read);
    return VocabularyCheck.sound(read, problems, code -> "line " + lines.get(code));
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
      return at < 0 ? "" : LabelText.plain(values.get(at));
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
        String value = LabelText.plain(values.get(i));
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

  private static List<CsvRows.Row> rows(String text, int firstLine) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    try {
      return CsvRows.of(text, first.contains(";") ? ';' : ',', '"');
    } catch (CsvRows.MalformedCsvException e) {
      throw new VocabularyException(
          "line " + (e.line() + firstLine - 1) + ": " + e.getMessage(), e);
    }
  }
}
