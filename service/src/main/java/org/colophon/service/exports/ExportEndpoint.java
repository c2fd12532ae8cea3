package org.colophon.service.exports;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;
import org.colophon.editorial.AcceptedValues;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Gate;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Lookup;
import org.colophon.service.exports.ExportPages.Page;
import org.colophon.service.exports.ExportPages.Wanted;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.readers.ReaderAnswers;
import org.colophon.service.readers.ReaderAnswers.Question;

/// `/v1/exports` and `/v1/items/{id}/json-ld`: what editors accepted, in the formats of the trade,
/// of the web and of spreadsheets. Every item passed the gate for the purpose `export` at the
/// instant of the answer.
public final class ExportEndpoint implements Endpoint {
  private static final String ONIX = "application/xml;charset=utf-8";
  private static final Parameter<ItemId> ITEM =
      Parameter.path("id", ItemId.class, "The item's id.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query(
          "imprint", ImprintId.class, "The imprint whose items are exported; required.");
  private static final Parameter<Optional<ItemId>> ONLY =
      Parameter.query("item", ItemId.class, "Only this item.");
  private static final Parameter<Optional<ItemId>> AFTER =
      Parameter.query("after", ItemId.class, "`Next-After` of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 500, 1, 1_000, "The most items of a page.");

  private final Catalog catalog;
  private final ExportPages pages;
  private final ReaderAnswers answers;
  private final ContextParameters context;

  public ExportEndpoint(
      Catalog catalog,
      Gate gate,
      AcceptedValues accepted,
      ReaderAnswers answers,
      ContextParameters context) {
    this.catalog = catalog;
    this.pages = new ExportPages(catalog, gate, accepted);
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
        Operation.get("/v1/exports/onix")
            .summary("Export accepted subjects and keywords as an ONIX message")
            .description(
                "ONIX 3.1: partial updates (NotificationType 04) with block 1 of each product that somebody"
                    + " accepted a subject or keyword for. MessageNote says what the gate left out."
                    + " See docs/onix.md before you send one to a trading partner.")
            .parameters(IMPRINT, ONLY, AFTER, LIMIT, context.territory())
            .answer(
                Answer.text("The message.", ONIX, "\"<ONIXMessage release=\\\"3.1\\\">…\"")
                    .header("Next-After"))
            .handle(this::onix),
        Operation.get("/v1/exports/catalogue")
            .summary("Export items with their accepted values as a table")
            .description(
                "Comma-separated values in UTF-8 with a byte order mark. Cells that a spreadsheet"
                    + " would calculate start with an apostrophe. Several values of a cell are"
                    + " separated by |.")
            .parameters(IMPRINT, ONLY, AFTER, LIMIT, context.territory())
            .answer(
                Answer.text("The table.", CatalogTable.MEDIA_TYPE, "\"id,source_key,…\"")
                    .header("Next-After"))
            .handle(this::table),
        Operation.get("/v1/items/{id}/json-ld")
            .summary("Get an item as linked data")
            .description(
                "schema.org JSON-LD with the subjects, keywords and names that somebody accepted. The graph is empty"
                    + " when the gate blocks the item. Caches may keep it until it has to be judged"
                    + " again.")
            .parameters(ITEM, context.territory())
            .answer(
                Answer.text(
                    "The item.",
                    JsonLd.MEDIA_TYPE,
                    """
                    {"@context": "https://schema.org", "@graph": [
                      {"@type": "Book", "identifier": "hafenlicht", "name": "Hafenlicht",
                       "about": [{"@type": "DefinedTerm", "inDefinedTermSet": "thema",
                         "termCode": "FFP", "name": "Krimi: Polizei"}]}]}
                    """))
            .problems(404, 410)
            .interactive()
            .handle(this::jsonLd));
  }

  private Response onix(Request request) {
    ImprintId imprint = imprint(request);
    String sender = name(imprint);
    return page(
        request,
        imprint,
        (version, view) ->
            version.item().type() == ContentType.BOOK
                && pages.hasAccepted(version, view, request.now()),
        (items, list) ->
            new Response.Content.Text(
                ONIX, OnixUpdate.of(items, sender, list.evaluatedAt(), leftOut(list))));
  }

  private Response table(Request request) {
    return page(
        request,
        imprint(request),
        (_, _) -> true,
        (items, _) -> new Response.Content.Text(CatalogTable.MEDIA_TYPE, CatalogTable.of(items)));
  }

  private Response page(
      Request request,
      ImprintId imprint,
      Wanted wanted,
      BiFunction<List<ExportedItem>, Recommendations, Response.Content> render) {
    Wanted ofImprint =
        (version, view) -> version.item().imprint().equals(imprint) && wanted.test(version, view);
    String after = request.get(AFTER).map(ItemId::value).orElse("");
    Page page =
        request
            .get(ONLY)
            .map(id -> pages.only(id, ofImprint))
            .orElseGet(() -> pages.page(after, request.get(LIMIT), ofImprint));
    Map<String, String> next =
        page.next() == null ? Map.of() : Map.of("Next-After", page.next().value());
    Context reader = reader(request);
    return answers.rendered(
        Question.personal(request.pathAndQuery(), request),
        () -> pages.cleared(page.ids(), reader),
        (_, list) -> {
          Recommendations cleared = list.recommendations();
          Response.Content content = render.apply(pages.exported(cleared), cleared);
          return new Response.Body(content.type(), content.bytes(), next);
        });
  }

  private Response jsonLd(Request request) {
    ItemId id = request.get(ITEM);
    try (CatalogView view = catalog.view()) {
      Lookup.item(view, id);
    }
    Context reader = reader(request);
    return answers.rendered(
        Question.cacheable(request),
        () -> pages.cleared(List.of(id), reader),
        (_, list) ->
            Response.Body.of(
                new Response.Content.Text(
                    JsonLd.MEDIA_TYPE, JsonLd.graph(pages.exported(list.recommendations())))));
  }

  private Context reader(Request request) {
    return Context.recommend(request.get(context.territory())).to(Purpose.EXPORT);
  }

  private static ImprintId imprint(Request request) {
    return request
        .get(IMPRINT)
        .orElseThrow(() ->
            new ApiException(
                new ApiProblem(
                    422,
                    "missing_field",
                    "imprint",
                    "imprint: is missing",
                    "state the imprint whose items are exported: ?imprint=ID")));
  }

  private String name(ImprintId imprint) {
    try (CatalogView view = catalog.view()) {
      return view.imprint(imprint)
          .map(Imprint::name)
          .orElseThrow(() -> new ApiException(ApiProblem.unknown("imprint", imprint)));
    }
  }

  /// What the gate left out, such as `2 items left out: NOT_AVAILABLE 2`.
  private static String leftOut(Recommendations list) {
    Map<String, Integer> blocked =
        list.blocked().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    return blocked.isEmpty()
        ? ""
        : "Left out by the gate, items by reason: "
            + blocked.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
  }
}
