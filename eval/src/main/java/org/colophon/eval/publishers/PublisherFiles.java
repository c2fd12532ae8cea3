package org.colophon.eval.publishers;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.editorial.Draft;
import org.colophon.eval.sets.BrokenFileException;
import org.jspecify.annotations.Nullable;

/// The files of a [LabelledPublisher].
final class PublisherFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Set<String> items = new HashSet<>();
  private final Map<String, Boolean> segments = new HashMap<>();
  private Instant latest = Instant.EPOCH;

  PublisherFiles(Path folder) {
    this.folder = folder;
  }

  LabelledPublisher read() {
    lines("items.jsonl").forEach(this::item);
    lines("segments.jsonl").forEach(this::segment);
    Set<String> seen = new HashSet<>();
    List<LabelledDraft> drafts = new ArrayList<>();
    for (Line line : lines("drafts.jsonl")) {
      LabelledDraft draft = draft(line);
      line.require(seen.add(draft.id()), "repeats the id '" + draft.id() + "'");
      drafts.add(draft);
    }
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    return new LabelledPublisher(name, segments, drafts, latest.plus(Duration.ofDays(1)));
  }

  private void item(Line line) {
    line.require(items.add(line.text("id")), "repeats the id '" + line.text("id") + "'");
    JsonNode lifecycle = line.node().path("lifecycle");
    for (String field : List.of("published_at", "checked_at")) {
      if (lifecycle.has(field)) {
        Instant date = line.instant(lifecycle.path(field).asText());
        latest = date.isAfter(latest) ? date : latest;
      }
    }
  }

  private void segment(Line line) {
    List<String> examples = line.texts(line.node().path("positive"));
    examples.forEach(item -> line.require(items.contains(item), "names no item: '" + item + "'"));
    Boolean known = segments.put(line.text("id"), !examples.isEmpty());
    line.require(known == null, "repeats the id '" + line.text("id") + "'");
  }

  private LabelledDraft draft(Line line) {
    JsonNode labels = line.node().path("labels");
    Draft draft = text(line);
    boolean book = draft.type() == ContentType.BOOK;
    List<String> subjects = line.texts(labels.path(book ? "subjects_thema" : "subjects_iptc"));
    List<String> keyphrases = line.texts(labels.path("keyphrases"));
    line.require(!subjects.isEmpty(), "has no subject in its labels");
    line.require(!keyphrases.isEmpty(), "has no key phrase in its labels");
    return new LabelledDraft(
        line.text("id"),
        draft,
        line.grades(labels.path("segments"), segments.keySet(), "segment"),
        line.grades(labels.path("related"), items, "item"),
        keyphrases,
        new LinkedHashSet<>(subjects));
  }

  private static Draft text(Line line) {
    String desk = line.optional("desk");
    String source = line.optional("source");
    return new Draft(
        new ImprintId(line.text("imprint")),
        desk == null ? null : new DeskId(desk),
        source == null ? null : new SourceId(source),
        line.optional("canonical_url"),
        null,
        line.contentType(),
        line.text("language"),
        line.text("title"),
        line.text("text"));
  }

  private List<Line> lines(String name) {
    Path file = folder.resolve(name);
    List<Line> lines = new ArrayList<>();
    try {
      int number = 0;
      for (String text : Files.readAllLines(file)) {
        number++;
        if (!text.isBlank()) {
          lines.add(new Line(file, number, JSON.readTree(text)));
        }
      }
    } catch (JacksonException e) {
      throw new BrokenFileException(
          file, lines.size() + 1, "is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BrokenFileException(file, 0, "cannot be read: " + e);
    }
    return lines;
  }

  /// One JSON object and its place.
  private record Line(Path file, int number, JsonNode node) {
    void require(boolean condition, String reason) {
      if (!condition) {
        throw new BrokenFileException(file, number, reason);
      }
    }

    String text(String field) {
      String value = node.path(field).asText("");
      require(!value.isBlank(), "has no '" + field + "'");
      return value;
    }

    @Nullable String optional(String field) {
      return node.hasNonNull(field) ? text(field) : null;
    }

    List<String> texts(JsonNode array) {
      List<String> texts = new ArrayList<>();
      array.forEach(element -> texts.add(element.asText()));
      return texts;
    }

    Instant instant(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new BrokenFileException(file, number, "'" + text + "' is not a valid instant");
      }
    }

    ContentType contentType() {
      try {
        return ContentType.valueOf(text("content_type").toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new BrokenFileException(file, number, "has an unknown content_type");
      }
    }

    Map<String, Integer> grades(JsonNode object, Set<String> known, String kind) {
      Map<String, Integer> grades = new HashMap<>();
      object
          .properties()
          .forEach(entry -> {
            int grade = entry.getValue().asInt();
            require(
                known.contains(entry.getKey()), "names no " + kind + ": '" + entry.getKey() + "'");
            require(
                grade == 1 || grade == 2, "has the grade " + grade + "; only 1 and 2 are valid");
            grades.put(entry.getKey(), grade);
          });
      return grades;
    }
  }
}
