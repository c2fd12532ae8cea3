package org.colophon.service.sources;

import java.util.List;
import java.util.Optional;
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

/// `/v1/desks/{id}/queue`: a desk's items that nobody has decided on.
public final class QueueEndpoint implements Endpoint {
  private static final Parameter<DeskId> ID = Parameter.path("id", DeskId.class, "The desk's id.");
  private static final Parameter<Optional<String>> AFTER =
      Parameter.query("after", "The next_after of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 20, 1, ReviewQueue.MAX_LIMIT, "The most items.");

  private final ReviewQueue queue;
  private final Catalog catalog;

  public QueueEndpoint(ReviewQueue queue, Catalog catalog) {
    this.queue = queue;
    this.catalog = catalog;
  }

  @Override
  public String subject() {
    return "desks";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/desks/{id}/queue")
            .summary("List a desk's items that nobody has decided on")
            .description("A page may be short, even empty, and still name a next one.")
            .parameters(ID, AFTER, LIMIT)
            .answer(
                Answer.json(200, "A page of the queue.", QueueResponse.class)
                    .example(SourceExamples.QUEUE))
            .problems(404)
            .handle(this::list));
  }

  private Response list(Request request) {
    DeskId desk = request.get(ID);
    int limit = request.get(LIMIT);
    try (CatalogView view = catalog.view()) {
      if (view.desk(desk).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("desk", desk));
      }
    }
    return Response.ok(
        QueueResponse.of(desk, queue.of(desk, request.get(AFTER).orElse(""), limit)));
  }
}
