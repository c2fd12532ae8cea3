package org.colophon.service.readers;

import java.util.List;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Context;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.ReaderRequest;
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
import org.colophon.service.people.ProductLookup;
import org.colophon.service.readers.ReaderAnswers.Question;

/// The lists of items for readers: for a segment, for one reader, or beside an item. Every item
/// passed the gate at the instant of the answer. Nothing of a reader is stored.
public final class RecommendationEndpoint implements Endpoint {
  private static final Parameter<SegmentId> SEGMENT =
      Parameter.path("id", SegmentId.class, "The segment's id.");
  private static final Parameter<ItemId> ITEM =
      Parameter.path("id", ItemId.class, "The item's id.");
  private static final Parameter<Integer> K =
      Parameter.number("k", 10, 1, Recommender.MAX_K, "The most items.");
  private static final Parameter<Integer> RELATED_K =
      Parameter.number("k", 6, 1, Recommender.MAX_K, "The most items.");

  private final Supplier<Recommender> recommender;
  private final Supplier<ReaderLists> lists;
  private final Audiences audiences;
  private final Catalog catalog;
  private final ReaderAnswers answers;
  private final ContextParameters context;

  /// @param recommender the one in use now: a run may switch the model behind it
  /// @param lists the same
  public RecommendationEndpoint(
      Supplier<Recommender> recommender,
      Supplier<ReaderLists> lists,
      Audiences audiences,
      Catalog catalog,
      ReaderAnswers answers,
      ContextParameters context) {
    this.recommender = recommender;
    this.lists = lists;
    this.audiences = audiences;
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
        Operation.get("/v1/segments/{id}/recommendations")
            .summary("List what to show to a segment now")
            .description(
                "What editors accepted for the segment, then what fits it by the score that the desk"
                    + " shows, best first. Only items that passed the gate. Caches may keep it until"
                    + " valid_until.")
            .parameters(
                SEGMENT, K, context.territory(), context.needsPrice(), ListPurpose.PARAMETER)
            .answer(
                Answer.json(200, "The list.", ReaderListResponse.class)
                    .example(ReaderExamples.SEGMENT_LIST))
            .problems(404)
            .interactive()
            .handle(this::forSegment),
        Operation.post("/v1/recommendations")
            .summary("List what to show to a reader now")
            .description(
                "For a segment, for what an anonymous reader did lately, or both. Nothing of the"
                    + " reader is stored.")
            .body(ReaderListRequest.class, ReaderExamples.QUESTION)
            .answer(
                Answer.json(200, "The list.", ReaderListResponse.class)
                    .example(ReaderExamples.READER_LIST))
            .interactive()
            .handle(this::forReader),
        Operation.get("/v1/items/{id}/related")
            .summary("List what to show beside an item now")
            .description(
                "What the desk suggests as related, in the same order. Only items that passed the"
                    + " gate. Caches may keep it until valid_until.")
            .parameters(
                ITEM, RELATED_K, context.territory(), context.needsPrice(), ListPurpose.PARAMETER)
            .answer(
                Answer.json(200, "The list.", RelatedListResponse.class)
                    .example(ReaderExamples.RELATED_LIST))
            .problems(404)
            .interactive()
            .handle(this::related));
  }

  private Response forSegment(Request request) {
    SegmentId segment = request.get(SEGMENT);
    int k = request.get(K);
    Lookup.segment(audiences, segment);
    Context reader = ListPurpose.reader(request, context);
    return answers.answer(
        Question.cacheable(request),
        () -> lists.get().list(ReaderRequest.of(segment, reader, k)),
        (id, list) -> ReaderListResponse.of(id, segment, list));
  }

  private Response forReader(Request request) {
    ReaderListRequest body = request.body(ReaderListRequest.class);
    ReaderRequest stated =
        body.toRequest(request.now(), ProductLookup.of(catalog), context.usualTerritory());
    ReaderRequest asked = request.caller().isLimited() ? answers.confined(stated) : stated;
    return answers.answer(
        Question.personal(body.surface(), request),
        () -> lists.get().list(asked),
        (id, list) -> ReaderListResponse.of(id, asked.segment(), list));
  }

  private Response related(Request request) {
    ItemId item = request.get(ITEM);
    int k = request.get(RELATED_K);
    try (CatalogView view = catalog.view()) {
      if (view.item(item).isEmpty()) {
        throw new ApiException(ApiProblem.unknown("item", item));
      }
    }
    Context reader = ListPurpose.reader(request, context);
    return answers.answer(
        Question.cacheable(request),
        () -> ReaderList.related(recommender.get().related(item, reader, k), k),
        (id, list) -> RelatedListResponse.of(id, item, list));
  }
}
