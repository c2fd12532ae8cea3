package org.colophon.service.readers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.Feedback;
import org.colophon.audience.Feedbacks;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.ExposureLedger;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.EnumNames;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `POST /v1/feedback`: which items of an answer were shown and clicked, kept without who did it.
public final class FeedbackEndpoint implements Endpoint {
  private static final String FEEDBACK =
      """
      {"response_id": "r-1k", "shown": ["hafenlicht", "nebelkai"], "clicked": ["nebelkai"]}
      """;

  private static final String KEPT =
      """
      {"kept": 3, "known": 0}
      """;

  private final Feedbacks feedbacks;
  private final ExposureLedger ledger;

  public FeedbackEndpoint(Feedbacks feedbacks, ExposureLedger ledger) {
    this.feedbacks = feedbacks;
    this.ledger = ledger;
  }

  @Override
  public String subject() {
    return "readers";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/feedback")
            .summary("Record which items of an answer were shown and clicked")
            .description("Kept for later training, without who did it.")
            .body(FeedbackRequest.class, FEEDBACK)
            .answer(
                Answer.json(200, "The feedback was recorded.", FeedbackResponse.class)
                    .example(KEPT))
            .problems(404)
            .handle(this::record));
  }

  private Response record(Request request) {
    List<Feedback> all = request.body(FeedbackRequest.class).toFeedback(request.now());
    check(all);
    long added = all.stream().filter(feedbacks::add).count();
    return Response.ok(new FeedbackResponse(added, all.size() - added));
  }

  /// Only what an answer showed can have been seen.
  private void check(List<Feedback> all) {
    String response = all.getFirst().response();
    Set<ItemId> shown =
        ledger
            .find(response)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("response", response)))
            .items()
            .stream()
            .map(Exposure.Shown::item)
            .collect(Collectors.toSet());
    for (Feedback feedback : all) {
      if (!shown.contains(feedback.item())) {
        throw new ApiException(
            new ApiProblem(
                422,
                "not_shown",
                "/" + EnumNames.of(feedback.kind()),
                "the answer '" + response + "' does not contain '" + feedback.item() + "'",
                "send only items of that answer"));
      }
    }
  }
}
