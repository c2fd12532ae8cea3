package org.colophon.service.items;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.Period;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SourceTime;
import org.colophon.service.facts.FactCollector;
import org.colophon.service.facts.FactValues;
import org.jspecify.annotations.Nullable;

/// The facts that an item states, gathered from their places in it. Not thread-safe.
final class StatedFacts {
  private final OrderKey order;
  private final Instant observedAt;
  private final @Nullable ZoneId zone;
  private final FactCollector facts = new FactCollector();

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
    return facts.all();
  }

  /// A point in time; an explicit null states that there is none, absence states nothing.
  void time(EntityRef entity, FactType type, @Nullable JsonNullable<SourceTime> time) {
    if (time != null) {
      whole(new FactKey(entity, type, ""), FactValues.moment(time.value(), zone));
    }
  }

  /// A point in time until which something is kept back; an explicit null states that there is
  /// none, absence states nothing.
  void restriction(EntityRef entity, FactType type, @Nullable JsonNullable<RestrictionTime> time) {
    if (time != null) {
      whole(new FactKey(entity, type, ""), FactValues.restriction(time.value(), zone));
    }
  }

  /// A code; an explicit null states that there is none, absence states nothing.
  void code(EntityRef entity, FactType type, @Nullable JsonNullable<String> code) {
    if (code != null) {
      whole(new FactKey(entity, type, ""), FactValues.code(type, code.value()));
    }
  }

  /// A period as the source writes it.
  ///
  /// @param pointer the JSON pointer of the end
  Period period(@Nullable SourceTime start, @Nullable SourceTime end, String pointer) {
    return Period.of(start, end, zone, pointer);
  }

  /// A value that holds for a while.
  ///
  /// @param pointer the JSON pointer of the part that repeats an earlier key
  void during(FactKey key, FactValue value, Period period, String pointer) {
    facts.add(new StatedFact(key, value, order, observedAt, period.from(), period.to()), pointer);
  }

  /// A value without a period; its key stands in one place only.
  private void whole(FactKey key, FactValue value) {
    facts.add(new StatedFact(key, value, order, observedAt, null, null), "");
  }
}
