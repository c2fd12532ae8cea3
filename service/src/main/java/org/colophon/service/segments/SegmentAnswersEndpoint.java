package org.colophon.service.segments;

import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.DecisionService;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `GET /v1/segments:answers`: how often people accepted each segment, by month.
public final class SegmentAnswersEndpoint implements Endpoint {
  private static final String EXAMPLE =
      """
      {"answers": [{"segment": "kuestenleser", "month": "2026-11", "accepted": 14,
        "rejected": 3}]}
      """;

  private final DecisionService decisions;
  private final Catalog catalog;
  private final ZoneId zone;

  /// @param zone of months
  public SegmentAnswersEndpoint(DecisionService decisions, Catalog catalog, ZoneId zone) {
    this.decisions = decisions;
    this.catalog = catalog;
    this.zone = zone;
  }

  @Override
  public String subject() {
    return "segments";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/segments:answers")
            .summary("Count the answers of people to each segment by month")
            .description(
                "Of several answers about one item the last one counts. Among the last 20,000"
                    + " decisions.")
            .answer(Answer.json(200, "The counts.", SegmentAnswersResponse.class).example(EXAMPLE))
            .handle(this::answers));
  }

  private Response answers(Request request) {
    Caller caller = request.caller();
    try (CatalogView view = catalog.view()) {
      return Response.ok(
          SegmentAnswersResponse.of(
              decisions.segmentAnswers(item -> caller.seesItem(view, item), zone)));
    }
  }
}
