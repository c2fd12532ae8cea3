package org.colophon.service.suggestions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.colophon.audience.Segment;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.Draft;
import org.colophon.editorial.SuggestionService;
import org.colophon.editorial.Suggestions;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.api.WordLimit;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// Suggestions for a draft and for a stored item.
public final class SuggestionEndpoint implements Endpoint {
  private static final Parameter<ItemId> ID = Parameter.path("id", ItemId.class, "The item's id.");

  private static final Parameter<DraftPurpose> PURPOSE =
      Parameter.choice(
          "purpose",
          DraftPurpose.SUGGEST_TO_EDITOR,
          "ground_prompt where a language model is told of the suggestions: they show no item that"
              + " it may not be told of.");

  /// The purpose that suggestions for a draft are asked for.
  private enum DraftPurpose {
    SUGGEST_TO_EDITOR,
    GROUND_PROMPT;

    private SuggestionService.Reading reading() {
      return this == SUGGEST_TO_EDITOR
          ? SuggestionService.Reading.BY_EDITOR
          : SuggestionService.Reading.BY_LANGUAGE_MODEL;
    }
  }

  /// How often the suggestions are made anew when the item's text changes meanwhile.
  private static final int ATTEMPTS = 3;

  private static final String DRAFT =
      """
      {"imprint": "kai", "content_type": "news", "title": "Am Kai",
       "text": "Am Hafen liegt ein Schiff. Niemand sah es kommen."}
      """;

  private final Supplier<SuggestionService> service;
  private final Catalog catalog;
  private final Duration targeting;

  /// @param service the one in use now: a run may switch the model behind it
  /// @param targeting how long one lasts where a decision names no end
  public SuggestionEndpoint(
      Supplier<SuggestionService> service, Catalog catalog, Duration targeting) {
    this.targeting = targeting;
    this.service = service;
    this.catalog = catalog;
  }

  @Override
  public String subject() {
    return "suggestions";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/suggestions")
            .summary("Suggest segments and terms for a draft")
            .description("The text is not stored.")
            .parameters(PURPOSE)
            .body(DraftRequest.class, DRAFT)
            .answer(
                Answer.json(200, "The suggestions.", SuggestionsResponse.class)
                    .example(SuggestionExample.OF_DRAFT))
            .interactive()
            .handle(this::ofDraft),
        Operation.get("/v1/items/{id}/suggestions")
            .summary("Suggest segments and terms for a stored item")
            .description("With what was decided before.")
            .parameters(ID)
            .answer(
                Answer.json(200, "The suggestions.", SuggestionsResponse.class)
                    .example(SuggestionExample.OF_ITEM))
            .problems(404, 409, 410)
            .interactive()
            .handle(this::ofItem));
  }

  private static Predicate<Segment> seen(Request request) {
    return segment -> request.caller().sees(segment.imprint());
  }

  private Instant until(Request request) {
    return request.now().plus(targeting);
  }

  private Response ofDraft(Request request) {
    Draft draft = request.body(DraftRequest.class).toDraft();
    WordLimit.check(draft.text());
    checkNames(draft);
    Suggestions suggestions =
        service.get().suggest(draft, request.get(PURPOSE).reading(), seen(request));
    return Response.ok(SuggestionsResponse.of(suggestions, null, draft.text(), until(request)));
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
            "use one of GET /v1/imprints"));
  }

  private Response ofItem(Request request) {
    ItemId id = request.get(ID);
    for (int i = 0; i < ATTEMPTS; i++) {
      ItemVersion version = version(id);
      Suggestions suggestions =
          service
              .get()
              .suggestFor(id, seen(request))
              .orElseThrow(() -> new ApiException(ApiProblem.unknown("item", id)));
      if (suggestions.textHash().equals(version.hashes().text())) {
        String text = version.item().content().text();
        return Response.ok(SuggestionsResponse.of(suggestions, version, text, until(request)));
      }
    }
    throw new ApiException(
        new ApiProblem(
            409,
            "item_changing",
            null,
            "the item's text keeps changing",
            "send the request again in a second"));
  }

  private ItemVersion version(ItemId id) {
    try (CatalogView view = catalog.view()) {
      return Lookup.item(view, id);
    }
  }
}
