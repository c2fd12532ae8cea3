package org.colophon.service.experiences;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.experience.AdaptiveShares;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceStore;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.DeletedResponse;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.IfMatch;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;

/// `/v1/experiences`: the rules for what visitors get in the moment, each with an owner and an end,
/// and what each one changes.
public final class ExperienceEndpoint implements Endpoint {
  private static final String PATH = "/v1/experiences/{id}";
  private static final Parameter<String> ID =
      Parameter.id("id", "experience", "The experience's id.");
  private static final Parameter<Optional<String>> IF_MATCH =
      Parameter.header("If-Match", "The ETag of the version that is replaced or deleted.");

  private final ExperienceStore store;
  private final Catalog catalog;
  private final int globalHoldOut;
  private final AdaptiveShares shares;

  /// @param globalHoldOut the percentage of sessions that get no experience at all
  /// @param clock says when adaptive shares are computed anew
  public ExperienceEndpoint(
      ExperienceStore store, Catalog catalog, int globalHoldOut, InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.globalHoldOut = globalHoldOut;
    this.shares = new AdaptiveShares(store, clock);
  }

  @Override
  public String subject() {
    return "experiences";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/experiences")
            .summary("List the experiences by priority")
            .answer(
                Answer.json(200, "The experiences.", ExperiencesResponse.class)
                    .example(ExperienceExamples.ALL))
            .handle(_ -> Response.ok(ExperiencesResponse.of(store.all()))),
        Operation.get(PATH)
            .summary("Get an experience")
            .parameters(ID)
            .answer(stored(200, "The experience."))
            .problems(404)
            .handle(request -> answer(200, find(request.get(ID)))),
        Operation.put(PATH)
            .summary("Create or replace an experience")
            .description("It counts for the next request. To replace one, send its ETag.")
            .parameters(ID, IF_MATCH)
            .body(ExperienceRequest.class, ExperienceExamples.RULE)
            .answer(stored(200, "The experience was replaced."))
            .answer(stored(201, "The experience is new."))
            .problems(404, 412, 428)
            .handle(this::put),
        Operation.delete(PATH)
            .summary("Delete an experience and what was counted for it")
            .parameters(ID, IF_MATCH)
            .answer(
                Answer.json(200, "The experience was deleted.", DeletedResponse.class)
                    .example(ExperienceExamples.DELETED))
            .problems(404, 412, 428)
            .handle(this::delete),
        Operation.get(PATH + "/result")
            .summary("Get what an experience changes")
            .description(
                "The uplift of the conversion rate over the sessions that were held out. The"
                    + " interval holds at every look.")
            .parameters(ID)
            .answer(result("The result."))
            .problems(404)
            .handle(this::result),
        Operation.get("/v1/experiences:result")
            .summary("Get what all experiences together change")
            .answer(result("The result, over the sessions that get no experience at all."))
            .handle(_ -> Response.ok(all())));
  }

  private static Answer stored(int status, String description) {
    return Answer.json(status, description, ExperienceEntry.class)
        .header("ETag")
        .example(ExperienceExamples.STORED);
  }

  private static Answer result(String description) {
    return Answer.json(200, description, ResultResponse.class).example(ExperienceExamples.RESULT);
  }

  private static Response answer(int status, ExperienceRule.Stored stored) {
    return Response.json(status, ExperienceEntry.of(stored)).header("ETag", etag(stored));
  }

  private static String etag(ExperienceRule.Stored stored) {
    return "\"" + stored.version() + "\"";
  }

  private ExperienceRule.Stored find(String id) {
    return store.find(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("experience", id)));
  }

  private Response put(Request request) {
    String id = request.get(ID);
    ExperienceRule rule = request.body(ExperienceRequest.class).toRule(id, request.now());
    check(rule);
    Optional<ExperienceRule.Stored> current = store.find(id);
    long expected = expected(request, current);
    ExperienceRule.Stored after = store.put(rule, expected).orElseThrow(() -> changed(id));
    return answer(expected == 0 ? 201 : 200, after);
  }

  private Response delete(Request request) {
    String id = request.get(ID);
    if (!store.remove(id, expected(request, Optional.of(find(id))))) {
      throw changed(id);
    }
    return Response.ok(DeletedResponse.of(id));
  }

  /// The version that the request replaces; 0 when there is none.
  private static long expected(Request request, Optional<ExperienceRule.Stored> current) {
    IfMatch ifMatch = IfMatch.of(request.get(IF_MATCH));
    current.ifPresent(stored -> ifMatch.require("the experience is stored as " + etag(stored)));
    ifMatch.check(current.map(ExperienceEndpoint::etag).orElse(null), "the current version");
    return current.map(ExperienceRule.Stored::version).orElse(0L);
  }

  private static ApiException changed(String id) {
    return IfMatch.failed("If-Match", "'" + id + "' was changed meanwhile");
  }

  /// Nobody would fix an experience without an owner, and nobody can be shown an unknown item.
  private void check(ExperienceRule rule) {
    try (CatalogView view = catalog.view()) {
      for (int i = 0; i < rule.content().variants().size(); i++) {
        boolean several = rule.content().variants().size() > 1;
        String pointer = several ? "/variants/" + i + "/item" : "/item";
        checkItem(view, rule.content().variants().get(i).item(), pointer);
      }
      checkOwner(view, rule.owner());
    }
  }

  private static void checkItem(CatalogView view, ItemId item, String pointer) {
    if (view.item(item).filter(version -> !version.tombstone()).isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "item_unknown",
              pointer,
              "the item '" + item + "' was not found",
              "correct the id, or create the item first"));
    }
  }

  private static void checkOwner(CatalogView view, DeskId owner) {
    if (view.desk(owner).filter(DeskRecord::hasMembers).isEmpty()) {
      throw new ApiException(
          new ApiProblem(
              422,
              "desk_unknown",
              "/owner",
              "the desk '" + owner + "' does not exist, is not active or has no members",
              "name an active desk with a member"));
    }
  }

  private Response result(Request request) {
    ExperienceRule.Stored stored = find(request.get(ID));
    return Response.ok(
        ResultResponse.of(
            stored, shares.points(stored), store.counted(stored.rule().id(), stored.design())));
  }

  private ResultResponse all() {
    return ResultResponse.ofAll(globalHoldOut, store.counted(ExperienceStore.ALL, globalHoldOut));
  }
}
