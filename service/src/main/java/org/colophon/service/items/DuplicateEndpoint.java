package org.colophon.service.items;

import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.similarity.NearDuplicates;
import org.colophon.similarity.NearDuplicates.Pair;
import org.jspecify.annotations.Nullable;

/// Items whose texts are nearly the same: of the whole catalogue, or of one item. Items of other
/// imprints than the one that asks appear only where its editors may know of them.
public final class DuplicateEndpoint implements Endpoint {
  private static final int MAX_PAIRS = 1_000;
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 100, 1, MAX_PAIRS, "The most pairs.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query(
          "imprint",
          ImprintId.class,
          "The imprint whose editors ask. They get all of its own items, and of other imprints"
              + " those that they may know of.");

  private final Catalog catalog;
  private final Gate gate;
  private final NearDuplicates duplicates;
  private final String territory;

  /// @param territory of the readers whom editors work for
  public DuplicateEndpoint(Catalog catalog, Gate gate, String territory) {
    this.territory = territory;
    this.catalog = catalog;
    this.gate = gate;
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
            .parameters(LIMIT, IMPRINT)
            .answer(
                Answer.json(200, "The pairs.", DuplicatesResponse.class)
                    .example(ItemExamples.DUPLICATES))
            .handle(this::all));
  }

  private Response ofItem(Request request) {
    ItemId id = request.get(ItemEndpoint.ID);
    ImprintId imprint;
    try (CatalogView view = catalog.view()) {
      imprint =
          view.item(id)
              .filter(version -> !version.tombstone())
              .map(version -> version.item().imprint())
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
    }
    return visible(duplicates.of(id, Integer.MAX_VALUE), imprint, MAX_PAIRS);
  }

  private Response all(Request request) {
    ImprintId imprint = request.get(IMPRINT).orElse(null);
    return visible(duplicates.pairs(Integer.MAX_VALUE), imprint, request.get(LIMIT));
  }

  private Response visible(List<Pair> pairs, @Nullable ImprintId viewer, int limit) {
    try (GateSession session = gate.open(Context.desk(territory, viewer))) {
      List<Pair> visible =
          pairs.stream()
              .filter(pair -> session.isVisible(pair.item()) && session.isVisible(pair.other()))
              .limit(limit)
              .toList();
      return Response.ok(DuplicatesResponse.of(visible, catalog));
    }
  }
}
