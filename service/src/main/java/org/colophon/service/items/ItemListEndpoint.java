package org.colophon.service.items;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.AcceptedValues;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.Excerpt;
import org.colophon.service.http.Answer;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `GET /v1/items`: the catalogue's items with their verdicts, in pages.
public final class ItemListEndpoint implements Endpoint {
  /// A page looks at no more items than this, so that a rare match cannot hold up an answer.
  private static final int SCANNED_PER_PAGE = 5_000;

  private static final int MAX_LIMIT = 200;
  private static final Parameter<Optional<String>> AFTER =
      Parameter.query("after", "`next_after` of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 50, 1, MAX_LIMIT, "The most items of a page.");
  private static final Parameter<Optional<String>> SUBJECT =
      Parameter.query(
          "subject",
          "Only items about this subject or a narrower one, `SCHEME:CODE`, that their source stated"
              + " or somebody accepted.");
  private static final Parameter<VerdictChoice> VERDICT =
      Parameter.choice("verdict", VerdictChoice.ANY, "Only items of this verdict.");

  /// A verdict, or any.
  private enum VerdictChoice {
    ANY,
    PASS,
    BLOCK,
    INDETERMINATE;

    private boolean admits(Preview.Decision decision) {
      return this == ANY || name().equals(decision.name());
    }
  }

  private final Catalog catalog;
  private final Gate gate;
  private final AcceptedValues accepted;
  private final ContextParameters context;
  private final TextSummaries summaries;

  public ItemListEndpoint(
      Catalog catalog, Gate gate, AcceptedValues accepted, ContextParameters context) {
    this.accepted = accepted;
    this.catalog = catalog;
    this.gate = gate;
    this.context = context;
    summaries = new TextSummaries(catalog);
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    List<Parameter<?>> parameters = new ArrayList<>(ItemFilter.parameters());
    parameters.addAll(List.of(SUBJECT, VERDICT, LIMIT, AFTER, context.territory()));
    return List.of(
        Operation.get("/v1/items")
            .summary("List items with their verdicts")
            .description(
                "For those who keep the catalogue: blocked items too, each with what the gate says"
                    + " of recommending it. Readers are served lists.")
            .parameters(parameters.toArray(Parameter<?>[]::new))
            .answer(
                Answer.json(200, "The items.", ItemListResponse.class).example(ItemExamples.LIST))
            .handle(this::list));
  }

  private static Hold.Scope subject(String text) {
    int colon = text.indexOf(':');
    try {
      return new Hold.Scope.OfSubject(
          new Subject(text.substring(0, Math.max(0, colon)), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          new ApiProblem(
              400,
              "bad_value",
              "subject",
              "'" + Excerpt.of(text, 100) + "' is not a valid subject",
              "send SCHEME:CODE, such as thema:FF"));
    }
  }

  /// A place in a page of ids.
  private record Place(List<ItemId> page, int at) {
    private static Place after(CatalogView view, String id) {
      return new Place(view.items(id, SCANNED_PER_PAGE), 0);
    }

    private boolean exists() {
      return at < page.size();
    }

    private ItemId id() {
      return page.get(at);
    }

    private Place next(CatalogView view) {
      return at + 1 < page.size() ? new Place(page, at + 1) : after(view, id().value());
    }
  }

  /// The items that a caller sees, from an id on, each looked at when it is asked for. What they do
  /// not see is neither counted nor named.
  static Iterator<ItemId> seen(Predicate<ItemId> sees, CatalogView view, String after) {
    return Stream.iterate(Place.after(view, after), Place::exists, place -> place.next(view))
        .map(Place::id)
        .filter(sees)
        .iterator();
  }

  /// An item that the filter admits; one whose summary tells that it lacks a word is not read.
  private Optional<ItemVersion> found(CatalogView view, ItemId id, ItemFilter filter) {
    if (!summaries.mayContain(id, filter.words())) {
      return Optional.empty();
    }
    Optional<ItemVersion> version =
        view.item(id).filter(one -> !one.tombstone() && filter.condition().test(one.item()));
    if (version.isEmpty() || filter.words().isEmpty()) {
      return version;
    }
    String text = ItemFilter.searched(version.get().item());
    summaries.put(id, text, view.seq());
    return version.filter(_ -> filter.words().stream().allMatch(text::contains));
  }

  private Response list(Request request) {
    ItemFilter filter = ItemFilter.of(request);
    Optional<Hold.Scope> subject = request.get(SUBJECT).map(ItemListEndpoint::subject);
    VerdictChoice wanted = request.get(VERDICT);
    String territory = request.get(context.territory());
    int limit = request.get(LIMIT);
    List<ItemListResponse.ItemEntry> entries = new ArrayList<>();
    int scanned = 0;
    try (CatalogView view = catalog.view();
        GateSession session = gate.open(Context.recommend(territory))) {
      summaries.catchUp(view.seq());
      Iterator<ItemId> ids =
          seen(id -> request.caller().seesItem(view, id), view, request.get(AFTER).orElse(""));
      ItemId last = null;
      while (entries.size() < limit && scanned < SCANNED_PER_PAGE && ids.hasNext()) {
        ItemId id = ids.next();
        last = id;
        scanned++;
        Optional<ItemVersion> version =
            found(view, id, filter)
                .filter(one -> subject.isEmpty() || session.covers(subject.get(), id));
        if (version.isPresent()) {
          Preview verdict = session.preview(id);
          if (wanted.admits(verdict.decision())) {
            entries.add(
                ItemListResponse.ItemEntry.of(
                    version.get(),
                    verdict,
                    view.facts(id),
                    territory,
                    accepted.of(version.get(), view, request.now())));
          }
        }
      }
      String next = last != null && ids.hasNext() ? last.value() : null;
      return Response.ok(new ItemListResponse(entries, scanned, next));
    }
  }
}
