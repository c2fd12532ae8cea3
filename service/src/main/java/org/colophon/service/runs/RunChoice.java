package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.Instants;
import org.colophon.catalog.ItemId;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.jspecify.annotations.Nullable;

/// Chooses the items of a run, in one statement that reads no payload unless the language is asked
/// for.
final class RunChoice {
  /// Items that are stated and not deleted.
  static final String LIVE =
      """
      i.text_hash IS NOT NULL AND (i.deleted_epoch IS NULL
        OR (i.order_epoch, i.order_position) > (i.deleted_epoch, i.deleted_position))
      """;

  private final StringBuilder where = new StringBuilder(LIVE);
  private final List<@Nullable Object> values = new ArrayList<>();
  private final RunOrder order;
  private final String fingerprint;

  /// @param within the items that another condition let through; null: any
  RunChoice(RunOrder order, String fingerprint, @Nullable Set<ItemId> within) {
    this.order = order;
    this.fingerprint = fingerprint;
    RunSelection selection = order.selection();
    and("i.imprint = ?", selection.imprint());
    and("i.content_type = ?", selection.type() == null ? null : selection.type().name());
    and("i.source = ?", selection.source());
    and(
        "i.recorded_at >= ?",
        selection.changedSince() == null ? null : Instants.toMicros(selection.changedSince()));
    if (selection.language() != null) {
      and(
          "coalesce(nullif(json_extract(i.payload, '$.content.language'), 'und'), a.language) = ?",
          selection.language());
    }
    if (!selection.ids().isEmpty()) {
      among(Set.copyOf(selection.ids()));
    }
    if (within != null) {
      among(within);
    }
    if (selection.otherMaker()) {
      and("a.recipe <> ?", RunKind.wholeOf(fingerprint));
    }
  }

  private void and(String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" AND ").append(condition);
      values.add(value instanceof Long || value instanceof String ? value : value.toString());
    }
  }

  private void among(Set<ItemId> ids) {
    and(
        "i.item_id IN (SELECT value FROM json_each(?))",
        PayloadCodec.write(ids.stream().map(ItemId::value).collect(Collectors.toSet())));
  }

  /// How many items are selected.
  long selected(Session session) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(order.kind().shelf());
    all.addAll(values);
    return session
        .first("SELECT count(*)" + from() + where, row -> row.getLong(1), all.toArray())
        .orElseThrow();
  }

  /// Adds those for which there is something to do.
  void add(Session session, RunId run) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(run.value());
    all.add(order.kind().shelf());
    all.addAll(values);
    String outdated = "";
    if (order.kind() instanceof RunKind.Vocabulary) {
      outdated = " AND a.input_hash = i.text_hash";
    } else if (!order.again()) {
      outdated =
          " AND (a.item_id IS NULL OR a.input_hash <> i.text_hash OR a.recipe NOT IN (?, ?))";
      all.add(fingerprint);
      all.add(RunKind.wholeOf(fingerprint));
    }
    session.update(
        "INSERT INTO run_item (run_id, item_id, input_hash, imprint, state)"
            + " SELECT ?, i.item_id, i.text_hash, i.imprint, 'pending'"
            + from()
            + where
            + outdated
            + " ORDER BY i.item_id",
        all.toArray());
  }

  private static String from() {
    return " FROM item i LEFT JOIN accepted a ON a.shelf = ? AND a.item_id = i.item_id WHERE ";
  }
}
