package org.colophon.service.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.OrderKey;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.Records;
import org.colophon.service.json.Intake;
import org.colophon.service.json.Problem;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Statement;
import org.colophon.service.json.StatementJson;
import org.colophon.service.json.Times;

/// Reads the demo's files from the class path.
final class DemoFiles {
  /// In the order in which they refer to each other.
  static final List<String> NAMES =
      List.of(
          "imprints.jsonl",
          "desks.jsonl",
          "sources.jsonl",
          "contributors.jsonl",
          "series.jsonl",
          "events.jsonl",
          "awards.jsonl",
          "items-nordufer.jsonl",
          "items-sommerfeld.jsonl",
          "items-kompass.jsonl",
          "items-tannenstein.jsonl",
          "items-abendbogen.jsonl",
          "items-harrow-lane.jsonl",
          "facts-conflict.jsonl",
          "segments.jsonl",
          "signals.jsonl");

  private DemoFiles() {}

  static List<Statement> read(Instant now, OrderKey order) {
    Intake intake = new Intake(Intake.Presets.NONE, order, now, Times.relativeTo(now));
    List<Statement> statements = new ArrayList<>();
    for (String name : NAMES) {
      try (InputStream in = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
        if (in == null) {
          throw new IllegalStateException("demo file " + name + " is not in the program");
        }
        new JsonLines(name, in).forEach(raw -> statements.add(statement(raw, intake)));
      } catch (IOException e) {
        throw new UncheckedIOException("demo file " + name + " cannot be read", e);
      }
    }
    return statements;
  }

  private static Statement statement(Records.Raw raw, Intake intake) {
    Reading<Statement> reading =
        switch (raw.json()) {
          case Reading.Good<JsonNode>(JsonNode node) -> StatementJson.read(node, intake);
          case Reading.Bad<JsonNode>(Problem problem) -> new Reading.Bad<>(problem);
        };
    return switch (reading) {
      case Reading.Good<Statement>(Statement statement) -> statement;
      case Reading.Bad<Statement>(Problem problem) ->
          throw new IllegalStateException(
              "demo file " + raw.place() + " is broken: " + problem.sentence());
    };
  }
}
