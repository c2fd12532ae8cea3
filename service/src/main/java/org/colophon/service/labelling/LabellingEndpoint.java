package org.colophon.service.labelling;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingResult;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/labellings`: samples that people label, to measure models on.
public final class LabellingEndpoint implements Endpoint {
  private static final String PATH = "/v1/labellings/{id}";
  private static final Parameter<LabellingId> ID =
      Parameter.path("id", LabellingId.class, "The sample's id: words joined by hyphens.");
  private static final Parameter<String> LABELLER =
      new Parameter<>(
          Parameter.Place.QUERY,
          "labeller",
          "Who looks; this parameter has to be sent.",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "string")
              .put("minLength", 1)
              .put("maxLength", LabelEntry.LONGEST_NAME),
          LabellingEndpoint::labeller);
  private static final Parameter<Optional<String>> FIRST =
      Parameter.query("first", "One labeller.");
  private static final Parameter<Optional<String>> SECOND =
      Parameter.query("second", "The other; without names, the two who answered most.");
  private static final Parameter<Integer> LABELLERS =
      Parameter.number("labellers", 2, 1, 100, "How many must have given the same answer.");

  private final LabellingService labellings;

  public LabellingEndpoint(LabellingService labellings) {
    this.labellings = labellings;
  }

  @Override
  public String subject() {
    return "labelling";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/labellings")
            .summary("List samples that people label")
            .answer(
                Answer.json(200, "The samples.", LabellingsResponse.class)
                    .example(LabellingExamples.ALL))
            .handle(_ -> Response.ok(list())),
        Operation.post("/v1/labellings")
            .summary("Draw a sample of the catalogue for people to label")
            .description(
                "Stratified by imprint, language and content type; no model has a say in it.")
            .body(LabellingRequest.class, LabellingExamples.DRAW)
            .answer(
                Answer.json(201, "The sample was drawn.", LabellingResponse.class)
                    .header("Location")
                    .example(LabellingExamples.STATUS))
            .problems(409)
            .handle(this::draw),
        Operation.get(PATH)
            .summary("Get a sample's choices and the progress of its labellers")
            .parameters(ID)
            .answer(
                Answer.json(200, "The sample.", LabellingResponse.class)
                    .example(LabellingExamples.STATUS))
            .problems(404)
            .handle(request -> Response.ok(status(request.get(ID)))),
        Operation.get(PATH + "/next")
            .summary("Get the next item for a labeller")
            .description("Without any suggestion; no item when all are done.")
            .parameters(ID, LABELLER)
            .answer(
                Answer.json(200, "The item.", NextItemResponse.class)
                    .example(LabellingExamples.NEXT))
            .problems(404)
            .handle(this::next),
        Operation.post(PATH + "/labels")
            .summary("Record a labeller's answer to an item")
            .description("Earlier answers stay on record; the last one counts.")
            .parameters(ID)
            .body(LabelsRequest.class, LabellingExamples.LABELS)
            .answer(
                Answer.json(201, "The answer was recorded.", LabelsResponse.class)
                    .example(LabellingExamples.RECORDED))
            .problems(404)
            .handle(this::record),
        Operation.get(PATH + "/agreement")
            .summary("Compare two labellers")
            .parameters(ID, FIRST, SECOND)
            .answer(
                Answer.json(200, "The agreement.", AgreementResponse.class)
                    .example(LabellingExamples.AGREEMENT))
            .problems(404)
            .handle(this::compare),
        Operation.get(PATH + "/gold")
            .summary("Export what people agree on as a labelled set")
            .parameters(ID, LABELLERS)
            .answer(
                Answer.json(200, "The set.", GoldResponse.class).example(LabellingExamples.GOLD))
            .problems(404)
            .handle(request -> Response.ok(gold(request.get(ID), request.get(LABELLERS)))));
  }

  /// All samples by id.
  public LabellingsResponse list() {
    return LabellingsResponse.of(labellings.all());
  }

  private Response draw(Request request) {
    LabellingRequest wanted = request.body(LabellingRequest.class);
    return Response.json(201, draw(wanted)).header("Location", "/v1/labellings/" + wanted.id());
  }

  /// Draws a sample.
  ///
  /// @throws ApiException when it cannot be drawn
  public LabellingResponse draw(LabellingRequest wanted) {
    return LabellingResponse.of(orThrow(labellings.draw(wanted.toRequest())));
  }

  /// A sample with its choices and the progress of its labellers.
  ///
  /// @throws ApiException when there is none
  public LabellingResponse status(LabellingId id) {
    return LabellingResponse.of(orThrow(labellings.status(id)));
  }

  private Response next(Request request) {
    LabellingId id = request.get(ID);
    return Response.ok(NextItemResponse.of(orThrow(labellings.next(id, request.get(LABELLER)))));
  }

  private Response record(Request request) {
    LabelsRequest labels = request.body(LabelsRequest.class);
    return Response.json(201, record(request.get(ID), labels));
  }

  /// Records a labeller's answer.
  ///
  /// @throws ApiException when it does not belong to the sample
  public LabelsResponse record(LabellingId id, LabelsRequest labels) {
    return LabelsResponse.of(
        orThrow(labellings.answer(id, labels.item(), labels.labeller(), labels.toAnswer())));
  }

  private Response compare(Request request) {
    return Response.ok(
        compare(
            request.get(ID), request.get(FIRST).orElse(null), request.get(SECOND).orElse(null)));
  }

  /// Compares two labellers; where they are not named, the two that answered most.
  ///
  /// @throws ApiException when they cannot be compared
  public AgreementResponse compare(
      LabellingId id, @Nullable String first, @Nullable String second) {
    return AgreementResponse.of(orThrow(labellings.compare(id, first, second)));
  }

  /// What people agree on.
  ///
  /// @param confirmations how many must have given the same answer
  /// @throws ApiException when there is no such sample
  public GoldResponse gold(LabellingId id, int confirmations) {
    return GoldResponse.of(orThrow(labellings.gold(id, confirmations)));
  }

  private static String labeller(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LabelEntry.LONGEST_NAME) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "labeller",
              "a labeller has a name of 1 to " + LabelEntry.LONGEST_NAME + " characters",
              "send the labeller's name"));
    }
    return text;
  }

  private static <T> T orThrow(LabellingResult<T> result) {
    return switch (result) {
      case LabellingResult.Done<T>(T value) -> value;
      case LabellingResult.Refused<T>(String code, String field, String reason) -> {
        int status = code.endsWith("_unknown") ? 404 : code.endsWith("_exists") ? 409 : 422;
        String pointer = field.isEmpty() ? null : "/" + field;
        throw new ApiException(
            new ApiProblem(status, code, pointer, reason, "correct it and send it again"));
      }
    };
  }
}
