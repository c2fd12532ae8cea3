package org.colophon.service.items;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.Period;
import org.colophon.service.api.SourceTime;
import org.colophon.service.facts.FactValues;
import org.jspecify.annotations.Nullable;

/// The facts that an item states, gathered from their places in it. Not thread-safe.
final class StatedFacts {
  private final OrderKey order;
  private final Instant observedAt;
  private final @Nullable ZoneId zone;
  private final List<StatedFact> facts = new ArrayList<>();

  StatedFacts(OrderKey order, Instant observedAt, @Nullable ZoneId zone) {
    this.order = order;
    this.observedAt = observedAt;
    this.zone = zone;
  }

  OrderKey order() {
    return order;
  }

  Instant observedAt() {
    return observedAt;
  }

  List<StatedFact> all() {
    return facts;
  }

  /// A point in time; an explicit null states that there is none, absence states nothing.
  void time(EntityRef entity, FactType type, @Nullable JsonNullable<SourceTime> time) {
    if (time != null) {
      add(new FactKey(entity, type, ""), FactValues.moment(time.value(), zone), null, null);
    }
  }

  /// A code; an explicit null states that there is none, absence states nothing.
  void code(EntityRef entity, FactType type, @Nullable JsonNullable<String> code) {
    if (code != null) {
      add(new FactKey(entity, type, ""), FactValues.code(type, code.value()), null, null);
    }
  }

  /// A value that holds for a while.
  ///
  /// @param pointer the JSON pointer of the end
  void during(
      FactKey key,
      FactValue value,
      @Nullable SourceTime start,
      @Nullable SourceTime end,
      String pointer) {
    Period period = Period.of(start, end, zone, pointer);
    add(key, value, period.from(), period.to());
  }

  private void add(FactKey key, FactValue value, @Nullable Instant from, @Nullable Instant to) {
    facts.add(new StatedFact(key, value, order, observedAt, from, to));
  }
}
