package org.colophon.service.previews;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.colophon.audience.SegmentId;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.StoredCampaign;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceRule;
import org.colophon.experience.ExperienceStore;
import org.colophon.experience.Moment;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.Reason;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommendations.Recommended;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.http.Answer;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Request;
import org.colophon.service.http.Response;
import org.colophon.service.previews.PreviewResponse.CampaignPreview;
import org.colophon.service.previews.PreviewResponse.ExperiencePreview;
import org.colophon.service.previews.PreviewResponse.ItemPreview;
import org.colophon.service.previews.PreviewResponse.ListPreview;
import org.colophon.service.previews.PreviewResponse.PlacementPreview;
import org.jspecify.annotations.Nullable;

/// `POST /v1/previews`: what a segment or a made-up reader would get now or at a time, and why.
/// Nothing of it counts as shown.
public final class PreviewEndpoint implements Endpoint {
  private static final String QUESTION =
      """
      {"segment": "seg-kuestenkrimi-wochenende", "device": "phone",
       "views": [{"of": "item", "id": "hafenlicht", "count": 3}],
       "at": "2026-11-24T09:00:00Z", "k": 5}
      """;

  private static final String ANSWER =
      """
      {"at": "2026-11-24T09:00:00Z",
       "list": {"basis": ["segment"], "fallbacks": [], "items": [
         {"item": "hafenlicht", "title": "Hafenlicht", "why": "targeted", "passes": true,
          "reasons": []}]},
       "placements": [{"placement": "title-aside", "shown": "dritter-blick", "considered": [
         {"id": "dritter-blick", "matched": ["views"],
          "item": {"item": "schlickzeit", "title": "Schlickzeit", "passes": true,
            "reasons": []}}]}],
       "campaigns": [{"id": "herbst", "state": "approved", "channel": "mail", "open": true,
         "items": [{"item": "hafenlicht", "title": "Hafenlicht", "passes": true,
           "reasons": []}]}]}
      """;

  private final Supplier<ReaderLists> lists;
  private final ExperienceStore experiences;
  private final CampaignStore campaigns;
  private final CampaignChecks checks;
  private final Gate gate;
  private final String territory;
  private final ZoneId zone;

  /// @param territory of a question that names none
  /// @param zone of a time without an offset
  public PreviewEndpoint(
      Supplier<ReaderLists> lists,
      ExperienceStore experiences,
      CampaignStore campaigns,
      CampaignChecks checks,
      Gate gate,
      String territory,
      ZoneId zone) {
    this.lists = lists;
    this.experiences = experiences;
    this.campaigns = campaigns;
    this.checks = checks;
    this.gate = gate;
    this.territory = territory;
    this.zone = zone;
  }

  @Override
  public String subject() {
    return "previews";
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/v1/previews")
            .summary("Preview what a segment or a made-up reader would get")
            .description(
                "On each placement: list, experiences and campaigns. The list is made now and"
                    + " judged as of the time; everything else is as of the time.")
            .body(PreviewQuestion.class, QUESTION)
            .answer(Answer.json(200, "The preview.", PreviewResponse.class).example(ANSWER))
            .handle(this::preview));
  }

  private Response preview(Request request) {
    PreviewQuestion asked = request.body(PreviewQuestion.class);
    Instant at = asked.time(request.now(), zone);
    try (GateSession session = gate.openAt(asked.toContext(territory), at)) {
      ReaderList list = lists.get().list(asked.toRequest(session.context(), request.now()));
      return Response.ok(
          new PreviewResponse(
              at,
              list(list, session),
              placements(asked.toMoment(), session),
              campaigns(asked.segment(), at)));
    }
  }

  private static ListPreview list(ReaderList list, GateSession session) {
    return new ListPreview(
        list.basis(),
        list.fallbacks().stream().map(ReaderList.Fallback::code).toList(),
        list.recommendations().items().stream().map(item -> item(item, session)).toList());
  }

  private static ItemPreview item(Recommended recommended, GateSession session) {
    ItemPreview judged = item(recommended.item().id(), session);
    return new ItemPreview(
        judged.item(), judged.title(), recommended.why(), judged.passes(), judged.reasons());
  }

  private static ItemPreview item(ItemId id, GateSession session) {
    Verdict verdict = session.decide(id);
    String title = verdict instanceof Verdict.Pass(var cleared, var _) ? cleared.title() : null;
    return item(id, title, verdict instanceof Verdict.Pass, verdict.reasons());
  }

  private static ItemPreview item(
      ItemId id, @Nullable String title, boolean passes, List<Reason> reasons) {
    return new ItemPreview(
        id, title, null, passes, reasons.stream().map(ReasonMessage::of).toList());
  }

  private List<PlacementPreview> placements(Moment moment, GateSession session) {
    List<ExperienceRule> holding =
        experiences.all().stream()
            .map(ExperienceRule.Stored::rule)
            .filter(rule -> rule.holds(session.now()))
            .toList();
    List<PlacementPreview> placements = new ArrayList<>();
    holding.stream()
        .map(rule -> rule.content().placement())
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(placement ->
            placements.add(
                placement(
                    placement,
                    holding.stream()
                        .filter(rule -> rule.content().placement().equals(placement))
                        .filter(rule -> rule.condition().holds(moment))
                        .toList(),
                    session)));
    return placements;
  }

  private static PlacementPreview placement(
      String placement, List<ExperienceRule> rules, GateSession session) {
    List<ExperiencePreview> considered = new ArrayList<>();
    for (ExperienceRule rule : rules) {
      boolean passes = false;
      for (ItemId variant : rule.content().items()) {
        ItemPreview item = item(variant, session);
        considered.add(new ExperiencePreview(rule.id(), rule.condition().stated(), item));
        passes |= item.passes();
      }
      if (passes) {
        return new PlacementPreview(placement, rule.id(), considered);
      }
    }
    return new PlacementPreview(placement, null, considered);
  }

  private List<CampaignPreview> campaigns(@Nullable SegmentId segment, Instant at) {
    if (segment == null) {
      return List.of();
    }
    return campaigns.all().stream()
        .filter(stored -> segment.equals(stored.campaign().recipients().segment()))
        .filter(stored -> stored.campaign().delivery().until().isAfter(at))
        .map(stored -> campaign(stored, at))
        .toList();
  }

  private CampaignPreview campaign(StoredCampaign stored, Instant at) {
    Judged judged = checks.judge(stored.campaign(), at);
    List<ItemPreview> items = new ArrayList<>();
    for (Result result : judged.checked().results()) {
      CampaignChecks.Sendable sendable = judged.sendable().get(result.item());
      List<Reason> reasons = result instanceof Result.Failed failed ? failed.reasons() : List.of();
      items.add(
          item(
              result.item(),
              sendable == null ? null : sendable.item().title(),
              sendable != null,
              reasons));
    }
    return new CampaignPreview(
        stored.campaign().id(),
        stored.state(),
        stored.campaign().delivery().channel(),
        stored.campaign().delivery().isOpen(at),
        items);
  }
}
