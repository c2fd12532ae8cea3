package org.colophon.service.campaigns;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.campaign.Trigger;
import org.colophon.campaign.TriggerStore;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.Database;
import org.colophon.service.store.PayloadCodec;
import org.jspecify.annotations.Nullable;

/// Triggers in SQLite. Thread-safe.
final class SqliteTriggers implements TriggerStore {
  private static final String ITEM = "item:";

  private final Database database;

  SqliteTriggers(Database database) {
    this.database = database;
  }

  @Override
  public List<Trigger> all() {
    return database.read(session ->
        session.list(
            "SELECT payload FROM campaign_trigger ORDER BY trigger_id",
            row -> PayloadCodec.read(row.getString(1), Trigger.class)));
  }

  @Override
  public void put(Trigger trigger) {
    database.change(session ->
        session.update(
            """
            INSERT INTO campaign_trigger (trigger_id, payload) VALUES (?, ?)
            ON CONFLICT (trigger_id) DO UPDATE SET payload = excluded.payload
            """,
            trigger.id(),
            PayloadCodec.write(trigger)));
  }

  @Override
  public Map<String, Instant> paused() {
    Map<String, Instant> paused = new LinkedHashMap<>();
    database.read(session ->
        session.list(
            "SELECT trigger_id, paused_at FROM campaign_trigger WHERE paused_at IS NOT NULL",
            row -> paused.put(row.getString(1), Instants.ofMicros(row.getLong(2)))));
    return paused;
  }

  @Override
  public boolean pause(String id, @Nullable Instant since) {
    return database.write(session ->
        session.update(
                "UPDATE campaign_trigger SET paused_at = ? WHERE trigger_id = ?",
                since == null ? null : Instants.toMicros(since),
                id)
            == 1);
  }

  @Override
  public boolean remove(String id) {
    return database.write(
        session -> session.update("DELETE FROM campaign_trigger WHERE trigger_id = ?", id) == 1);
  }

  @Override
  public Optional<Long> looked() {
    return database.read(
        session -> session.first("SELECT log_seq FROM trigger_progress", row -> row.getLong(1)));
  }

  @Override
  public void looked(long seq) {
    if (looked().filter(known -> known == seq).isEmpty()) {
      database.change(session ->
          session.update(
              "INSERT OR REPLACE INTO trigger_progress (one, log_seq) VALUES (1, ?)", seq));
    }
  }

  @Override
  public Set<ItemId> wished() {
    return new HashSet<>(
        database.read(session ->
            session.list(
                """
                SELECT DISTINCT about FROM signal
                WHERE type = 'BOOKMARK' AND about >= 'item:' AND about < 'item;'
                """,
                row -> new ItemId(row.getString(1).substring(ITEM.length())))));
  }

  @Override
  public Optional<Seen> seen(ItemId item, String context) {
    return database.read(session ->
        session.first(
            "SELECT payload FROM trigger_item WHERE item_id = ? AND context = ?",
            row -> PayloadCodec.read(row.getString(1), Seen.class),
            item.value(),
            context));
  }

  @Override
  public Set<ItemId> pending() {
    return new HashSet<>(
        database.read(session ->
            session.list(
                "SELECT DISTINCT item_id FROM trigger_item WHERE pending = 1",
                row -> new ItemId(row.getString(1)))));
  }

  @Override
  public void put(Seen seen) {
    database.change(session ->
        session.update(
            """
            INSERT OR REPLACE INTO trigger_item (item_id, context, pending, payload)
            VALUES (?, ?, ?, ?)
            """,
            seen.item().value(),
            seen.context(),
            seen.pending() ? 1 : 0,
            PayloadCodec.write(seen)));
  }
}
