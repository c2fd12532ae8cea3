package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Recorded;
import org.colophon.service.json.Intake;
import org.colophon.service.json.ItemJson;
import org.colophon.service.json.Json;
import org.colophon.service.json.Reading;
import org.colophon.service.json.Statement;
import org.colophon.service.json.StatementJson;

/// `POST /v1/items:batch`: one record a line; each line has its own result, in order. A bad line
/// does not stop the others. A line without a `schema` is an item.
final class PostBatch implements Handler {
  private static final List<String> MEDIA_TYPES =
      List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private final Writes writes;
  private final Intakes intakes;
  private final Catalog catalog;
  private final Audiences audiences;

  PostBatch(Writes writes, Intakes intakes, Catalog catalog, Audiences audiences) {
    this.writes = writes;
    this.intakes = intakes;
    this.catalog = catalog;
    this.audiences = audiences;
  }

  @Override
  public void handle(Context ctx) {
    byte[] body = Input.body(ctx, MEDIA_TYPES);
    Batch batch = new Batch();
    int number = 0;
    for (byte[] line : lines(body)) {
      number++;
      if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        batch.add(number, line);
      }
    }
    List<ObjectNode> results = batch.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ObjectNode result : results) {
      out.writeBytes(Answer.bytes(result));
      out.write('\n');
    }
    Answer.lines(ctx, out.toByteArray());
  }

  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        lines.add(java.util.Arrays.copyOfRange(body, start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  /// Statements wait until another kind of record comes, so that they are written together and
  /// still in order.
  private final class Batch {
    private final List<ObjectNode> results = new ArrayList<>();
    private final List<Submission> waiting = new ArrayList<>();
    private final List<ObjectNode> waitingResults = new ArrayList<>();

    void add(int number, byte[] line) {
      ObjectNode result = Nodes.object().put("line", number);
      results.add(result);
      try {
        switch (read(line)) {
          case Statement.OfCatalog(var submission) -> {
            waiting.add(submission);
            waitingResults.add(result);
          }
          case Statement.OfReference(var reference) -> {
            flush();
            catalog.put(reference);
            result.put("outcome", "put");
          }
          case Statement.OfSegment(var segment) ->
              result.put("outcome", "put").put("version", audiences.put(segment));
        }
      } catch (Refusal refusal) {
        result.set("problem", refusal.problem().json());
      }
    }

    private Statement read(byte[] line) {
      JsonNode node = Input.good(Json.parse(line));
      Intake intake = intakes.of(node);
      Reading<Statement> reading =
          node.has("schema")
              ? StatementJson.read(node, intake)
              : ItemJson.read(node, intake).map(Statement.OfCatalog::new);
      Statement statement = Input.good(reading);
      if (statement instanceof Statement.OfCatalog(Submission.WholeItem whole)) {
        WordLimit.check(whole.item().content().text());
      }
      if (statement instanceof Statement.OfCatalog(Submission.Facts facts)) {
        writes.requireRegistered(facts);
      }
      return statement;
    }

    private void flush() {
      List<Recorded> recorded = writes.recordAll(List.copyOf(waiting));
      for (int i = 0; i < recorded.size(); i++) {
        ObjectNode result = waitingResults.get(i);
        if (waiting.get(i) instanceof Submission.WholeItem whole) {
          result.put("id", whole.item().id().value());
        }
        if (recorded.get(i) instanceof Recorded.Refused refused) {
          result.set("problem", RecordedJson.problem(refused, Pointers::ofItem).json());
        } else {
          result.setAll(RecordedJson.of(recorded.get(i), Pointers::ofItem));
        }
      }
      waiting.clear();
      waitingResults.clear();
    }

    List<ObjectNode> finish() {
      flush();
      writes.done();
      return results;
    }
  }
}
