package org.colophon.service.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.colophon.audience.People;
import org.colophon.audience.SegmentUse;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignChecks.Judged;
import org.colophon.campaign.CampaignChecks.Sendable;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.CampaignStore.Edition;
import org.colophon.campaign.FrozenCampaign;
import org.colophon.campaign.MessageFacts;
import org.colophon.campaign.MessageSelection;
import org.colophon.campaign.MessageSelection.Selected;
import org.colophon.campaign.StoredCampaign;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.Exposure.Shown;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.EnumNames;
import org.colophon.service.http.Caching;
import org.colophon.service.http.Response;

/// The pages of messages that channels fetch. For each page the gate is asked anew, and the people
/// are selected, recorded and answered while its clearance holds. Thread-safe.
final class OutboxPages {
  private static final String SURFACE = "campaign:";

  private final CampaignStore store;
  private final CampaignChecks checks;
  private final People people;
  private final ExposureLedger ledger;
  private final MessageSelection.Terms terms;
  private final QuietHours quiet;
  private final InstantSource clock;
  private final ReentrantLock handing = new ReentrantLock();

  OutboxPages(
      CampaignStore store,
      CampaignChecks checks,
      People people,
      ExposureLedger ledger,
      MessageSelection.Terms terms,
      QuietHours quiet,
      InstantSource clock) {
    this.store = store;
    this.checks = checks;
    this.people = people;
    this.ledger = ledger;
    this.terms = terms;
    this.quiet = quiet;
    this.clock = clock;
  }

  /// Writes the next page of a channel.
  ///
  /// @return false when nothing could be judged
  boolean answer(ClaimRequest asked, Instant now, Response.Sender sender) {
    if (quiet.holdAt(now)) {
      send(sender, ClaimResponse.nothing(false, quiet.endAfter(now)));
      return true;
    }
    Instant unsettledBefore = now.minus(asked.againAfter());
    for (StoredCampaign stored : store.due(asked.channel(), now, unsettledBefore)) {
      FrozenCampaign frozen = stored.frozen();
      Optional<String> entity = checks.entity(stored.campaign());
      if (frozen == null || entity.isEmpty() || isUnusable(stored.campaign(), frozen, now)) {
        continue;
      }
      MessageSelection.Page page =
          new MessageSelection.Page(
              stored.campaign(), entity.get(), 0, asked.most(), unsettledBefore, now);
      HandOut handOut = new HandOut(frozen, page, sender);
      if (!checks.release(stored.campaign(), now, handOut::prepare)) {
        return false;
      }
      if (handOut.answered) {
        return true;
      }
    }
    send(sender, ClaimResponse.nothing(false, null));
    return true;
  }

  private static void send(Response.Sender sender, ClaimResponse response) {
    sender.send(new Caching(0), ApiMapper.write(response));
  }

  /// Keeps the reason.
  private boolean isUnusable(Campaign campaign, FrozenCampaign frozen, Instant now) {
    Optional<SegmentUse.Unusable> obstacle = checks.obstacle(campaign, now);
    obstacle.ifPresent(unusable -> {
      List<String> reason = List.of(EnumNames.of(unusable.code()));
      Map<ItemId, List<String>> stopped = new LinkedHashMap<>();
      frozen.passed().forEach(item -> stopped.put(item, reason));
      store.stopped(campaign.id(), stopped, now);
    });
    return obstacle.isPresent();
  }

  /// One campaign's turn.
  private final class HandOut {
    private final FrozenCampaign frozen;
    private final MessageSelection.Page page;
    private final Response.Sender sender;
    private boolean answered;

    HandOut(FrozenCampaign frozen, MessageSelection.Page page, Response.Sender sender) {
      this.frozen = frozen;
      this.page = page;
      this.sender = sender;
    }

    Consumer<Instant> prepare(Judged judged) {
      Map<ItemId, List<String>> stopped = CampaignChecks.stopped(frozen, judged);
      List<Sendable> items =
          judged.sendable().values().stream()
              .filter(one -> frozen.facts(one.item().id()).isPresent())
              .filter(one -> !stopped.containsKey(one.item().id()))
              .toList();
      return instant -> {
        handing.lock();
        try {
          store.stopped(page.campaign().id(), stopped, instant);
          if (!items.isEmpty()) {
            handOut(judged, items, instant);
          }
        } finally {
          handing.unlock();
        }
      };
    }

    private void handOut(Judged judged, List<Sendable> items, Instant instant) {
      Edition edition = edition(judged, items, instant);
      Selected selected =
          store.write(outbox ->
              people.within(persons -> {
                Instant now = clock.instant(); // after the wait for others who write
                return isOpen(items, now)
                    ? new MessageSelection(outbox, persons, terms)
                        .next(page.at(now).of(edition.number()))
                    : new Selected(List.of(), false);
              }));
      if (!selected.messages().isEmpty()) {
        Instant before = sendBefore(items, selected.messages().getFirst().claimedAt());
        send(sender, ClaimResponse.of(edition, before, items, selected));
        answered = true;
      } else if (selected.more()) {
        send(sender, ClaimResponse.nothing(true, null));
        answered = true;
      }
    }

    private boolean isOpen(List<Sendable> items, Instant now) {
      return page.campaign().delivery().isOpen(now)
          && !quiet.holdAt(now)
          && sendBefore(items, now).isAfter(now);
    }

    /// The end of the time in which a channel alone has the messages and may send them.
    ///
    /// @param now when it got them
    private Instant sendBefore(List<Sendable> items, Instant now) {
      Stream<Instant> ends =
          Stream.of(
              page.campaign().delivery().until(),
              now.plus(Duration.between(page.unsettledBefore(), page.now())),
              quiet.startAfter(now));
      return Stream.concat(ends, items.stream().map(Sendable::validUntil))
          .min(Instant::compareTo)
          .orElseThrow();
    }

    /// The one that shows these items with these facts: the last, or a new one, which the ledger
    /// has before anybody gets it.
    private Edition edition(Judged judged, List<Sendable> items, Instant instant) {
      Optional<Edition> last = store.lastEdition(page.campaign().id());
      List<MessageFacts> facts = items.stream().map(Sendable::facts).toList();
      List<Shown> shown = items.stream().map(Sendable::shown).toList();
      if (last.isPresent() && isSame(last.get().facts(), facts) && isShown(last.get(), shown)) {
        return last.get();
      }
      Edition next =
          new Edition(
              page.campaign().id(),
              last.map(Edition::number).orElse(0) + 1,
              ledger.nextId(),
              facts,
              instant);
      ledger.record(exposure(next.response(), judged, shown, instant));
      store.add(next);
      return next;
    }

    private boolean isShown(Edition edition, List<Shown> shown) {
      return ledger.find(edition.response()).map(Exposure::items).filter(shown::equals).isPresent();
    }

    /// It is read for as long after the last page as the items were checked for.
    private Exposure exposure(String id, Judged judged, List<Shown> shown, Instant instant) {
      Checked checked = judged.checked();
      Duration read = Duration.between(checked.sendAt(), checked.until());
      return new Exposure(
          id,
          SURFACE + page.campaign().id(),
          checked.context(),
          true,
          instant,
          instant,
          page.campaign().delivery().until().plus(read),
          checked.basis(),
          shown);
    }
  }

  private static boolean isSame(List<MessageFacts> some, List<MessageFacts> others) {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same =
          some.get(i).item().equals(others.get(i).item())
              && some.get(i).statesTheSameAs(others.get(i));
    }
    return same;
  }
}
