package org.colophon.service.campaigns;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentUse;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignState.Action;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.FrozenCampaign;
import org.colophon.campaign.StoredCampaign;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.Lookup;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.IfMatch;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// `/v1/campaigns`: campaigns from a draft to what became of them.
public final class CampaignEndpoint implements Endpoint {
  private static final String PATH = "/v1/campaigns/{id}";
  private static final Parameter<String> ID = Parameter.id("id", "campaign", "The campaign's id.");
  private static final Parameter<Optional<String>> IF_MATCH =
      Parameter.header("If-Match", "The ETag of the version that is changed.");
  private static final Parameter<Optional<String>> AFTER =
      Parameter.query("after", "The last id of the page before.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 500, 1, 2_000, "The most messages.");

  private final CampaignStore store;
  private final CampaignChecks checks;
  private final Catalog catalog;
  private final Audiences audiences;
  private final String territory;
  private final ZoneId zone;

  /// @param territory of a campaign that names none
  /// @param zone of send times without an offset
  public CampaignEndpoint(
      CampaignStore store,
      CampaignChecks checks,
      Catalog catalog,
      Audiences audiences,
      String territory,
      ZoneId zone) {
    this.store = store;
    this.checks = checks;
    this.catalog = catalog;
    this.audiences = audiences;
    this.territory = territory;
    this.zone = zone;
  }

  @Override
  public String subject() {
    return "campaigns";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(PATH)
            .summary("Get a campaign")
            .parameters(ID)
            .answer(stored(200, "The campaign."))
            .problems(404)
            .handle(request -> answer(200, find(request))),
        Operation.put(PATH)
            .summary("Create or replace a campaign")
            .description("It is a draft then. To replace one, send its ETag.")
            .parameters(ID, IF_MATCH)
            .body(CampaignRequest.class, CampaignExamples.CAMPAIGN)
            .answer(stored(200, "The campaign was replaced."))
            .answer(stored(201, "The campaign is new."))
            .problems(404, 409, 412, 428)
            .handle(this::put),
        Operation.get(PATH + "/preview")
            .summary("Preview what would go out now, and as of the send time")
            .parameters(ID)
            .answer(
                Answer.json(200, "The items, judged twice.", CampaignPreviewResponse.class)
                    .example(CampaignExamples.PREVIEW))
            .problems(404)
            .handle(this::preview),
        action(Action.FREEZE, "Fix the verdicts and facts of a campaign for approval"),
        action(Action.APPROVE, "Approve what is frozen"),
        action(Action.SEND, "Hand out messages from the send time on, or go on after a pause"),
        action(Action.PAUSE, "Stop handing out messages for now"),
        action(Action.CANCEL, "Stop a campaign for good"),
        action(Action.RECALL, "Stop a campaign for good and take back what went out"),
        Operation.get(PATH + "/result")
            .summary("Get what became of a campaign")
            .parameters(ID)
            .answer(
                Answer.json(200, "The numbers.", CampaignResultResponse.class)
                    .example(CampaignExamples.RESULT))
            .problems(404)
            .handle(this::result),
        Operation.get(PATH + "/messages")
            .summary("List the messages of a campaign")
            .description("For a recall: whoever got one of them.")
            .parameters(ID, AFTER, LIMIT)
            .answer(
                Answer.json(200, "A page.", MessagesResponse.class)
                    .example(CampaignExamples.MESSAGES))
            .problems(404)
            .handle(this::messages));
  }

  private Operation action(Action action, String summary) {
    return Operation.post(PATH + "/" + EnumNames.of(action))
        .summary(summary)
        .description("Send the ETag of the campaign as If-Match.")
        .parameters(ID, IF_MATCH)
        .answer(stored(200, "The campaign."))
        .problems(404, 409, 412, 422, 428)
        .handle(request -> act(request, action));
  }

  private static Answer stored(int status, String description) {
    return Answer.json(status, description, CampaignResponse.class)
        .header("ETag")
        .example(CampaignExamples.STORED);
  }

  private static Response answer(int status, StoredCampaign stored) {
    return Response.json(status, CampaignResponse.of(stored)).header("ETag", etag(stored));
  }

  private static String etag(StoredCampaign stored) {
    return "\"" + stored.version() + "\"";
  }

  private StoredCampaign find(Request request) {
    String id = request.get(ID);
    return store.find(id).orElseThrow(() -> new ApiException(ApiProblem.unknown("campaign", id)));
  }

