package org.colophon.service.campaigns;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.colophon.audience.PersonRef;
import org.colophon.campaign.Campaign;
import org.colophon.campaign.OutboxMessage;
import org.colophon.campaign.OutboxMessage.State;
import org.colophon.campaign.OutboxTables;
import org.colophon.campaign.SkipCode;
import org.colophon.catalog.Instants;
import org.colophon.governance.Sha256Digests;
import org.colophon.service.store.Session;

/// The rows of messages, within one write transaction.
final class OutboxRows implements OutboxTables {
  private static final int ID_BYTES = 16;

  private final Session session;
  private final byte[] key;

  OutboxRows(Session session, byte[] key) {
    this.session = session;
    this.key = key;
  }

  static OutboxMessage message(ResultSet row) throws SQLException {
    return new OutboxMessage(
        row.getString("message_id"),
        row.getString("campaign_id"),
        new PersonRef(row.getString("person")),
        row.getInt("edition"),
        State.valueOf(row.getString("state")),
        Instants.ofMicros(row.getLong("claimed_at")));
  }

  @Override
  public boolean isSending(String campaign) {
    return session
        .first(
            "SELECT 1 FROM campaign WHERE campaign_id = ? AND state = 'SENDING'",
            row -> true,
            campaign)
        .orElse(false);
  }

  @Override
  public List<OutboxMessage> unsettled(String campaign, Instant before, int limit) {
    return session.list(
        """
        SELECT * FROM outbox_message
        WHERE campaign_id = ? AND state = 'CLAIMED' AND claimed_at <= ?
        ORDER BY claimed_at LIMIT ?
        """,
        OutboxRows::message,
        campaign,
        Instants.toMicros(before),
        limit);
  }

  @Override
  public OutboxMessage handAgain(OutboxMessage message, int edition, Instant now) {
    session.update(
        "UPDATE outbox_message SET edition = ?, claimed_at = ? WHERE message_id = ?",
        edition,
        Instants.toMicros(now),
        message.id());
    return new OutboxMessage(
        message.id(), message.campaign(), message.person(), edition, State.CLAIMED, now);
  }

  @Override
  public void stop(OutboxMessage message) {
    session.update(
        "UPDATE outbox_message SET state = 'STOPPED' WHERE message_id = ?", message.id());
  }

  @Override
  public OutboxMessage add(Campaign campaign, PersonRef person, int edition, Instant now) {
    String id = id(campaign.id(), person);
    session.update(
        """
        INSERT INTO outbox_message
          (message_id, campaign_id, person, channel, edition, state, claimed_at)
        VALUES (?, ?, ?, ?, ?, 'CLAIMED', ?)
        """,
        id,
        campaign.id(),
        person.value(),
        campaign.delivery().channel(),
        edition,
        Instants.toMicros(now));
    return new OutboxMessage(id, campaign.id(), person, edition, State.CLAIMED, now);
  }

  /// No id of a campaign has a line break.
  private String id(String campaign, PersonRef person) {
    byte[] content = (campaign + "\n" + person.value()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Arrays.copyOf(Sha256Digests.hmac(key, content), ID_BYTES));
  }

  @Override
  public int contacts(PersonRef person, String channel, Instant since) {
    return session
        .first(
            """
            SELECT count(*) FROM outbox_message
            WHERE person = ? AND channel = ? AND claimed_at > ? AND state <> 'NOT_SENT'
            """,
            row -> row.getInt(1),
            person.value(),
            channel,
            Instants.toMicros(since))
        .orElse(0);
  }

  @Override
  public String cursor(String campaign) {
    return session
        .first(
            "SELECT cursor FROM campaign_progress WHERE campaign_id = ?",
            row -> row.getString(1),
            campaign)
        .orElse("");
  }

  @Override
  public void advance(String campaign, String cursor, boolean exhausted) {
    session.update(
        """
        INSERT OR REPLACE INTO campaign_progress (campaign_id, cursor, exhausted)
        VALUES (?, ?, ?)
        """,
        campaign,
        cursor,
        exhausted ? 1 : 0);
  }

  @Override
  public void skipped(String campaign, SkipCode code, int more) {
    session.update(
        """
        INSERT INTO campaign_skip (campaign_id, code, number) VALUES (?, ?, ?)
        ON CONFLICT (campaign_id, code) DO UPDATE SET number = number + excluded.number
        """,
        campaign,
        code.name(),
        more);
  }
}
