package org.colophon.service.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.runs.RunChanges;

/// `GET /v1/events`: what changed since the last answer, as server-sent events. An answer ends at
/// once, and the browser asks again after some seconds, so that nobody holds a connection.
public final class EventEndpoint implements Endpoint {
  private static final int RETRY_MILLIS = 3_000;

  /// While runs move.
  private static final int SOON_MILLIS = 1_000;

  private static final int MOST_ENTRIES = 500;
  private static final int MOST_ITEMS = 200;
  private static final Pattern POSITION =
      Pattern.compile("(\\d{1,18})\\.(\\w{1,16})\\.(\\d{1,18})\\.(\\d{1,18})");
  private static final Parameter<Optional<String>> LAST =
      Parameter.header(
          "Last-Event-ID", "The id of the last answer; without it nothing is told yet.");

  private final Catalog catalog;
  private final RecentDecisions decisions;
  private final RunChanges runs;

  /// @param decisions told by those who record them
  /// @param runs that this process changed
  public EventEndpoint(Catalog catalog, RecentDecisions decisions, RunChanges runs) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.runs = runs;
  }

  @Override
  public String subject() {
    return "events";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/events")
            .summary("Tell what changed meanwhile")
            .description(
                "Server-sent events for an `EventSource`: `decision` (item, kind, value, answer,"
                    + " by), `items` (their data or facts moved), `delivery` (source), `context`"
                    + " (a hold, a record or an allowance changed), `run` (a run moved), `reload`"
                    + " (read anew: too much happened, or the service was restarted). An answer ends at once; `retry`"
                    + " says when to ask again. Items of other imprints are left out.")
            .parameters(LAST)
            .answer(
                Answer.text(
                    "The events.",
                    "text/event-stream",
                    "\"retry: 3000\\nid: 4711.9f3c.12.0\\n\\n\""))
            .handle(this::events));
  }

  private Response events(Request request) {
    StringBuilder out = new StringBuilder();
    boolean moving = false;
    try (CatalogView view = catalog.view()) {
      Position now = new Position(decisions.count(), runs.count());
      out.append(
          "id: %d.%s.%d.%d\n\n".formatted(view.seq(), decisions.start(), now.decisions, now.runs));
      Optional<Matcher> last = request.get(LAST).map(POSITION::matcher).filter(Matcher::matches);
      if (last.isPresent()) {
        tell(last.get(), now, view, request.caller(), out);
        moving = now.runs > Long.parseLong(last.get().group(4));
      }
    }
    int retry = moving ? SOON_MILLIS : RETRY_MILLIS;
    return new Response.Complete(
        200,
        new Response.Content.Text("text/event-stream", "retry: " + retry + "\n" + out),
        Map.of("Cache-Control", "no-store"));
  }

  /// The numbers of decisions and changes of runs that this process saw.
  private record Position(long decisions, long runs) {}

  private void tell(
      Matcher last, Position now, CatalogView view, Caller caller, StringBuilder out) {
    long before = Long.parseLong(last.group(3));
    List<LogEntry> entries = catalog.log(Long.parseLong(last.group(1)), MOST_ENTRIES);
    if (!last.group(2).equals(decisions.start())
        || !decisions.reachesBackTo(before)
        || entries.size() == MOST_ENTRIES) {
      event(out, "reload", new EventMessages.Plain());
      return;
    }
    for (Decision decision : decisions.after(before, now.decisions)) {
      if (caller.seesItem(view, decision.item())) {
        event(out, "decision", EventMessages.Decided.of(decision));
      }
    }
    if (!caller.isLimited()) {
      runs.after(Long.parseLong(last.group(4)))
          .forEach(change -> event(out, "run", EventMessages.Moved.of(change)));
    }
    tell(entries, view, caller, out);
  }

  private static void tell(
      List<LogEntry> entries, CatalogView view, Caller caller, StringBuilder out) {
    Set<ItemId> items = new LinkedHashSet<>();
    Set<SourceId> sources = new LinkedHashSet<>();
    boolean context = false;
    for (LogEntry entry : entries) {
      switch (entry) {
        case LogEntry.Stated(_, List<ItemId> stated) -> items.addAll(stated);
        case LogEntry.Delivered(_, SourceId source) -> sources.add(source);
        case LogEntry.ContextChange _ -> context = true;
      }
    }
    List<ItemId> seen =
        items.stream().filter(id -> caller.seesItem(view, id)).limit(MOST_ITEMS + 1).toList();
    if (seen.size() > MOST_ITEMS) {
      event(out, "reload", new EventMessages.Plain());
    } else if (!seen.isEmpty()) {
      event(out, "items", new EventMessages.Items(seen));
    }
    if (!caller.isLimited()) {
      sources.forEach(source -> event(out, "delivery", new EventMessages.Delivery(source)));
    }
    if (context) {
      event(out, "context", new EventMessages.Plain());
    }
  }

  private static void event(StringBuilder out, String name, Object data) {
    String json = new String(ApiMapper.write(data), StandardCharsets.UTF_8);
    out.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
  }
}
