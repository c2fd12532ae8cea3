package org.colophon.service.items;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.audience.Segment;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.api.WordLimit;
import org.colophon.service.facts.FactEndpoint;
import org.colophon.service.facts.FactsRequest;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.segments.SegmentDocument;
import org.colophon.service.segments.SegmentRecorder;
import org.colophon.service.sources.ReferenceReader;
import org.jspecify.annotations.Nullable;

/// `POST /v1/items:batch`: one record a line; each line has its own result, in order. A bad line
/// does not stop the others. A line without a `schema` is an item.
public final class BatchEndpoint implements Endpoint {
  private static final List<String> MEDIA_TYPES =
      List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private static final Parameter<Optional<ZoneId>> ZONE =
      Parameter.zone(
          "zone", "The time zone of dates without an offset; that of the source when absent.");

  private final Catalog catalog;
  private final SegmentRecorder segments;
  private final ItemWriter writer;
  private final ZoneId zone;

  /// @param zone of a source that names none, and of the dates of segments
  public BatchEndpoint(Catalog catalog, SegmentRecorder segments, ItemWriter writer, ZoneId zone) {
    this.zone = zone;
    this.catalog = catalog;
    this.segments = segments;
    this.writer = writer;
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/items:batch")
            .summary("Record many items, facts and other records, one a line")
            .description(
                "JSON Lines. A line's `schema` says what it is; without one it is an item. Each"
                    + " line has its own result; a bad line does not stop the others.")
            .parameters(ZONE)
            .body(MEDIA_TYPES, ItemDocument.class, ItemExamples.LINES)
            .answer(
                Answer.lines("One result a line.", BatchLineResult.class)
                    .example(ItemExamples.LINE_RESULT))
            .handle(this::record));
  }

  private Response record(Request request) {
    Batch batch = new Batch(request);
    int number = 0;
    for (byte[] line : lines(request.bytes())) {
      number++;
      if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        batch.add(number, line);
      }
    }
    return Response.lines(batch.finish());
  }

  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        lines.add(Arrays.copyOfRange(body, start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  private Optional<Source> source(SourceId id) {
    try (CatalogView view = catalog.view()) {
      return view.source(id);
    }
  }

  private @Nullable ZoneId zone(SourceId id) {
    return source(id).map(source -> source.calendar().zone()).orElse(null);
  }

  /// A statement that waits to be recorded.
  ///
  /// @param id the item, where it is one
  private record Waiting(int line, @Nullable ItemId id, Arrival arrival) {
    String pointer(Rejection.Path path) {
      return id == null ? FactsRequest.pointer(path) : ItemDocument.pointer(path);
    }
  }

  /// Statements wait until another kind of record comes, so that they are written together and
  /// still in order.
  private final class Batch {
    private final Request request;
    private final Instant now;
    private final @Nullable ZoneId stated;
    private final TreeMap<Integer, BatchLineResult> results = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    Batch(Request request) {
      this.request = request;
      this.now = request.now();
      this.stated = request.get(ZONE).orElse(null);
    }

    void add(int number, byte[] line) {
      try {
        JsonNode node = request.parse(line);
        switch (node.path("schema").asText(ItemDocument.SCHEMA)) {
          case ItemDocument.SCHEMA -> waiting.add(item(number, node));
          case FactsRequest.SCHEMA -> waiting.add(facts(number, node));
          case SegmentDocument.SCHEMA -> results.put(number, segment(number, node));
          default -> results.put(number, put(number, node));
        }
      } catch (ApiException e) {
        results.put(number, BatchLineResult.failed(number, null, e.problem()));
      }
    }

    private Waiting item(int number, JsonNode node) {
      ItemDocument item = ApiMapper.read(node, ItemDocument.class);
      WordLimit.check(item.text());
      return new Waiting(
          number, item.id(), item.toArrival(stated == null ? zone(item.source()) : stated, now));
    }

    private Waiting facts(int number, JsonNode node) {
      FactsRequest facts = ApiMapper.read(node, FactsRequest.class);
      Source source =
          source(facts.source()).orElseThrow(() -> FactEndpoint.unknown(facts.source()));
      return new Waiting(
          number, null, facts.toArrival(stated == null ? source.calendar().zone() : stated, now));
    }

    private BatchLineResult segment(int number, JsonNode node) {
      Segment segment =
          ApiMapper.read(node, SegmentDocument.class).toSegment(stated == null ? zone : stated);
      return BatchLineResult.put(
          number, segments.put(segment, request.caller().author()).stored().version());
    }

    /// A record that items refer to.
    private BatchLineResult put(int number, JsonNode node) {
      Reference reference =
          stated == null
              ? ReferenceReader.read(node, zone)
              : ReferenceReader.read(node, stated, null);
      flush();
      catalog.put(reference);
      return BatchLineResult.put(number, null);
    }

    private void flush() {
      List<Recorded> recorded = writer.recordAll(waiting.stream().map(Waiting::arrival).toList());
      for (int i = 0; i < recorded.size(); i++) {
        Waiting one = waiting.get(i);
        results.put(one.line(), result(one, recorded.get(i)));
      }
      waiting.clear();
    }

    private static BatchLineResult result(Waiting one, Recorded recorded) {
      try {
        return BatchLineResult.stored(
            one.line(), one.id(), RecordedResponse.of(recorded, one::pointer));
      } catch (ApiException e) {
        return BatchLineResult.failed(one.line(), one.id(), e.problem());
      }
    }

    List<BatchLineResult> finish() {
      flush();
      writer.finish();
      return List.copyOf(results.values());
    }
  }
}
