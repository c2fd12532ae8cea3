package org.colophon.service.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.DeliveryDefaults.Presets;
import org.colophon.service.imports.LineResult.Outcome;
import org.colophon.service.imports.LineResult.Rejected;
import org.colophon.service.imports.LineResult.Taken;
import org.colophon.service.items.ItemDocument;
import org.jspecify.annotations.Nullable;

/// A delivery that goes to `POST /v1/items:batch`, batch by batch. What the delivery says once is
/// written into each record.
public final class BatchImport {
  /// Well below what the service takes in one body.
  private static final int MAX_BODY = 2 * 1024 * 1024;

  private static final int MAX_LINES = 500;

  private final Batches batches;

  public BatchImport(Batches batches) {
    this.batches = batches;
  }

  /// `POST /v1/items:batch`.
  @FunctionalInterface
  public interface Batches {
    /// Records lines; returns one result a line.
    ///
    /// @throws IOException when the batch as a whole is refused
    String post(byte[] lines) throws IOException;
  }

  /// Sends everything in `records`.
  ///
  /// @throws IOException when the service cannot be reached or refuses a batch as a whole; what was
  ///   sent before is recorded
  public ImportSummary run(RecordStream records, Presets presets, Consumer<LineResult> results)
      throws IOException {
    Sending sending = new Sending(presets, results);
    try {
      try {
        records.forEach(sending::take);
      } finally {
        sending.flush(); // what was read is recorded
      }
    } catch (UncheckedIOException e) {
      throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e);
    }
    return sending.summary;
  }

  /// A record that was read.
  ///
  /// @param wrong why it is not sent; null when it is
  private record Entry(RecordPosition place, @Nullable Rejected wrong) {}

  /// One delivery under way.
  private final class Sending {
    private final Presets presets;
    private final Consumer<LineResult> results;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ImportSummary summary = new ImportSummary(0, 0, 0, 0);

    Sending(Presets presets, Consumer<LineResult> results) {
      this.presets = presets;
      this.results = results;
    }

    void take(RecordStream.Raw raw) {
      switch (raw) {
        case RecordStream.Raw.Malformed(RecordPosition place, ApiException error) ->
            entries.add(new Entry(place, Rejected.of(place, error)));
        case RecordStream.Raw.Parsed(RecordPosition place, JsonNode node) when isRepeated(node) ->
            entries.add(new Entry(place, repeated(place, node.path("id").asText())));
        case RecordStream.Raw.Parsed(RecordPosition place, JsonNode node) -> {
          byte[] line =
              (RecordReader.filled(node, presets) + "\n").getBytes(StandardCharsets.UTF_8);
          if (body.size() + line.length > MAX_BODY) {
            flush();
          }
          body.writeBytes(line);
          entries.add(new Entry(place, null));
        }
      }
      if (entries.size() == MAX_LINES) {
        flush();
      }
    }

    private boolean isRepeated(JsonNode node) {
      return node.path("schema").asText().equals(ItemDocument.SCHEMA)
          && !seen.add(node.path("id").asText());
    }

    private static Rejected repeated(RecordPosition place, String id) {
      return new Rejected(
          place,
          ErrorCode.REPEATED.text(),
          "/id",
          "'" + id + "' occurs twice in this delivery",
          "give each item its own id");
    }

    /// Empties the buffers first, so that a batch that is refused is not sent again.
    void flush() {
      List<Entry> batch = List.copyOf(entries);
      byte[] lines = body.toByteArray();
      entries.clear();
      body.reset();
      long sent = batch.stream().filter(entry -> entry.wrong() == null).count();
      List<String> answers = sent == 0 ? List.of() : post(lines).lines().toList();
      if (answers.size() != sent) {
        throw new UncheckedIOException(
            new IOException("the service answered " + answers.size() + " of " + sent + " lines"));
      }
      Iterator<String> answer = answers.iterator();
      for (Entry entry : batch) {
        Rejected wrong = entry.wrong();
        report(wrong == null ? result(entry.place(), answer.next()) : wrong);
      }
    }

    private void report(LineResult result) {
      summary = summary.plus(result);
      results.accept(result);
    }
  }

  private String post(byte[] body) {
    try {
      return batches.post(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LineResult result(RecordPosition place, String answer) {
    JsonNode node;
    try {
      node = ApiMapper.parse(answer);
    } catch (ApiException _) {
      return new Rejected(place, "not_json", "", "the service's answer is not JSON", "");
    }
    JsonNode problem = node.path("problem");
    return problem.isObject()
        ? new Rejected(
            place,
            problem.path("code").asText(),
            problem.path("field").asText(""),
            reason(problem),
            problem.path("fix").asText(""))
        : new Taken(place, node.path("id").asText(""), outcome(node));
  }

  /// What is wrong, without the field, which is said before it.
  private static String reason(JsonNode problem) {
    String field = problem.path("field").asText("") + " ";
    String detail = problem.path("detail").asText();
    return detail.startsWith(field) ? detail.substring(field.length()) : detail;
  }

  private static Outcome outcome(JsonNode node) {
    return switch (node.path("outcome").asText()) {
      case "changed" -> Outcome.CHANGED;
      case "older" -> Outcome.OLDER;
      default -> Outcome.CONFIRMED; // confirmed, or a reference record that was put
    };
  }
}
