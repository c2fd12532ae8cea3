package org.colophon.campaign.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.colophon.audience.PersonRef;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.CampaignState;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.OutboxMessage;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.OutboxTables;
import org.colophon.campaign.SkipCode;
import org.colophon.campaign.StoredCampaign;
import org.colophon.catalog.ItemId;

/// Campaigns and their messages in memory. Thread-safe.
public final class MemoryCampaigns implements CampaignStore {
  private final Map<String, StoredCampaign> campaigns = new TreeMap<>();
  private final Map<String, OutboxMessage> messages = new TreeMap<>();
  private final MemoryTriggers triggers = new MemoryTriggers();
  private final Map<String, String> cursors = new HashMap<>();
  private final Map<String, Boolean> exhausted = new HashMap<>();
  private final Map<String, Map<SkipCode, Long>> skipped = new HashMap<>();
  private final Map<String, Map<String, Stop>> stops = new HashMap<>();
  private final Map<String, List<Edition>> editions = new HashMap<>();

  @Override
  public MemoryTriggers triggers() {
    return triggers;
  }

  @Override
  public synchronized List<StoredCampaign> all() {
    return campaigns.values().stream()
        .sorted(bySendTime().reversed()) // the order of ids is kept: the sort is stable
        .toList();
  }

  private static Comparator<StoredCampaign> bySendTime() {
    return Comparator.comparing(stored -> stored.campaign().delivery().sendAt());
  }

  @Override
  public synchronized Optional<StoredCampaign> find(String id) {
    return Optional.ofNullable(campaigns.get(id));
  }

  @Override
  public synchronized boolean put(StoredCampaign campaign, long expected) {
    String id = campaign.campaign().id();
    if (find(id).map(StoredCampaign::version).orElse(0L) != expected) {
      return false;
    }
    campaigns.put(id, campaign);
    return true;
  }

  @Override
  public synchronized List<StoredCampaign> due(
      String channel, Instant now, Instant unsettledBefore) {
    return campaigns.values().stream()
        .sorted(bySendTime())
        .filter(one -> one.state() == CampaignState.SENDING)
        .filter(one -> one.campaign().delivery().channel().equals(channel))
        .filter(one -> one.campaign().delivery().isOpen(now))
        .filter(one ->
            !exhausted.getOrDefault(one.campaign().id(), false)
                || !unsettled(one.campaign().id(), unsettledBefore).isEmpty())
        .toList();
  }

  private List<OutboxMessage> unsettled(String campaign, Instant before) {
    return messages.values().stream()
        .filter(message -> message.campaign().equals(campaign))
        .filter(message -> message.state() == State.CLAIMED)
        .filter(message -> !message.claimedAt().isAfter(before))
        .toList();
  }

  @Override
  public synchronized <T> T write(Function<OutboxTables, T> work) {
    return work.apply(new Tables());
  }

  @Override
  public synchronized List<Settled> settle(List<Settlement> settlements) {
    List<Settled> results = new ArrayList<>();
    for (Settlement settlement : settlements) {
      OutboxMessage known = messages.get(settlement.message());
      State state = settlement.outcome();
      if (known == null || (state == State.RECALLED && !isRecalled(known))) {
        results.add(Settled.UNKNOWN);
      } else if (known.state() == state
          || known.state() == State.RECALLED
          || (known.state() == State.SENT && state != State.RECALLED)) {
        results.add(Settled.KNOWN);
      } else {
        results.add(Settled.SETTLED);
        put(known, known.edition(), state, known.claimedAt());
      }
    }
    return results;
  }

  private boolean isRecalled(OutboxMessage message) {
    return find(message.campaign())
        .filter(one -> one.state() == CampaignState.RECALLED)
        .isPresent();
  }

  @Override
  public synchronized List<OutboxMessage> toTakeBack(String channel, int limit) {
    return messages.values().stream()
        .filter(this::isRecalled)
        .filter(message -> channel(message).equals(channel))
        .filter(message -> message.state() == State.SENT || message.state() == State.CLAIMED)
        .sorted(Comparator.comparing(OutboxMessage::campaign)) // by id within a campaign
        .limit(limit)
        .toList();
  }

