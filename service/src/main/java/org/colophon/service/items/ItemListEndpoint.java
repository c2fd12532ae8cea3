package org.colophon.service.items;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.colophon.service.items.ItemFacets.Facet;

/// `GET /v1/items` and `GET /v1/items:count`: the catalogue's items with their verdicts, in pages,
/// and how many of them there are by each facet.
public final class ItemListEndpoint implements Endpoint {
  /// The ids that are read at once.
  private static final int IDS_AT_ONCE = 5_000;

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
  private final ItemIndex index;

  public ItemListEndpoint(
      Catalog catalog, Gate gate, AcceptedValues accepted, ContextParameters context) {
    this.accepted = accepted;
    this.catalog = catalog;
    this.gate = gate;
    this.context = context;
    index = new ItemIndex(catalog);
  }

  @Override
  public String subject() {
    return "items";
  }

  @Override
  public List<Operation> operations() {
    List<Parameter<?>> parameters = new ArrayList<>(ItemFilter.parameters());
    List<Parameter<?>> counted = new ArrayList<>(parameters);
    parameters.addAll(List.of(SUBJECT, VERDICT, LIMIT, AFTER, context.territory()));
    counted.addAll(List.of(VERDICT, AFTER, context.territory()));
    return List.of(
        Operation.get("/v1/items")
            .summary("List items with their verdicts")
            .description(
                "For those who keep the catalogue: blocked items too, each with what the gate says"
                    + " of recommending it. Readers are served lists.")
            .parameters(parameters.toArray(Parameter<?>[]::new))
            .answer(
                Answer.json(200, "The items.", ItemListResponse.class).example(ItemExamples.LIST))
            .handle(this::list),
        Operation.get("/v1/items:count")
            .summary("Count items per facet")
            .description(
                "How many items the filters let through, by each facet. A facet is counted among the"
                    + " items that all other filters let through. A large catalogue is counted in"
                    + " parts: add them up.")
            .parameters(counted.toArray(Parameter<?>[]::new))
            .answer(
                Answer.json(200, "The counts.", ItemCountsResponse.class)
                    .example(ItemExamples.COUNTS))
            .handle(this::count));
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
      return new Place(view.items(id, IDS_AT_ONCE), 0);
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
      ItemScan scan = new ItemScan(index, view, session);
      Iterator<ItemId> ids = visible(request, scan, view);
      ItemId last = null;
      while (entries.size() < limit && scan.mayGoOn() && ids.hasNext()) {
        ItemId id = ids.next();
        last = id;
        scanned++;
        boolean fits =
            admits(scan, filter, id)
                && (subject.isEmpty() || session.covers(subject.get(), id))
                && (wanted == VerdictChoice.ANY || wanted.admits(scan.decision(id)));
        Optional<ItemVersion> version = fits ? view.item(id) : Optional.empty();
        if (version.isPresent()) {
          entries.add(entry(version.get(), scan.preview(id), view, request));
        }
      }
      String next = last != null && ids.hasNext() ? last.value() : null;
      return Response.ok(new ItemListResponse(entries, scanned, next));
    }
  }

  private ItemListResponse.ItemEntry entry(
      ItemVersion version, Preview verdict, CatalogView view, Request request) {
    return ItemListResponse.ItemEntry.of(
        version,
        verdict,
        view.facts(version.item().id()),
        request.get(context.territory()),
        accepted.of(version, view, request.now()));
  }

  private static boolean admits(ItemScan scan, ItemFilter filter, ItemId id) {
    return scan.facets(id)
            .filter(facets -> !facets.tombstone() && facets.missing(filter).isEmpty())
            .isPresent()
        && scan.contains(id, filter.words());
  }

  private static Iterator<ItemId> visible(Request request, ItemScan scan, CatalogView view) {
    return seen(id -> scan.isShownTo(request.caller(), id), view, request.get(AFTER).orElse(""));
  }

  /// Counts per facet; each facet is counted among the items that all other filters let through.
  private Response count(Request request) {
    ItemFilter filter = ItemFilter.of(request);
    VerdictChoice wanted = request.get(VERDICT);
    ItemCounter counter = new ItemCounter();
    int scanned = 0;
    try (CatalogView view = catalog.view();
        GateSession session = gate.open(Context.recommend(request.get(context.territory())))) {
      ItemScan scan = new ItemScan(index, view, session);
      Iterator<ItemId> ids = visible(request, scan, view);
      ItemId last = null;
      while (scan.mayGoOn() && ids.hasNext()) {
        ItemId id = ids.next();
        last = id;
        scanned++;
        scan.facets(id)
            .filter(facets -> !facets.tombstone())
            .ifPresent(facets -> count(counter, scan, id, facets, filter, wanted));
      }
      String next = last != null && ids.hasNext() ? last.value() : null;
      return Response.ok(counter.response(scanned, next));
    }
  }

  private static void count(
      ItemCounter counter,
      ItemScan scan,
      ItemId id,
      ItemFacets facets,
      ItemFilter filter,
      VerdictChoice wanted) {
    Set<Facet> missing = facets.missing(filter);
    if (missing.size() > 1 || !scan.contains(id, filter.words())) {
      return;
    }
    Preview.Decision decision =
        missing.isEmpty() || wanted != VerdictChoice.ANY ? scan.decision(id) : null;
    if (decision != null && !wanted.admits(decision)) {
      missing.add(Facet.VERDICT);
    }
    counter.add(facets, decision, missing);
  }
}
