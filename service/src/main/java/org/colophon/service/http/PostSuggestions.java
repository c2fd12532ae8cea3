package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.Draft;
import org.colophon.editorial.SuggestionService;
import org.colophon.editorial.Suggestions;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.WordLimit;
import org.colophon.service.json.DraftJson;
import org.colophon.service.json.Times;

/// `POST /v1/suggestions`: for a text that is not stored.
final class PostSuggestions implements Handler {
  private final Supplier<SuggestionService> desk;
  private final Catalog catalog;
  private final InstantSource clock;

  PostSuggestions(Supplier<SuggestionService> desk, Catalog catalog, InstantSource clock) {
    this.desk = desk;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) {
    JsonNode body = Input.json(ctx);
    Draft draft = Input.good(DraftJson.read(body, Times.stated(null)));
    WordLimit.check(draft.text());
    checkNames(draft);
    Suggestions suggestions = desk.get().suggest(draft);
    LegacyAnswer.json(
        ctx, 200, new SuggestionsJson(suggestions, draft.text()).write(clock.instant()));
  }

  private void checkNames(Draft draft) {
    try (CatalogView view = catalog.view()) {
      if (view.imprint(draft.imprint()).isEmpty()) {
        throw unknown("imprint", draft.imprint());
      }
      if (draft.desk() != null && view.desk(draft.desk()).isEmpty()) {
        throw unknown("desk", draft.desk());
      }
    }
  }

  private static ApiException unknown(String kind, Object id) {
    return new ApiException(
        new ApiProblem(
            422,
            kind + "_unknown",
            "/" + kind,
            "there is no " + kind + " '" + id + "'",
            "choose one of /v1/imprints"));
  }
}