  private String channel(OutboxMessage message) {
    return find(message.campaign()).orElseThrow().campaign().delivery().channel();
  }

  private OutboxMessage put(OutboxMessage known, int edition, State state, Instant claimedAt) {
    OutboxMessage next =
        new OutboxMessage(known.id(), known.campaign(), known.person(), edition, state, claimedAt);
    messages.put(next.id(), next);
    return next;
  }

  @Override
  public synchronized Optional<Edition> lastEdition(String campaign) {
    return editions(campaign).reversed().stream().findFirst();
  }

  @Override
  public synchronized List<Edition> editions(String campaign) {
    return List.copyOf(editions.getOrDefault(campaign, List.of()));
  }

  @Override
  public synchronized void add(Edition edition) {
    editions.computeIfAbsent(edition.campaign(), _ -> new ArrayList<>()).add(edition);
  }

  @Override
  public synchronized void stopped(String campaign, Map<ItemId, List<String>> reasons, Instant at) {
    Map<String, Stop> known = stops.computeIfAbsent(campaign, _ -> new LinkedHashMap<>());
    reasons.forEach((item, codes) ->
        known.merge(
            item + " " + codes,
            new Stop(item, codes, at, at),
            (before, next) -> new Stop(item, codes, before.from(), at)));
  }

  @Override
  public synchronized List<Stop> stops(String campaign) {
    return List.copyOf(stops.getOrDefault(campaign, Map.of()).values());
  }

  @Override
  public synchronized Totals totals(String campaign) {
    Map<State, Long> counted = new EnumMap<>(State.class);
    messages.values().stream()
        .filter(message -> message.campaign().equals(campaign))
        .forEach(message -> counted.merge(message.state(), 1L, Long::sum));
    return new Totals(
        counted,
        Map.copyOf(skipped.getOrDefault(campaign, Map.of())),
        exhausted.getOrDefault(campaign, false));
  }

  @Override
  public synchronized List<OutboxMessage> messages(String campaign, String after, int limit) {
    return messages.values().stream()
        .filter(message -> message.campaign().equals(campaign))
        .filter(message -> message.id().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /// The messages within one write.
  private final class Tables implements OutboxTables {
    @Override
    public boolean isSending(String campaign) {
      return find(campaign).filter(one -> one.state() == CampaignState.SENDING).isPresent();
    }

    @Override
    public List<OutboxMessage> unsettled(String campaign, Instant before, int limit) {
      return MemoryCampaigns.this.unsettled(campaign, before).stream().limit(limit).toList();
    }

    @Override
    public OutboxMessage handAgain(OutboxMessage message, int edition, Instant now) {
      return put(message, edition, State.CLAIMED, now);
    }

    @Override
    public void stop(OutboxMessage message) {
      put(message, message.edition(), State.STOPPED, message.claimedAt());
    }

    @Override
    public OutboxMessage add(Campaign campaign, PersonRef person, int edition, Instant now) {
      String id = campaign.id() + "." + person.value();
      return put(
          new OutboxMessage(id, campaign.id(), person, edition, State.CLAIMED, now),
          edition,
          State.CLAIMED,
          now);
    }

    @Override
    public int contacts(PersonRef person, String channel, Instant since) {
      return (int)
          messages.values().stream()
              .filter(message -> message.person().equals(person))
              .filter(message -> message.state() != State.NOT_SENT)
              .filter(message -> message.claimedAt().isAfter(since))
              .filter(message -> channel(message).equals(channel))
              .count();
    }

    @Override
    public String cursor(String campaign) {
      return cursors.getOrDefault(campaign, "");
    }

    @Override
    public void advance(String campaign, String cursor, boolean all) {
      cursors.put(campaign, cursor);
      exhausted.put(campaign, all);
    }

    @Override
    public void skipped(String campaign, SkipCode code, int more) {
      skipped
          .computeIfAbsent(campaign, _ -> new EnumMap<>(SkipCode.class))
          .merge(code, (long) more, Long::sum);
    }
  }
}