  private Response put(Request request) {
    String id = request.get(ID);
    CampaignRequest wanted = request.body(CampaignRequest.class);
    Segment segment = Lookup.segment(audiences, wanted.segment()).segment();
    Campaign campaign = wanted.toCampaign(id, segment.imprint(), territory, zone, request.now());
    check(campaign);
    Optional<StoredCampaign> current = store.find(id);
    IfMatch ifMatch = IfMatch.of(request.get(IF_MATCH));
    current.ifPresent(stored -> ifMatch.require("the campaign is stored as " + etag(stored)));
    ifMatch.check(current.map(CampaignEndpoint::etag).orElse(null), "the current version");
    if (current.filter(stored -> stored.startedAt() != null).isPresent()) {
      throw conflict("campaign_started", "it was sent already", "create another campaign");
    }
    long expected = current.map(StoredCampaign::version).orElse(0L);
    StoredCampaign draft = StoredCampaign.draft(campaign, expected + 1);
    save(draft, expected);
    return answer(expected == 0 ? 201 : 200, draft);
  }

  private void save(StoredCampaign next, long expected) {
    if (!store.put(next, expected)) {
      throw IfMatch.failed("If-Match", "'" + next.campaign().id() + "' was changed meanwhile");
    }
  }

  private static ApiException conflict(String code, String detail, String fix) {
    return new ApiException(new ApiProblem(409, code, null, detail, fix));
  }

  /// Nobody would fix a campaign without an owner, and nobody can be sent an unknown item.
  private void check(Campaign campaign) {
    try (CatalogView view = catalog.view()) {
      if (view.desk(campaign.owner()).filter(DeskRecord::hasMembers).isEmpty()) {
        throw invalid(
            "desk_unknown",
            "/owner",
            "the desk '" + campaign.owner() + "' does not exist, is not active or has no members",
            "name an active desk with a member");
      }
      for (int i = 0; i < campaign.items().size(); i++) {
        if (view.item(campaign.items().get(i)).filter(item -> !item.tombstone()).isEmpty()) {
          throw invalid(
              "item_unknown",
              "/items/" + i,
              "the item '" + campaign.items().get(i) + "' was not found",
              "correct the id, or create the item first");
        }
      }
    }
  }

  private static ApiException invalid(
      String code, @Nullable String field, String detail, String fix) {
    return new ApiException(new ApiProblem(422, code, field, detail, fix));
  }

  private Response preview(Request request) {
    Campaign campaign = find(request).campaign();
    Instant now = request.now();
    return Response.ok(
        CampaignPreviewResponse.of(
            checks.obstacle(campaign, now).orElse(null),
            checks.judge(campaign, now),
            checks.judgeAtSendTime(campaign, now)));
  }

  private Response act(Request request, Action action) {
    StoredCampaign stored = find(request);
    IfMatch ifMatch = IfMatch.of(request.get(IF_MATCH));
    ifMatch.require("the campaign is stored as " + etag(stored));
    ifMatch.check(etag(stored), "the current version");
    if (!action.isPossible(stored.state())) {
      throw conflict(
          "wrong_state",
          "it is " + EnumNames.of(stored.state()),
          "see docs/campaigns.md for what is possible in each state");
    }
    StoredCampaign next =
        action == Action.FREEZE
            ? frozen(stored, request.now())
            : stored.after(action, request.caller().author(), request.now());
    save(next, stored.version());
    return answer(200, next);
  }

  private StoredCampaign frozen(StoredCampaign stored, Instant now) {
    Campaign campaign = stored.campaign();
    if (!now.isBefore(campaign.delivery().until())) {
      throw conflict("campaign_over", "its time is over", "create another campaign");
    }
    Optional<SegmentUse.Unusable> obstacle = checks.obstacle(campaign, now);
    if (obstacle.isPresent()) {
      throw invalid(
          EnumNames.of(obstacle.get().code()),
          null,
          "the segment may not be used: " + obstacle.get().reason(),
          "send to another segment");
    }
    if (checks.entity(campaign).isEmpty()) {
      throw invalid(
          "imprint_unknown",
          null,
          "the imprint '" + campaign.imprint() + "' is not recorded, so nobody consented to it",
          "record the imprint with its legal entity");
    }
    FrozenCampaign verdicts = checks.freeze(campaign, now);
    if (verdicts.passed().isEmpty()) {
      throw conflict(
          "nothing_passes",
          "no item passes: "
              + String.join(
                  ", ",
                  verdicts.items().stream()
                      .flatMap(item -> item.reasons().stream())
                      .distinct()
                      .toList()),
          "see the preview for what clears each item");
    }
    return stored.frozenAs(verdicts);
  }

  private Response result(Request request) {
    StoredCampaign stored = find(request);
    String id = stored.campaign().id();
    return Response.ok(
        CampaignResultResponse.of(
            id, stored.state(), store.totals(id), store.stops(id), store.editions(id)));
  }

  private Response messages(Request request) {
    String id = find(request).campaign().id();
    int limit = request.get(LIMIT);
    return Response.ok(
        MessagesResponse.of(store.messages(id, request.get(AFTER).orElse(""), limit), limit));
  }
}
