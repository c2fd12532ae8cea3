package org.colophon.service.segments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentWriter;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/segments`: list, read, create and replace segments.
public final class SegmentEndpoint implements Endpoint {
  private static final String PATH = "/v1/segments/{id}";
  private static final Parameter<SegmentId> ID =
      Parameter.path("id", SegmentId.class, "The segment's id.");
  private static final Parameter<Optional<String>> AFTER =
      Parameter.query("after", "The last id of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 100, 1, 1_000, "The most segments.");

  private static final String SEGMENT =
      """
      {"schema": "colophon-segment/1", "id": "kuestenleser", "imprint": "nordufer",
       "name": "Küstenleser", "language": "de",
       "description": "Leser, die an der Küste leben oder dort Urlaub machen.",
       "owner": "desk-nordufer", "state": "active", "size": 18400,
       "size_as_of": "2026-11-21T03:00:00Z", "check_due_at": "2027-03-31T00:00:00Z",
       "subjects": [{"scheme": "thema", "code": "FF"}], "positive": ["hafenlicht"],
       "negative": [],
       "rules": {"languages": ["de"], "content_types": ["book"], "imprints": [],
         "territories": ["AT", "DE"]},
       "sensitive": false}
      """;

  private static final String STORED =
      """
      {"segment": %s, "version": 3, "use": {"usable": true}}
      """
          .formatted(SEGMENT);

  private static final String PAGE =
      """
      {"segments": [%s], "next_after": "kuestenleser"}
      """
          .formatted(STORED);

  private final Audiences audiences;
  private final SegmentRecorder recorder;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public SegmentEndpoint(Audiences audiences, SegmentRecorder recorder, Runnable afterWrite) {
    this.audiences = audiences;
    this.recorder = recorder;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "segments";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/segments")
            .summary("List segments by id")
            .parameters(AFTER, LIMIT)
            .answer(Answer.json(200, "The segments.", SegmentsResponse.class).example(PAGE))
            .handle(this::list),
        Operation.put(PATH)
            .summary("Create or replace a segment")
            .description("The id in the body may be left out.")
            .parameters(ID)
            .body(SegmentDocument.class, SEGMENT)
            .answer(
                Answer.json(200, "The segment was replaced.", StoredSegmentResponse.class)
                    .example(STORED))
            .answer(
                Answer.json(201, "The segment is new.", StoredSegmentResponse.class)
                    .example(STORED))
            .handle(this::put),
        Operation.get(PATH)
            .summary("Get a segment and whether it may be used now")
            .parameters(ID)
            .answer(Answer.json(200, "The segment.", StoredSegmentResponse.class).example(STORED))
            .problems(404)
            .handle(this::get));
  }

  private Response list(Request request) {
    String after = request.get(AFTER).orElse("");
    List<Audiences.Stored> rest =
        audiences.all().stream()
            .filter(stored -> request.caller().sees(stored.segment().imprint()))
            .filter(stored -> stored.segment().id().value().compareTo(after) > 0)
            .toList();
    return Response.ok(SegmentsResponse.of(rest, request.get(LIMIT), request.now()));
  }

  private Response put(Request request) {
    SegmentId id = request.get(ID);
    Segment segment = document(request.json(), id).toSegment(null);
    SegmentWriter.Result.Written written = recorder.put(segment, request.caller().author());
    afterWrite.run();
    return Response.json(
        written.isNew() ? 201 : 200, StoredSegmentResponse.of(written.stored(), request.now()));
  }

  /// The id may stand in the path alone.
  private static SegmentDocument document(JsonNode body, SegmentId id) {
    if (body instanceof ObjectNode object && !object.has("id")) {
      object.put("id", id.value());
    }
    SegmentDocument document = ApiMapper.read(body, SegmentDocument.class);
    if (!document.id().equals(id)) {
      throw new ApiException(
          new ApiProblem(
              422,
              "id_differs",
              "/id",
              "/id is '" + document.id() + "', the path says '" + id + "'",
              "remove the field, or send the segment to its own path"));
    }
    return document;
  }

  private Response get(Request request) {
    return Response.ok(
        StoredSegmentResponse.of(Lookup.segment(audiences, request.get(ID)), request.now()));
  }
}
