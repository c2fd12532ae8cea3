package org.colophon.service.sqlite;

import static org.colophon.service.sqlite.Session.number;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.Delivery;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Instants;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The table `fact`.
final class FactRows {
  private static final String SELECT =
      """
      SELECT fact.*, delivery.at AS delivered_at, delivery.seq AS delivered_seq
      FROM fact LEFT JOIN delivery ON delivery.source = fact.source
      WHERE entity = ?
      """;

  private FactRows() {}

  /// A value as columns.
  private record Columns(
      String kind, @Nullable String text, @Nullable String currency, @Nullable Long number) {}

  static Optional<Fact> find(Session session, FactKey key, SourceId source) {
    return session.first(
        SELECT + "AND type = ? AND qualifier = ? AND fact.source = ?",
        FactRows::read,
        key.entity().text(),
        key.type().name(),
        key.qualifier(),
        source.value());
  }

  static List<Fact> of(Session session, EntityRef entity) {
    return session.list(SELECT, FactRows::read, entity.text());
  }

  static void put(Session session, Fact fact, long seq) {
    Columns value = columns(fact.value());
    FactClocks clocks = fact.clocks();
    session.update(
        """
        INSERT OR REPLACE INTO fact (entity, type, qualifier, source, seq, kind, text, currency,
          number, conflict, valid_from, valid_to, order_epoch, order_position, observed_at,
          confirmed_at, changed_at, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        fact.key().entity().text(),
        fact.key().type().name(),
        fact.key().qualifier(),
        fact.source().value(),
        seq,
        value.kind(),
        value.text(),
        value.currency(),
        value.number(),
        fact.conflict() ? 1 : 0,
        micros(fact.validFrom()),
        micros(fact.validTo()),
        fact.order().epoch(),
        fact.order().position(),
        Instants.toMicros(clocks.observedAt()),
        Instants.toMicros(clocks.confirmedAt()),
        Instants.toMicros(clocks.changedAt()),
        Instants.toMicros(clocks.recordedAt()));
  }

  private static Fact read(ResultSet row) throws SQLException {
    Fact fact =
        new Fact(
            new FactKey(
                EntityRef.parse(row.getString("entity")),
                FactType.valueOf(row.getString("type")),
                row.getString("qualifier")),
            value(row),
            row.getInt("conflict") != 0,
            instant(row, "valid_from"),
            instant(row, "valid_to"),
            new SourceId(row.getString("source")),
            new OrderKey(row.getLong("order_epoch"), row.getLong("order_position")),
            new FactClocks(
                Instants.ofMicros(row.getLong("observed_at")),
                Instants.ofMicros(row.getLong("confirmed_at")),
                Instants.ofMicros(row.getLong("changed_at")),
                Instants.ofMicros(row.getLong("recorded_at"))));
    Delivery delivery = delivery(row);
    return delivery == null ? fact : delivery.confirm(fact, row.getLong("seq"));
  }

  /// The delivery that was joined to a row as `delivered_at` and `delivered_seq`.
  static @Nullable Delivery delivery(ResultSet row) throws SQLException {
    Instant at = instant(row, "delivered_at");
    return at == null ? null : new Delivery(at, row.getLong("delivered_seq"));
  }

  private static Columns columns(FactValue value) {
    return switch (value) {
      case FactValue.Price(var amount, var currency) ->
          new Columns("price", amount.toPlainString(), currency.getCurrencyCode(), null);
      case FactValue.Code(var code) -> new Columns("code", code, null, null);
      case FactValue.Moment(var at) -> new Columns("moment", null, null, Instants.toMicros(at));
      case FactValue.Rank(var rank) -> new Columns("rank", null, null, (long) rank);
      case FactValue.None() -> new Columns("none", null, null, null);
      case FactValue.Unrecognised(var raw) -> new Columns("unrecognised", raw, null, null);
    };
  }

  private static FactValue value(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return switch (kind) {
      case "price" ->
          new FactValue.Price(
              new BigDecimal(row.getString("text")),
              Currency.getInstance(row.getString("currency")));
      case "code" -> new FactValue.Code(row.getString("text"));
      case "moment" -> new FactValue.Moment(Instants.ofMicros(row.getLong("number")));
      case "rank" -> new FactValue.Rank(row.getInt("number"));
      case "none" -> new FactValue.None();
      case "unrecognised" -> new FactValue.Unrecognised(row.getString("text"));
      default ->
          throw new StoreException("the database holds a fact of unknown kind '" + kind + "'");
    };
  }

  static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Instants.toMicros(instant);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : Instants.ofMicros(micros);
  }
}
