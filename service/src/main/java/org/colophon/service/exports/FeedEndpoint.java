package org.colophon.service.exports;

import java.util.List;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.ReaderRequest;
import org.colophon.recommend.Recommendations;
import org.colophon.recommend.Recommender;
import org.colophon.service.api.Lookup;
import org.colophon.service.exports.FeedFormat.Feed;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.readers.ReaderAnswers;
import org.colophon.service.readers.ReaderAnswers.Question;

/// `/v1/segments/{id}/feed`: a segment's list for readers as RSS, Atom or JSON Feed. Every item
/// passed the gate for the purpose `export` at the instant of the answer. The feed carries the
/// imprint's name, never the segment's.
public final class FeedEndpoint implements Endpoint {
  private static final Parameter<SegmentId> SEGMENT =
      Parameter.path("id", SegmentId.class, "The segment's id.");
  private static final Parameter<Integer> K =
      Parameter.number("k", 20, 1, Recommender.MAX_K, "The most items.");
  private static final Parameter<FeedFormat> FORMAT =
      Parameter.choice("format", FeedFormat.RSS, "RSS 2.0, Atom 1.0 or JSON Feed 1.1.");

  private final Supplier<ReaderLists> lists;
  private final Audiences audiences;
  private final Catalog catalog;
  private final ReaderAnswers answers;
  private final ContextParameters context;

  /// @param lists those in use now: a run may switch the model behind them
  public FeedEndpoint(
      Supplier<ReaderLists> lists,
      Audiences audiences,
      Catalog catalog,
      ReaderAnswers answers,
      ContextParameters context) {
    this.lists = lists;
    this.audiences = audiences;
    this.catalog = catalog;
    this.answers = answers;
    this.context = context;
  }

  @Override
  public String subject() {
    return "exports";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/segments/{id}/feed")
            .summary("Get what to show to a segment now as a feed")
            .description(
                "The list of /v1/segments/{id}/recommendations, judged for others who keep it."
                    + " Caches may keep it as long as the list.")
            .parameters(SEGMENT, FORMAT, K, context.territory(), context.needsPrice())
            .answer(Answer.text("RSS 2.0.", FeedFormat.RSS.mediaType(), "\"<rss>…\""))
            .answer(Answer.text("Atom 1.0.", FeedFormat.ATOM.mediaType(), "\"<feed>…\""))
            .answer(
                Answer.text(
                    "The feed.",
                    FeedFormat.JSON.mediaType(),
                    """
                    {"version": "https://jsonfeed.org/version/1.1", "title": "Nordufer",
                     "language": "de", "items": []}
                    """))
            .problems(404)
            .interactive()
            .handle(this::feed));
  }

  private Response feed(Request request) {
    SegmentId id = request.get(SEGMENT);
    Segment segment = Lookup.segment(audiences, id).segment();
    int k = request.get(K);
    FeedFormat format = request.get(FORMAT);
    String title = title(segment);
    Context reader = context.context(request).to(Purpose.EXPORT);
    return answers.rendered(
        Question.cacheable(request),
        () -> lists.get().list(ReaderRequest.of(id, reader, k)),
        (_, answer) -> {
          Recommendations list = answer.recommendations();
          Feed feed =
              new Feed(
                  "urn:colophon:segment:" + id,
                  title,
                  segment.language(),
                  list.evaluatedAt(),
                  list.cleared());
          return Response.Body.of(
              new Response.Content.Text(format.mediaType(), format.write(feed)));
        });
  }

  private String title(Segment segment) {
    try (CatalogView view = catalog.view()) {
      return view.imprint(segment.imprint())
          .map(Imprint::name)
          .orElseGet(() -> segment.imprint().value());
    }
  }
}
