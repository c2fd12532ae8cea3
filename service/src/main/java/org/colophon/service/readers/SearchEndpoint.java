package org.colophon.service.readers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.recommend.CatalogSearch;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.readers.ReaderAnswers.Question;
import org.jspecify.annotations.Nullable;

/// Items with their texts, as far as they passed the gate at the instant of the answer: what a text
/// asks for, and one item by its id.
public final class SearchEndpoint implements Endpoint {
  private static final int LONGEST_QUESTION = 2_000;
  private static final Parameter<ItemId> ITEM =
      Parameter.path("id", ItemId.class, "The item's id.");
  private static final Parameter<Integer> K =
      Parameter.number("k", 5, 1, Recommender.MAX_K, "The most items.");
  private static final Parameter<String> TEXT =
      new Parameter<>(
          Parameter.Place.QUERY,
          "q",
          "What is searched for: a question, a phrase or a paragraph, at most 2,000 characters.",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", "string")
              .put("minLength", 1)
              .put("maxLength", LONGEST_QUESTION),
          SearchEndpoint::question);

  private final Supplier<CatalogSearch> search;
  private final Catalog catalog;
  private final ReaderAnswers answers;
  private final ContextParameters context;

  /// @param search the one in use now: a run may switch the model behind it
  public SearchEndpoint(
      Supplier<CatalogSearch> search,
      Catalog catalog,
      ReaderAnswers answers,
      ContextParameters context) {
    this.search = search;
    this.catalog = catalog;
    this.answers = answers;
    this.context = context;
  }

  @Override
  public String subject() {
    return "readers";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/search")
            .summary("Search the catalogue for what may be shown now")
            .description("Only items that passed the gate, with the beginning of their texts.")
            .parameters(TEXT, K, context.territory(), context.needsPrice(), ListPurpose.PARAMETER)
            .answer(
                Answer.json(200, "The items.", FoundItemsResponse.class)
                    .example(ReaderExamples.FOUND))
            .interactive()
            .handle(this::search),
        Operation.get("/v1/items/{id}/cleared")
            .summary("Get an item as it may be shown now")
            .description(
                "With its whole text. The list is empty when the gate blocks the item; `blocked`"
                    + " says why.")
            .parameters(ITEM, context.territory(), context.needsPrice(), ListPurpose.PARAMETER)
            .answer(
                Answer.json(200, "The item, or why it may not be shown.", FoundItemsResponse.class)
                    .example(ReaderExamples.FOUND))
            .problems(404)
            .interactive()
            .handle(this::item));
  }

  private static String question(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST_QUESTION) {
      throw new ApiException(
          new ApiProblem(
              422,
              "bad_value",
              "q",
              "q: is missing, blank or longer than " + LONGEST_QUESTION + " characters",
              "send what is searched for"));
    }
    return text;
  }

  private Response search(Request request) {
    String text = request.get(TEXT);
    int k = request.get(K);
    Context reader = ListPurpose.reader(request, context);
    return answers.answer(
        Question.personal("search", request),
        () ->
            ReaderList.plain(
                search.get().find(text, item -> request.caller().sees(item.imprint()), reader, k)),
        (id, list) -> FoundItemsResponse.beginnings(id, list.recommendations()));
  }

  private Response item(Request request) {
    ItemId item = request.get(ITEM);
    try (CatalogView view = catalog.view()) {
      Lookup.item(view, item);
    }
    Context reader = ListPurpose.reader(request, context);
    return answers.answer(
        Question.ofItem(request),
        () -> ReaderList.plain(search.get().byIds(List.of(item), reader)),
        (id, list) -> FoundItemsResponse.whole(id, list.recommendations()));
  }
}
