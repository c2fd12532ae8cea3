package org.colophon.service.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.OutboxMessage;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.OutboxTables;
import org.colophon.campaign.SkipCode;
import org.colophon.campaign.StoredCampaign;
import org.colophon.campaign.TriggerStore;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;

/// Campaigns and their messages in SQLite. Thread-safe.
public final class SqliteCampaigns implements CampaignStore {
  private final Database database;
  private final byte[] key;

  public SqliteCampaigns(Database database) {
    this.database = database;
    this.key =
        database
            .read(session -> session.first("SELECT key FROM outbox_key", row -> row.getBytes(1)))
            .orElseThrow();
  }

  @Override
  public TriggerStore triggers() {
    return new SqliteTriggers(database);
  }

  @Override
  public List<StoredCampaign> all() {
    return database.read(session ->
        session.list(
            "SELECT payload FROM campaign ORDER BY send_at DESC, campaign_id",
            SqliteCampaigns::campaign));
  }

  private static StoredCampaign campaign(ResultSet row) throws SQLException {
    return PayloadCodec.read(row.getString(1), StoredCampaign.class);
  }

  @Override
  public Optional<StoredCampaign> find(String id) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM campaign WHERE campaign_id = ?", SqliteCampaigns::campaign, id));
  }

  @Override
  public boolean put(StoredCampaign campaign, long expected) {
    return database.write(session -> {
      long stored =
          session
              .first(
                  "SELECT version FROM campaign WHERE campaign_id = ?",
                  row -> row.getLong(1),
                  campaign.campaign().id())
              .orElse(0L);
      if (stored == expected) {
        write(session, campaign);
      }
      return stored == expected;
    });
  }

  private static void write(Session session, StoredCampaign campaign) {
    session.update(
        """
        INSERT OR REPLACE INTO campaign
          (campaign_id, version, state, channel, send_at, until, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        campaign.campaign().id(),
        campaign.version(),
        campaign.state().name(),
        campaign.campaign().delivery().channel(),
        Instants.toMicros(campaign.campaign().delivery().sendAt()),
        Instants.toMicros(campaign.campaign().delivery().until()),
        PayloadCodec.write(campaign));
  }

  @Override
  public List<StoredCampaign> due(String channel, Instant now, Instant unsettledBefore) {
    return database.read(session ->
        session.list(
            """
            SELECT payload FROM campaign AS c
            WHERE channel = ? AND state = 'SENDING' AND send_at <= ? AND until > ?
              AND (NOT EXISTS (SELECT 1 FROM campaign_progress AS p
                    WHERE p.campaign_id = c.campaign_id AND p.exhausted)
                OR EXISTS (SELECT 1 FROM outbox_message AS m
                    WHERE m.campaign_id = c.campaign_id AND m.state = 'CLAIMED'
                      AND m.claimed_at <= ?))
            ORDER BY send_at, campaign_id
            """,
            SqliteCampaigns::campaign,
            channel,
            Instants.toMicros(now),
            Instants.toMicros(now),
            Instants.toMicros(unsettledBefore)));
  }

  @Override
  public <T> T write(Function<OutboxTables, T> work) {
    return database.write(session -> work.apply(new OutboxRows(session, key)));
  }

  @Override
  public List<Settled> settle(List<Settlement> settlements) {
    return database.write(
        session -> settlements.stream().map(settlement -> settle(session, settlement)).toList());
  }

  private static Settled settle(Session session, Settlement settlement) {
    Optional<String> known =
        session.first(
            "SELECT state FROM outbox_message WHERE message_id = ?",
            row -> row.getString(1),
            settlement.message());
    State outcome = settlement.outcome();
    if (known.isEmpty() || (outcome == State.RECALLED && !isRecalled(session, settlement))) {
      return Settled.UNKNOWN;
    }
    State before = State.valueOf(known.get());
    boolean last = before == State.SENT && outcome != State.RECALLED;
    if (before == outcome || before == State.RECALLED || last) {
      return Settled.KNOWN;
    }
    session.update(
        "UPDATE outbox_message SET state = ? WHERE message_id = ?",
        outcome.name(),
        settlement.message());
    return Settled.SETTLED;
  }

  private static boolean isRecalled(Session session, Settlement settlement) {
    return session
        .first(
            """
            SELECT 1 FROM outbox_message AS m JOIN campaign AS c ON c.campaign_id = m.campaign_id
            WHERE m.message_id = ? AND c.state = 'RECALLED'
            """,
            row -> row.getInt(1),
            settlement.message())
        .isPresent();
  }

  @Override
  public List<OutboxMessage> toTakeBack(String channel, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT m.* FROM campaign AS c JOIN outbox_message AS m ON m.campaign_id = c.campaign_id
            WHERE c.channel = ? AND c.state = 'RECALLED' AND m.state IN ('SENT', 'CLAIMED')
            ORDER BY c.campaign_id, m.message_id LIMIT ?
            """,
            OutboxRows::message,
            channel,
            limit));
  }

  @Override
  public Optional<Edition> lastEdition(String campaign) {
    return database.read(session ->
        session.first(
            """
            SELECT payload FROM campaign_edition WHERE campaign_id = ?
            ORDER BY number DESC LIMIT 1
            """,
            SqliteCampaigns::edition,
            campaign));
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return PayloadCodec.read(row.getString(1), Edition.class);
  }

  @Override
  public List<Edition> editions(String campaign) {
    return database.read(session ->
        session.list(
            "SELECT payload FROM campaign_edition WHERE campaign_id = ? ORDER BY number",
            SqliteCampaigns::edition,
            campaign));
  }

  @Override
  public void add(Edition edition) {
    database.change(session ->
        session.update(
            "INSERT INTO campaign_edition (campaign_id, number, payload) VALUES (?, ?, ?)",
            edition.campaign(),
            edition.number(),
            PayloadCodec.write(edition)));
  }

  @Override
  public void stopped(String campaign, Map<ItemId, List<String>> reasons, Instant at) {
    if (reasons.isEmpty()) {
      return;
    }
    database.change(session ->
        reasons.forEach((item, codes) ->
            session.update(
                """
                INSERT INTO campaign_stop (campaign_id, item_id, reasons, first_at, last_at)
                VALUES (?1, ?2, ?3, ?4, ?4)
                ON CONFLICT (campaign_id, item_id, reasons) DO UPDATE SET last_at = ?4
                """,
                campaign,
                item.value(),
                String.join(" ", codes),
                Instants.toMicros(at))));
  }

  @Override
  public List<Stop> stops(String campaign) {
    return database.read(session ->
        session.list(
            "SELECT * FROM campaign_stop WHERE campaign_id = ? ORDER BY first_at, item_id",
            row ->
                new Stop(
                    new ItemId(row.getString("item_id")),
                    List.of(row.getString("reasons").split(" ", -1)),
                    Instants.ofMicros(row.getLong("first_at")),
                    Instants.ofMicros(row.getLong("last_at"))),
            campaign));
  }

  @Override
  public Totals totals(String campaign) {
    return database.read(session -> {
      Map<State, Long> messages = new EnumMap<>(State.class);
      session.list(
          "SELECT state, count(*) FROM outbox_message WHERE campaign_id = ? GROUP BY state",
          row -> messages.put(State.valueOf(row.getString(1)), row.getLong(2)),
          campaign);
      Map<SkipCode, Long> skipped = new EnumMap<>(SkipCode.class);
      session.list(
          "SELECT code, number FROM campaign_skip WHERE campaign_id = ?",
          row -> skipped.put(SkipCode.valueOf(row.getString(1)), row.getLong(2)),
          campaign);
      boolean exhausted =
          session
              .first(
                  "SELECT exhausted FROM campaign_progress WHERE campaign_id = ?",
                  row -> row.getBoolean(1),
                  campaign)
              .orElse(false);
      return new Totals(messages, skipped, exhausted);
    });
  }

  @Override
  public List<OutboxMessage> messages(String campaign, String after, int limit) {
    return database.read(session ->
        session.list(
            """
            SELECT * FROM outbox_message WHERE campaign_id = ? AND message_id > ?
            ORDER BY message_id LIMIT ?
            """,
            OutboxRows::message,
            campaign,
            after,
            limit));
  }
}
