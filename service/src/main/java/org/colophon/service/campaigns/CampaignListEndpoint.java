package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignState;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.StoredCampaign;
import org.colophon.campaign.Trigger;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.jspecify.annotations.Nullable;

/// The list of campaigns with their numbers, and the number of people who would get one.
public final class CampaignListEndpoint implements Endpoint {
  private static final Parameter<Optional<CampaignState>> STATE =
      Parameter.choice("state", CampaignState.class, "Campaigns in this state.");
  private static final Parameter<Optional<String>> CHANNEL =
      Parameter.query("channel", "Campaigns over this channel.");
  private static final Parameter<Optional<SegmentId>> SEGMENT =
      Parameter.query("segment", SegmentId.class, "Campaigns to this segment.");
  private static final Parameter<Optional<DeskId>> OWNER =
      Parameter.query("owner", DeskId.class, "Campaigns of this desk.");
  private static final Parameter<Optional<MadeBy>> MADE_BY =
      Parameter.choice("made_by", MadeBy.class, "Campaigns that these made.");
  private static final Parameter<Optional<String>> TRIGGER =
      Parameter.query("trigger", "Campaigns that this trigger made.");
  private static final Parameter<Integer> LIMIT =
      Parameter.number("limit", 200, 1, 1_000, "The most campaigns.");
  private static final Parameter<String> ID = Parameter.id("id", "campaign", "The campaign's id.");
  private static final Parameter<Integer> MOST =
      Parameter.number("most", 20_000, 1, 100_000, "The most people that are looked at.");

  private static final String REACH =
      """
      {"people": 12000, "messages": 11500,
       "skipped": {"consent_missing": 400, "suppressed": 12, "contact_limit": 88},
       "complete": true, "contacts_per_week": 2, "quiet_hours": "21:00-08:00",
       "first_at": "2026-11-24T09:00:00Z"}
      """;

  private final CampaignStore store;
  private final CampaignReach reach;
  private final QuietHours quiet;

  /// @param quiet when nothing is handed out
  public CampaignListEndpoint(CampaignStore store, CampaignReach reach, QuietHours quiet) {
    this.store = store;
    this.reach = reach;
    this.quiet = quiet;
  }

  /// Those who make campaigns.
  enum MadeBy {
    PEOPLE,
    TRIGGERS
  }

  @Override
  public String subject() {
    return "campaigns";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/campaigns")
            .summary("List the campaigns, the latest send time first")
            .parameters(STATE, CHANNEL, SEGMENT, OWNER, MADE_BY, TRIGGER, LIMIT)
            .answer(
                Answer.json(200, "The campaigns.", CampaignsResponse.class)
                    .example(CampaignExamples.LISTED))
            .handle(this::list),
        Operation.get("/v1/campaigns/{id}/reach")
            .summary("Count the people who would get a message now")
            .description("Nothing is kept of it. People who got the message count again.")
            .parameters(ID, MOST)
            .answer(Answer.json(200, "The numbers.", CampaignReachResponse.class).example(REACH))
            .problems(404)
            .handle(this::count));
  }

  private Response list(Request request) {
    List<StoredCampaign> found = store.all().stream().filter(wanted(request)).toList();
    return Response.ok(
        new CampaignsResponse(
            found.size(),
            found.stream()
                .limit(request.get(LIMIT))
                .map(one -> CampaignResponse.of(one, store.totals(one.campaign().id())))
                .toList()));
  }

  private static Predicate<StoredCampaign> wanted(Request request) {
    return is(request.get(STATE), StoredCampaign::state)
        .and(is(request.get(CHANNEL), one -> one.campaign().delivery().channel()))
        .and(is(request.get(SEGMENT), one -> one.campaign().recipients().segment()))
        .and(is(request.get(OWNER), one -> one.campaign().owner()))
        .and(is(request.get(TRIGGER), one -> Trigger.of(one.campaign()).orElse(null)))
        .and(is(request.get(MADE_BY), CampaignListEndpoint::madeBy));
  }

  private static MadeBy madeBy(StoredCampaign stored) {
    return Trigger.of(stored.campaign()).isPresent() ? MadeBy.TRIGGERS : MadeBy.PEOPLE;
  }

  private interface Property<T> {
    @Nullable T of(StoredCampaign stored);
  }

  private static <T> Predicate<StoredCampaign> is(Optional<T> wanted, Property<T> property) {
    return stored -> wanted.isEmpty() || Objects.equals(wanted.get(), property.of(stored));
  }

  private Response count(Request request) {
    String id = request.get(ID);
    Campaign campaign =
        store
            .find(id)
            .orElseThrow(() -> new ApiException(ApiProblem.unknown("campaign", id)))
            .campaign();
    return Response.ok(
        CampaignReachResponse.of(
            reach.of(campaign, request.now(), request.get(MOST)),
            reach.perWeek(),
            quiet.toString(),
            firstAt(campaign.delivery(), request.now())));
  }

  private @Nullable Instant firstAt(Campaign.Delivery delivery, Instant now) {
    Instant begin = delivery.sendAt().isBefore(now) ? now : delivery.sendAt();
    Instant first = quiet.holdAt(begin) ? quiet.endAfter(begin) : begin;
    return first.isBefore(delivery.until()) ? first : null;
  }
}
