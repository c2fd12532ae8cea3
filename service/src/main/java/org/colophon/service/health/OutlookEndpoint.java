package org.colophon.service.health;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.health.Outlook;
import org.colophon.health.OutlookReporter;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Caller;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/governance/outlook`: the number of items that pass on each day, before and after today.
public final class OutlookEndpoint implements Endpoint {
  private static final int MOST_DAYS = 92;
  private static final Parameter<Integer> DAYS =
      Parameter.number("days", 28, 1, MOST_DAYS, "The days ahead.");
  private static final Parameter<Integer> BEFORE =
      Parameter.number("before", 28, 1, MOST_DAYS, "The days before.");
  private static final Parameter<Integer> ENTRIES =
      Parameter.number("entries", 200, 1, 1_000, "The most changes of items that are listed.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query("imprint", ImprintId.class, "Only items of this imprint.");
  private static final Parameter<Optional<DeskId>> DESK =
      Parameter.query("desk", DeskId.class, "Only items of this desk.");

  private static final String EXAMPLE =
      """
      {"at": "2026-11-22T09:00:00Z", "items": 164, "passing": 153,
       "past": [{"day": "2026-11-21", "passing": 154, "ceased": 0, "began": 3},
         {"day": "2026-11-22", "passing": 153, "ceased": 1, "began": 0}],
       "ahead": [{"day": "2026-11-22", "passing": 153, "ceased": 0, "began": 0},
         {"day": "2026-11-23", "passing": 152, "ceased": 1, "began": 0}],
       "changes": [{"at": "2026-11-23T09:00:00Z", "item": "hafenlicht", "title": "Hafenlicht",
         "imprint": "nordufer", "passes": false, "reason": "fact_stale"}]}
      """;

  private final OutlookReporter reporter;
  private final ContextParameters readers;
  private final ZoneId zone;

  /// @param zone of days
  public OutlookEndpoint(OutlookReporter reporter, ContextParameters readers, ZoneId zone) {
    this.reporter = reporter;
    this.readers = readers;
    this.zone = zone;
  }

  @Override
  public String subject() {
    return "health";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/governance/outlook")
            .summary("List how many items pass on each day, before and after today")
            .description(
                "The days before come from the change feed. The days ahead are what the clock alone"
                    + " changes, if nothing new arrives: data that gets too old, rights that end,"
                    + " embargoes that are over.")
            .parameters(IMPRINT, DESK, DAYS, BEFORE, ENTRIES)
            .parameters(readers.territory(), readers.needsPrice())
            .answer(Answer.json(200, "The days.", OutlookResponse.class).example(EXAMPLE))
            .handle(this::outlook));
  }

  private Response outlook(Request request) {
    Caller caller = request.caller();
    Optional<ImprintId> imprint = request.get(IMPRINT);
    Optional<DeskId> desk = request.get(DESK);
    Outlook outlook =
        reporter.report(
            readers.context(request),
            item -> isOf(item, imprint, desk) && caller.sees(item.imprint()),
            Duration.ofDays(request.get(BEFORE)),
            Duration.ofDays(request.get(DAYS)));
    return Response.ok(
        OutlookResponse.of(
            outlook, request.get(BEFORE), request.get(DAYS), request.get(ENTRIES), zone));
  }

  private static boolean isOf(Item item, Optional<ImprintId> imprint, Optional<DeskId> desk) {
    return imprint.map(item.imprint()::equals).orElse(true)
        && desk.map(wanted -> wanted.equals(item.desk())).orElse(true);
  }
}
