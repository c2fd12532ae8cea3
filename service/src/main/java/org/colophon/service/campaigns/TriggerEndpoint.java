package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.MessageSelection;
import org.colophon.campaign.Trigger;
import org.colophon.campaign.TriggerForecast;
import org.colophon.campaign.TriggerForecast.Candidate;
import org.colophon.campaign.TriggerStore;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.api.Lookup;
import org.colophon.service.campaigns.CampaignPreviewResponse.JudgedEntry;
import org.colophon.service.campaigns.TriggerMessage.TriggersResponse;
import org.colophon.service.campaigns.TriggerPreviewResponse.WaitingEntry;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/triggers`: the standing orders that make campaigns when something happens to an item.
public final class TriggerEndpoint implements Endpoint {
  private static final String PATH = "/v1/triggers/{id}";
  private static final Parameter<String> ID = Parameter.id("id", "trigger", "The trigger's id.");

  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 20, 1, 100, "The most titles.");

  /// The most people that are looked at for each title.
  private static final int MOST_PEOPLE = 1_000;

  private static final String STATED =
      """
      {"owner": "desk-nordufer", "reason": "Neues von Autorinnen, denen jemand folgt",
       "imprint": "nordufer", "kind": "new_title", "channel": "mail"}
      """;

  private static final String STORED =
      """
      {"id": "neue-titel", "owner": "desk-nordufer", "imprint": "nordufer",
       "reason": "Neues von Autorinnen, denen jemand folgt", "kind": "new_title",
       "channel": "mail", "territory": "DE", "hours": 72}
      """;

  private static final String WAITING =
      """
      {"titles": [{"title": {"item": "hafenlicht", "passes": false, "reasons": []},
         "messages": 12, "people": 15}],
       "complete": true}
      """;

  private final TriggerStore store;
  private final TriggerForecast forecast;
  private final CampaignReach reach;
  private final Catalog catalog;
  private final Audiences audiences;
  private final String territory;

  /// @param territory of a trigger that names none
  public TriggerEndpoint(
      TriggerStore store,
      TriggerForecast forecast,
      CampaignReach reach,
      Catalog catalog,
      Audiences audiences,
      String territory) {
    this.store = store;
    this.forecast = forecast;
    this.reach = reach;
    this.catalog = catalog;
    this.audiences = audiences;
    this.territory = territory;
  }

  @Override
  public String subject() {
    return "campaigns";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/triggers")
            .summary("List the triggers of notifications")
            .answer(
                Answer.json(200, "The triggers.", TriggersResponse.class)
                    .example("{\"triggers\": [" + STORED + "]}"))
            .handle(_ -> Response.ok(TriggersResponse.of(store.all(), store.paused()))),
        Operation.put(PATH)
            .summary("Create or replace a trigger of notifications")
            .description("It counts for what happens from then on.")
            .parameters(ID)
            .body(TriggerMessage.class, STATED)
            .answer(Answer.json(200, "The trigger.", TriggerMessage.class).example(STORED))
            .problems(404)
            .handle(this::put),
        Operation.post(PATH + "/pause")
            .summary("Pause a trigger of notifications")
            .description("What happens meanwhile is told to nobody later.")
            .parameters(ID)
            .answer(Answer.json(200, "The trigger.", TriggerMessage.class).example(STORED))
            .problems(404)
            .handle(request -> pause(request, request.now())),
        Operation.post(PATH + "/resume")
            .summary("Let a trigger of notifications go on after a pause")
            .parameters(ID)
            .answer(Answer.json(200, "The trigger.", TriggerMessage.class).example(STORED))
            .problems(404)
            .handle(request -> pause(request, null)),
        Operation.get(PATH + "/preview")
            .summary("Preview what a trigger of notifications would send")
            .description(
                "The titles that it waits for, each judged as if it happened now. At most 1,000"
                    + " people are looked at for each.")
            .parameters(ID, LIMIT)
            .answer(Answer.json(200, "The titles.", TriggerPreviewResponse.class).example(WAITING))
            .problems(404)
            .handle(this::preview),
        Operation.delete(PATH)
            .summary("Delete a trigger of notifications")
            .description("Campaigns that it made go on; cancel them one by one.")
            .parameters(ID)
            .answer(
                Answer.json(200, "The trigger was deleted.", DeletedResponse.class)
                    .example("{\"outcome\": \"deleted\", \"id\": \"neue-titel\"}"))
            .problems(404)
            .handle(this::delete));
  }

  private Response put(Request request) {
    Trigger trigger =
        request
            .body(TriggerMessage.class)
            .toTrigger(request.get(ID), territory, request.caller().author());
    Trigger.Region region = trigger.region();
    if (region != null) {
      Lookup.segment(audiences, region.segment());
    }
    try (CatalogView view = catalog.view()) {
      if (view.desk(trigger.owner()).filter(DeskRecord::hasMembers).isEmpty()) {
        throw unknown("desk_unknown", "/owner", "name an active desk with a member");
      }
      if (view.imprint(trigger.imprint()).isEmpty()) {
        throw unknown("imprint_unknown", "/imprint", "record the imprint with its legal entity");
      }
    }
    store.put(trigger);
    return Response.ok(TriggerMessage.of(trigger, store.paused().get(trigger.id())));
  }

  private static ApiException unknown(String code, String field, String fix) {
    return new ApiException(
        new ApiProblem(422, code, field, field.substring(1) + ": it was not found", fix));
  }

  private Trigger find(Request request) {
    String id = request.get(ID);
    return store.all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ApiException(ApiProblem.unknown("trigger", id)));
  }

  private Response pause(Request request, @Nullable Instant since) {
    Trigger trigger = find(request);
    store.pause(trigger.id(), since);
    return Response.ok(TriggerMessage.of(trigger, since));
  }

  private Response preview(Request request) {
    TriggerForecast.Forecast found = forecast.of(find(request), request.now(), request.get(LIMIT));
    List<WaitingEntry> titles = new ArrayList<>();
    for (Candidate candidate : found.candidates()) {
      long messages = 0;
      long people = 0;
      for (Campaign campaign : candidate.campaigns()) {
        MessageSelection.Forecast counted = reach.of(campaign, request.now(), MOST_PEOPLE);
        messages += counted.messages();
        people += counted.people();
      }
      titles.add(new WaitingEntry(JudgedEntry.of(candidate.judged()).getFirst(), messages, people));
    }
    return Response.ok(new TriggerPreviewResponse(titles, found.complete()));
  }

  private Response delete(Request request) {
    String id = request.get(ID);
    if (!store.remove(id)) {
      throw new ApiException(ApiProblem.unknown("trigger", id));
    }
    return Response.ok(DeletedResponse.of(id));
  }
}
