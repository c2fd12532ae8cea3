package org.colophon.service.campaigns;

import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.campaign.Trigger;
import org.colophon.campaign.TriggerStore;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.api.Lookup;
import org.colophon.service.campaigns.TriggerMessage.TriggersResponse;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/triggers`: the standing orders that make campaigns when something happens to an item.
public final class TriggerEndpoint implements Endpoint {
  private static final String PATH = "/v1/triggers/{id}";
  private static final Parameter<String> ID = Parameter.id("id", "trigger", "The trigger's id.");

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

  private final TriggerStore store;
  private final Catalog catalog;
  private final Audiences audiences;
  private final String territory;

  /// @param territory of a trigger that names none
  public TriggerEndpoint(
      TriggerStore store, Catalog catalog, Audiences audiences, String territory) {
    this.store = store;
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
            .handle(_ -> Response.ok(TriggersResponse.of(store.all()))),
        Operation.put(PATH)
            .summary("Create or replace a trigger of notifications")
            .description("It counts for what happens from then on.")
            .parameters(ID)
            .body(TriggerMessage.class, STATED)
            .answer(Answer.json(200, "The trigger.", TriggerMessage.class).example(STORED))
            .problems(404)
            .handle(this::put),
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
    return Response.ok(TriggerMessage.of(trigger));
  }

  private static ApiException unknown(String code, String field, String fix) {
    return new ApiException(
        new ApiProblem(422, code, field, field.substring(1) + ": it was not found", fix));
  }

  private Response delete(Request request) {
    String id = request.get(ID);
    if (!store.remove(id)) {
      throw new ApiException(ApiProblem.unknown("trigger", id));
    }
    return Response.ok(DeletedResponse.of(id));
  }
}
