package org.colophon.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Imprint;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.gate.Cleared;
import org.jspecify.annotations.Nullable;

/// The judgement of a campaign's items and recipients, now or as of an instant, through the gate.
/// Thread-safe.
public final class CampaignChecks {
  /// The reason for an item that passes and whose facts are others than were approved.
  private static final String FACTS_CHANGED = "facts_changed";

  /// The reason for an item that the rules of the segment do not admit.
  private static final String SEGMENT_NOT_HERE = "segment_not_here";

  private final SendTimeChecks checks;
  private final Catalog catalog;
  private final Audiences audiences;

  public CampaignChecks(SendTimeChecks checks, Catalog catalog, Audiences audiences) {
    this.checks = checks;
    this.catalog = catalog;
    this.audiences = audiences;
  }

  /// An item that may be sent.
  public record Sendable(Cleared item, Shown shown, MessageFacts facts, Instant validUntil) {}

  /// A campaign's items, judged.
  ///
  /// @param sendable by id, in the order of the campaign
  public record Judged(Checked checked, Map<ItemId, Sendable> sendable) {}

  /// Judges the items as of an instant, for the readers of the campaign.
  public Judged judge(Campaign campaign, Instant at) {
    return judged(campaign, check(campaign, at));
  }

  /// Judges the items as of the send time, or of now where that is over.
  public Judged judgeAtSendTime(Campaign campaign, Instant now) {
    Instant sendAt = campaign.delivery().sendAt();
    return judge(campaign, sendAt.isBefore(now) ? now : sendAt);
  }

  /// Judges the items now and lets them out, again where something came meanwhile.
  ///
  /// @param exit what records and writes them, prepared before the fence is entered
  /// @return false when the clock cannot be trusted: nothing went out
  public boolean release(Campaign campaign, Instant now, Function<Judged, Consumer<Instant>> exit) {
    return checks.release(
        () -> check(campaign, now), checked -> exit.apply(judged(campaign, checked)));
  }

  private Checked check(Campaign campaign, Instant at) {
    return checks.check(campaign.items(), readers(campaign), at);
  }

  private Judged judged(Campaign campaign, Checked checked) {
    Map<ItemId, Sendable> sendable = new LinkedHashMap<>();
    Segment.Rules rules = rules(campaign);
    try (CatalogView view = catalog.view()) {
      for (Result result : checked.results()) {
        if (result instanceof Result.Passed passed && admits(rules, view, passed.item())) {
          sendable.put(passed.item(), sendable(passed, view, campaign));
        }
      }
    }
    return new Judged(checked, sendable);
  }

  /// What the campaign does not state is neither in the message nor in the ledger.
  private static Sendable sendable(Result.Passed passed, CatalogView view, Campaign campaign) {
    Shown all = passed.shown();
    List<String> said = MessageFacts.without(campaign.omits(), all.said());
    return new Sendable(
        passed.cleared(),
        new Shown(all.item(), all.imprint(), all.version(), all.policy(), said),
        MessageFacts.of(
            passed.item(), said, view.facts(passed.item()), campaign.delivery().territory()),
        passed.validUntil());
  }

  /// The verdicts and facts to approve, as of the send time, or of now where that is over.
  public FrozenCampaign freeze(Campaign campaign, Instant now) {
    Judged judged = judgeAtSendTime(campaign, now);
    List<FrozenCampaign.FrozenItem> items = new ArrayList<>();
    for (Result result : judged.checked().results()) {
      Sendable sendable = judged.sendable().get(result.item());
      items.add(
          new FrozenCampaign.FrozenItem(
              result.item(),
              reasons(result, sendable),
              result instanceof Result.Failed failed ? failed.from() : null,
              sendable == null ? null : sendable.facts()));
    }
    return new FrozenCampaign(now, judged.checked().basis(), items);
  }

  /// The items that are left out of what goes out now, and why.
  public static Map<ItemId, List<String>> stopped(FrozenCampaign frozen, Judged judged) {
    Map<ItemId, List<String>> stopped = new LinkedHashMap<>();
    for (Result result : judged.checked().results()) {
      Optional<MessageFacts> approved = frozen.facts(result.item());
      if (approved.isEmpty()) {
        continue; // it never was to go out
      }
      Sendable sendable = judged.sendable().get(result.item());
      List<String> reasons = reasons(result, sendable);
      if (!reasons.isEmpty()) {
        stopped.put(result.item(), reasons);
      } else if (sendable != null && !sendable.facts().statesTheSameAs(approved.get())) {
        stopped.put(result.item(), List.of(FACTS_CHANGED));
      }
    }
    return stopped;
  }

  /// The reason why the segment that a campaign names may not be used now for its readers' country;
  /// empty when there is none.
  public Optional<SegmentUse.Unusable> obstacle(Campaign campaign, Instant now) {
    SegmentId segment = campaign.recipients().segment();
    if (segment == null) {
      return Optional.empty();
    }
    SegmentUse use =
        audiences
            .find(segment)
            .map(stored -> SegmentUse.of(stored, campaign.delivery().territory(), now))
            .orElse(new SegmentUse.Unusable(SegmentUse.Code.SEGMENT_UNKNOWN, "it was not found"));
    return use instanceof SegmentUse.Unusable unusable ? Optional.of(unusable) : Optional.empty();
  }

  /// The legal entity that people consent to; empty while the imprint is not recorded.
  public Optional<String> entity(Campaign campaign) {
    try (CatalogView view = catalog.view()) {
      return view.imprint(campaign.imprint()).map(Imprint::legalEntity);
    }
  }

  private static List<String> reasons(Result result, @Nullable Sendable sendable) {
    if (result instanceof Result.Failed failed) {
      return failed.codes().stream().map(code -> code.name().toLowerCase(Locale.ROOT)).toList();
    }
    return sendable == null ? List.of(SEGMENT_NOT_HERE) : List.of();
  }

  private Segment.Rules rules(Campaign campaign) {
    SegmentId segment = campaign.recipients().segment();
    return segment == null
        ? Segment.Rules.NONE
        : audiences
            .find(segment)
            .map(stored -> stored.segment().definition().rules())
            .orElse(Segment.Rules.NONE);
  }

  private Context readers(Campaign campaign) {
    Segment.Rules rules = rules(campaign);
    Campaign.Delivery delivery = campaign.delivery();
    return new Context(Purpose.NEWSLETTER, delivery.territory(), delivery.channel(), null)
        .withAudience(Audience.ANYBODY.within(rules.ages(), rules.languages()));
  }

  private static boolean admits(Segment.Rules rules, CatalogView view, ItemId item) {
    return view.item(item).filter(known -> rules.admitsKind(known.item())).isPresent();
  }
}
