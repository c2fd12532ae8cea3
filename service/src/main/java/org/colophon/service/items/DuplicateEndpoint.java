package org.colophon.service.items;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.similarity.NearDuplicates;

/// Items whose texts are nearly the same: of the whole catalogue, or of one item.
public final class DuplicateEndpoint implements Endpoint {
  private static final int MAX_PAIRS = 1_000;
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 100, 1, MAX_PAIRS, "The most pairs.");

  private final Catalog catalog;
  private final NearDuplicates duplicates;

  public DuplicateEndpoint(Catalog catalog) {
    this.catalog = catalog;
    this.duplicates = new NearDuplicates(catalog);
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/items/{id}/duplicates")
            .summary("List near-duplicates of an item")
            .parameters(ItemEndpoint.ID)
            .answer(
                Answer.json(200, "The pairs.", DuplicatesResponse.class)
                    .example(ItemExamples.DUPLICATES))
            .problems(404)
            .handle(this::ofItem),
        Operation.get("/v1/governance/duplicates")
            .summary("List near-duplicates in the catalogue")
            .parameters(LIMIT)
            .answer(
                Answer.json(200, "The pairs.", DuplicatesResponse.class)
                    .example(ItemExamples.DUPLICATES))
            .handle(this::all));
  }

  private Response ofItem(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    try (CatalogView view = catalog.view()) {
      if (view.item(id).filter(version -> !version.tombstone()).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("item", id));
      }
    }
    return Response.ok(DuplicatesResponse.of(duplicates.of(id, MAX_PAIRS), catalog));
  }

  private Response all(Request request) {
    return Response.ok(DuplicatesResponse.of(duplicates.pairs(request.get(LIMIT)), catalog));
  }
}
