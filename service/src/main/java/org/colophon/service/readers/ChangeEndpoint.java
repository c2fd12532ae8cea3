package org.colophon.service.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.feed.ChangeFeed;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `GET /v1/changes`: what the systems around act on, by cursor.
public final class ChangeEndpoint implements Endpoint {
  /// As many are read at once for a caller who may not see them all.
  private static final int BLOCK = 1_000;

  private static final Parameter<Optional<Long>> AFTER =
      Parameter.number("after", 0, "The last number read; 0 when absent.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 100, 1, BLOCK, "The most changes.");

  private static final String CHANGES =
      """
      {"changes": [
         {"seq": 17, "at": "2026-11-22T09:00:00Z", "type": "targeting_made", "item": "hafenlicht",
          "segment": "kuestenleser", "by": "m.keller", "until": "2027-02-20T09:00:00Z"},
         {"seq": 18, "at": "2026-11-22T10:00:00Z", "type": "ceased_to_be_eligible",
          "item": "nebelkai", "reasons": ["territory_blocked"], "territory": "DE"},
         {"seq": 19, "at": "2026-11-22T10:05:00Z", "type": "accepted_changed",
          "item": "hafenlicht", "accepted": {"version": 3, "text_hash": "3f2a", "values": [
            {"kind": "subject", "value": "thema:FF", "label": "Krimi", "by": "m.keller",
             "at": "2026-11-22T10:05:00Z", "text_hash": "3f2a"}]}}],
       "next_after": 19}
      """;

  /// A page looks at no more changes than this, so that rare ones cannot hold up an answer.
  private static final int MOST_LOOKED_AT = 10_000;

  private final ChangeFeed changes;
  private final Catalog catalog;

  public ChangeEndpoint(ChangeFeed changes, Catalog catalog) {
    this.changes = changes;
    this.catalog = catalog;
  }

  @Override
  public String subject() {
    return "readers";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/changes")
            .summary("List changes of targetings, accepted values, eligibility and recalls")
            .description(
                "In order, for the systems around, such as a CMS or a CRM. Of an item that readers"
                    + " may not be shown nothing is told: read it when it becomes eligible.")
            .parameters(AFTER, LIMIT)
            .answer(Answer.json(200, "The changes.", ChangesResponse.class).example(CHANGES))
            .handle(this::list));
  }

  private Response list(Request request) {
    long after = request.get(AFTER).orElse(0L);
    int limit = request.get(LIMIT);
    return Response.ok(
        request.caller().isLimited()
            ? seen(request.caller(), after, limit)
            : ChangesResponse.of(changes.after(after, limit), after));
  }

  /// A page of what a caller sees. It goes on after the last change in it, so that the numbers tell
  /// nothing of changes that come after.
  ChangesResponse seen(Caller caller, long after, int limit) {
    List<ChangeFeed.Entry> seen = new ArrayList<>();
    long last = after;
    try (CatalogView view = catalog.view()) {
      for (int looked = 0; looked < MOST_LOOKED_AT; looked += BLOCK) {
        List<ChangeFeed.Entry> page = changes.after(last, BLOCK);
        if (page.isEmpty()) {
          return ChangesResponse.of(seen, after);
        }
        last = page.getLast().seq();
        page.stream()
            .filter(entry -> caller.seesItem(view, entry.change().item()))
            .limit(limit - seen.size())
            .forEach(seen::add);
        if (seen.size() == limit) {
          return ChangesResponse.of(seen, after);
        }
      }
    }
    return ChangesResponse.of(seen, last);
  }
}
