package org.colophon.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
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
import org.colophon.service.json.FeedbackJson;

/// `POST /v1/feedback`: which items of an answer were shown and clicked; kept for later learning,
/// without who did it.
final class PostFeedback implements Handler {
  private final Feedbacks feedbacks;
  private final ExposureLedger ledger;
  private final InstantSource clock;

  PostFeedback(Feedbacks feedbacks, ExposureLedger ledger, InstantSource clock) {
    this.feedbacks = feedbacks;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    List<Feedback> all = Input.good(FeedbackJson.read(Input.json(ctx), clock.instant()));
    check(all);
    long added = all.stream().filter(feedbacks::add).count();
    LegacyAnswer.json(ctx, 200, Nodes.object().put("kept", added).put("known", all.size() - added));
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
                "/" + feedback.kind().name().toLowerCase(java.util.Locale.ROOT),
                "the answer '" + response + "' does not hold '" + feedback.item() + "'",
                "send the items of that answer alone"));
      }
    }
  }
}
