package org.colophon.service.suggestions;

import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.ReviewQueue;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `GET /v1/desks/{id}/decided`: the desk's items that were decided lately.
public final class DecidedEndpoint implements Endpoint {
  private static final Parameter<DeskId> ID = Parameter.path("id", DeskId.class, "The desk's id.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 30, 1, ReviewQueue.MAX_LIMIT, "The most items.");

  private static final String DECIDED =
      """
      {"desk": "desk-nordufer", "items": [{"id": "hafenlicht", "title": "Hafenlicht",
        "language": "de", "by": "m.keller", "at": "2026-11-22T09:00:00Z",
        "answers": [{"kind": "segment", "value": "kuestenleser", "label": "Küstenleser",
          "answer": "accepted"}]}]}
      """;

  private final ReviewQueue queue;
  private final Catalog catalog;

  public DecidedEndpoint(ReviewQueue queue, Catalog catalog) {
    this.queue = queue;
    this.catalog = catalog;
  }

  @Override
  public String subject() {
    return "suggestions";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/desks/{id}/decided")
            .summary("List a desk's items that were decided lately")
            .description("Among the items of the last 2,000 decisions, the last decided first.")
            .parameters(ID, LIMIT)
            .answer(Answer.json(200, "The items.", DecidedResponse.class).example(DECIDED))
            .problems(404)
            .handle(this::decided));
  }

  private Response decided(Request request) {
    DeskId desk = request.get(ID);
    try (CatalogView view = catalog.view()) {
      if (view.desk(desk).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("desk", desk));
      }
    }
    return Response.ok(DecidedResponse.of(desk, queue.decided(desk, request.get(LIMIT))));
  }
}
