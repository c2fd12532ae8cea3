package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Comparator;
import java.util.List;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Source;
import org.colophon.health.Repair;
import org.colophon.health.Repairs;
import org.colophon.service.json.HealthAnswers;

/// `POST /v1/items/{id}/confirmations`: a person looked, and what a source stated still holds. The
/// statement keeps its order key, so whatever the source says next counts.
final class PostConfirmation implements Handler {
  private final Catalog catalog;
  private final Writes writes;
  private final Repairs repairs;

  PostConfirmation(Catalog catalog, Writes writes, Repairs repairs) {
    this.catalog = catalog;
    this.writes = writes;
    this.repairs = repairs;
  }

  @Override
  public void handle(Context ctx) {
    ItemId id = Input.pathId(ctx, "id", ItemId::new);
    JsonNode body = Input.json(ctx);
    HealthAnswers.Confirmed confirmed = Input.good(HealthAnswers.confirmation(body, id));
    Fact fact = find(id, confirmed);
    if (fact.conflict()) {
      throw new Refusal(
          new HttpProblem(
              409,
              "fact_conflict",
              "/type",
              "'" + fact.source() + "' stated two values under one order key",
              "state the right one with POST /v1/facts"));
    }
    Submission.StatedFact stated =
        new Submission.StatedFact(
            fact.key(), fact.value(), fact.order(), writes.now(), fact.validFrom(), fact.validTo());
    Recorded recorded = writes.record(new Submission.Facts(fact.source(), List.of(stated)));
    repairs.append(new Repair(writes.now(), id, confirmed.by(), "confirm", body.toString()));
    Answer.json(ctx, 200, RecordedJson.of(recorded, Pointers::ofFacts));
  }

  /// The statement of the source that is named, else of the one that decides.
  private Fact find(ItemId id, HealthAnswers.Confirmed confirmed) {
    try (CatalogView view = catalog.view()) {
      GetItem.live(view, id);
      return view.facts(id).stream()
          .filter(fact -> fact.key().equals(confirmed.fact()))
          .filter(fact -> confirmed.source() == null || confirmed.source().equals(fact.source()))
          .max(
              Comparator.comparing((Fact fact) -> decides(fact, view))
                  .thenComparing(Fact::clocks, Comparator.comparing(FactClocks::confirmedAt)))
          .orElseThrow(() ->
              new Refusal(
                  new HttpProblem(
                      404,
                      "fact_unknown",
                      "/type",
                      "nobody stated that of '" + id + "'",
                      "let its source state it first")));
    }
  }

  private static boolean decides(Fact fact, CatalogView view) {
    return view.source(fact.source())
        .map(Source::authoritativeFor)
        .filter(types -> types.contains(fact.key().type()))
        .isPresent();
  }
}
