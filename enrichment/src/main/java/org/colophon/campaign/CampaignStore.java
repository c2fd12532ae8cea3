package org.colophon.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.catalog.ItemId;

/// A store of campaigns, of what their messages stated, and of the messages. Thread-safe.
public interface CampaignStore {
  /// The standing orders that make campaigns.
  TriggerStore triggers();

  /// All of them, the latest send time first.
  List<StoredCampaign> all();

  Optional<StoredCampaign> find(String id);

  /// Adds or replaces one.
  ///
  /// @param expected the version that must be stored; 0: none
  /// @return whether that version was stored
  boolean put(StoredCampaign campaign, long expected);

  /// Those that are being sent over a channel and have somebody left to look at, or messages that
  /// were handed out before an instant and not settled; the earliest send time first.
  List<StoredCampaign> due(String channel, Instant now, Instant unsettledBefore);

  /// Runs work on the messages in one write transaction.
  <T> T write(Function<OutboxTables, T> work);

  /// Settles messages that a channel got.
  ///
  /// @return one result for each, in order
  List<Settled> settle(List<Settlement> settlements);

  /// The content that goes out now; null: nothing went out yet.
  Optional<Edition> lastEdition(String campaign);

  /// All that went out, in order.
  List<Edition> editions(String campaign);

  /// Keeps what goes out from now on.
  void add(Edition edition);

  /// Keeps that items are not sent from an instant on, and why; the first time counts.
  void stopped(String campaign, Map<ItemId, List<String>> reasons, Instant at);

  /// The items that were not sent for a time.
  List<Stop> stops(String campaign);

  /// Messages of recalled campaigns that a channel may have sent and did not take back, by
  /// campaign.
  List<OutboxMessage> toTakeBack(String channel, int limit);

  /// The numbers of a campaign.
  Totals totals(String campaign);

  /// The messages of a campaign by id, those after `after` (empty: from the start).
  List<OutboxMessage> messages(String campaign, String after, int limit);

  /// The content of messages from some page on.
  ///
  /// @param number counted from 1
  /// @param response under which the ledger has it
  record Edition(
      String campaign, int number, String response, List<MessageFacts> facts, Instant at) {
    public Edition {
      facts = List.copyOf(facts);
    }
  }

  /// An item that was left out of messages.
  ///
  /// @param reasons codes of the gate, or `facts_changed`
  record Stop(ItemId item, List<String> reasons, Instant from, Instant last) {
    public Stop {
      reasons = List.copyOf(reasons);
    }
  }

  /// A channel's word on a message.
  ///
  /// @param outcome `SENT`, `NOT_SENT` or `RECALLED`
  record Settlement(String message, OutboxMessage.State outcome) {}

  /// The result of a settlement.
  enum Settled {
    SETTLED,
    /// The same was said before, or that it was sent, which is final unless it is taken back.
    KNOWN,
    /// There is no such message, or its campaign was not recalled.
    UNKNOWN
  }

  /// The numbers of a campaign.
  ///
  /// @param exhausted whether everybody was looked at
  record Totals(
      Map<OutboxMessage.State, Long> messages, Map<SkipCode, Long> skipped, boolean exhausted) {}
}
