package org.colophon.service.catalog;

import static org.colophon.service.store.Session.number;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Instants;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Delivery;
import org.colophon.service.store.PayloadCodec;
import org.colophon.service.store.Session;
import org.colophon.service.store.StoreException;
import org.jspecify.annotations.Nullable;

/// The table `fact`.
final class FactRows {
  private static final String SELECT =
      """
      SELECT entity, type, qualifier, source, seq, kind, text, currency, number, conflict,
        valid_from, valid_to, order_epoch, order_position, observed_at, confirmed_at, changed_at,
        recorded_at
      FROM fact WHERE entity
      """;

  /// So many entities are read with one statement.
  private static final int AT_ONCE = 16;

  // the columns of SELECT, by number: a look-up by name would cost more than the read
  private static final int ENTITY = 1;
  private static final int TYPE = 2;
  private static final int QUALIFIER = 3;
  private static final int SOURCE = 4;
  private static final int SEQ = 5;
  private static final int KIND = 6;
  private static final int TEXT = 7;
  private static final int CURRENCY = 8;
  private static final int NUMBER = 9;
  private static final int CONFLICT = 10;
  private static final int VALID_FROM = 11;
  private static final int VALID_TO = 12;
  private static final int ORDER_EPOCH = 13;
  private static final int ORDER_POSITION = 14;
  private static final int OBSERVED_AT = 15;
  private static final int CONFIRMED_AT = 16;
  private static final int CHANGED_AT = 17;
  private static final int RECORDED_AT = 18;

  private static final String FIND = SELECT + " = ? AND type = ? AND qualifier = ? AND source = ?";

  /// The statement for so many entities.
  private static final List<String> OF =
      IntStream.rangeClosed(0, AT_ONCE)
          .mapToObj(n -> SELECT + " IN (" + String.join(", ", Collections.nCopies(n, "?")) + ")")
          .map(sql -> sql + " ORDER BY entity, type, qualifier, source")
          .toList();

  private FactRows() {}

  /// A value as columns.
  private record Columns(
      String kind, @Nullable String text, @Nullable String currency, @Nullable Long number) {}

  static Optional<Fact> find(Session session, FactKey key, SourceId source, Deliveries deliveries) {
    return session.first(
        FIND,
        row -> read(row, key.entity(), source, deliveries),
        key.entity().text(),
        key.type().name(),
        key.qualifier(),
        source.value());
  }

  /// Facts of several entities, entity by entity in the order of their names.
  static List<Fact> of(Session session, List<EntityRef> entities, Deliveries deliveries) {
    List<Fact> facts = new ArrayList<>();
    for (int from = 0; from < entities.size(); from += AT_ONCE) {
      List<EntityRef> some = entities.subList(from, Math.min(entities.size(), from + AT_ONCE));
      facts.addAll(ofSome(session, some, deliveries));
    }
    return facts;
  }

  private static List<Fact> ofSome(
      Session session, List<EntityRef> entities, Deliveries deliveries) {
    Map<String, EntityRef> byName = new HashMap<>();
    entities.forEach(entity -> byName.put(entity.text(), entity));
    Map<String, SourceId> sources = new HashMap<>();
    return session.list(
        OF.get(entities.size()),
        row -> {
          String entity = row.getString(ENTITY);
          return read(
              row,
              Objects.requireNonNull(byName.get(entity), entity),
              sources.computeIfAbsent(row.getString(SOURCE), SourceId::new),
              deliveries);
        },
        entities.stream().map(EntityRef::text).toArray());
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

  private static Fact read(ResultSet row, EntityRef entity, SourceId source, Deliveries deliveries)
      throws SQLException {
    Fact fact =
        new Fact(
            new FactKey(entity, FactType.valueOf(row.getString(TYPE)), row.getString(QUALIFIER)),
            value(row),
            row.getInt(CONFLICT) != 0,
            instant(row, VALID_FROM),
            instant(row, VALID_TO),
            source,
            new OrderKey(row.getLong(ORDER_EPOCH), row.getLong(ORDER_POSITION)),
            new FactClocks(
                Instants.ofMicros(row.getLong(OBSERVED_AT)),
                Instants.ofMicros(row.getLong(CONFIRMED_AT)),
                Instants.ofMicros(row.getLong(CHANGED_AT)),
                Instants.ofMicros(row.getLong(RECORDED_AT))));
    Delivery delivery = deliveries.of(source);
    return delivery == null ? fact : delivery.confirm(fact, row.getLong(SEQ));
  }

  private static Columns columns(FactValue value) {
    return switch (value) {
      case FactValue.Price(var amount, var currency) ->
          new Columns("price", amount.toPlainString(), currency.getCurrencyCode(), null);
      case FactValue.PriceList list ->
          new Columns("price", PayloadCodec.write(list), currency(list), null);
      case FactValue.Code(var code) -> new Columns("code", code, null, null);
      case FactValue.Moment(var at) -> new Columns("moment", null, null, Instants.toMicros(at));
      case FactValue.Rank(var rank) -> new Columns("rank", null, null, (long) rank);
      case FactValue.None() -> new Columns("none", null, null, null);
      case FactValue.Unrecognised(var raw) -> new Columns("unrecognised", raw, null, null);
    };
  }

  private static FactValue value(ResultSet row) throws SQLException {
    String kind = row.getString(KIND);
    return switch (kind) {
      case "price" -> price(row.getString(TEXT), row.getString(CURRENCY));
      case "code" -> new FactValue.Code(row.getString(TEXT));
      case "moment" -> new FactValue.Moment(Instants.ofMicros(row.getLong(NUMBER)));
      case "rank" -> new FactValue.Rank(row.getInt(NUMBER));
      case "none" -> new FactValue.None();
      case "unrecognised" -> new FactValue.Unrecognised(row.getString(TEXT));
      default ->
          throw new StoreException("the database holds a fact of unknown kind '" + kind + "'");
    };
  }

  /// An amount, or prices that follow each other as JSON.
  private static FactValue price(String text, String currency) {
    return text.startsWith("{")
        ? PayloadCodec.read(text, FactValue.PriceList.class)
        : new FactValue.Price(new BigDecimal(text), Currency.getInstance(currency));
  }

  /// Of the first; the column is never empty for a price.
  private static String currency(FactValue.PriceList list) {
    return list.rows().getFirst().price().currency().getCurrencyCode();
  }

  static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Instants.toMicros(instant);
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    Long micros = number(row, column);
    return micros == null ? null : Instants.ofMicros(micros);
  }
}
