package org.colophon.service.facts;

import java.util.List;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Source;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.RecordedResponse;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `POST /v1/facts`: prices, availability, ranks and dates between whole items.
public final class FactEndpoint implements Endpoint {
  private static final String EXAMPLE =
      """
      {"source": "trade-feed", "facts": [
        {"product": "hafenlicht-hc", "type": "price", "qualifier": "DE",
         "value": {"amount": "24.00", "currency": "EUR"}, "valid_to": "2027-01-01"},
        {"product": "hafenlicht-hc", "type": "availability", "value": "20"}]}
      """;

  private static final String ANSWER =
      """
      {"outcome": "changed", "seq": 4711, "items": ["hafenlicht"]}
      """;

  private final Catalog catalog;
  private final Runnable afterWrite;

  /// @param afterWrite makes derived data see a write before it is answered
  public FactEndpoint(Catalog catalog, Runnable afterWrite) {
    this.catalog = catalog;
    this.afterWrite = afterWrite;
  }

  @Override
  public String subject() {
    return "facts";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/facts")
            .summary("Record facts of items and products")
            .description(
                "Prices, availability, ranks, dates and rights. Order keys decide what counts, not"
                    + " arrival. Either all facts are stored or none.")
            .body(FactsRequest.class, EXAMPLE)
            .answer(
                Answer.json(200, "The facts were stored.", RecordedResponse.class).example(ANSWER))
            .handle(this::record));
  }

  private Response record(Request request) {
    FactsRequest facts = request.body(FactsRequest.class);
    Source source = source(facts.source());
    Recorded recorded = catalog.record(facts.toArrival(source.calendar().zone(), request.now()));
    afterWrite.run();
    return Response.ok(RecordedResponse.of(recorded, FactsRequest::pointer));
  }

  /// A source that nobody registered states no facts: nothing could say how old they may become,
  /// and nobody would fix them.
  private Source source(SourceId id) {
    try (CatalogView view = catalog.view()) {
      return view.source(id).orElseThrow(() -> unknown(id));
    }
  }

  /// The error of facts whose source is not registered.
  public static ApiException unknown(SourceId id) {
    return new ApiException(
        new ApiProblem(
            422,
            "source_unknown",
            "/source",
            "source '" + id + "' is not registered",
            "register it with PUT /v1/sources/" + id));
  }
}
