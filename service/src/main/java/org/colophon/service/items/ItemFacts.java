package org.colophon.service.items;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Item;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The facts of an item, one for each key: that of the item's own source, else the one that was
/// confirmed last.
public record ItemFacts(Map<FactKey, Fact> byKey) {

  static ItemFacts of(Item item, List<Fact> facts) {
    Map<FactKey, Fact> byKey = new LinkedHashMap<>();
    facts.stream()
        .sorted(
            Comparator.comparing((Fact f) -> !f.source().equals(item.identity().source()))
                .thenComparing(f -> f.clocks().confirmedAt(), Comparator.reverseOrder())
                .thenComparing(f -> f.source().value()))
        .forEach(fact -> byKey.putIfAbsent(fact.key(), fact));
    return new ItemFacts(byKey);
  }

  /// A point in time; null when nobody stated one.
  @Nullable JsonNullable<SourceTime> time(EntityRef entity, FactType type) {
    Fact fact = byKey.get(new FactKey(entity, type, ""));
    if (fact == null) {
      return null;
    }
    Instant at = fact.value() instanceof FactValue.Moment(Instant moment) ? moment : null;
    return new JsonNullable<>(SourceTime.of(at));
  }

  /// A point in time until which something is kept back; null when nobody stated one.
  @Nullable JsonNullable<RestrictionTime> restriction(EntityRef entity, FactType type) {
    Fact fact = byKey.get(new FactKey(entity, type, ""));
    if (fact == null) {
      return null;
    }
    return new JsonNullable<>(
        switch (fact.value()) {
          case FactValue.Moment(Instant at) ->
              new RestrictionTime.Time(new SourceTime.Absolute(at));
          case FactValue.Unrecognised(String raw) -> new RestrictionTime.Unreadable(raw);
          case FactValue.None _,
              FactValue.Code _,
              FactValue.Price _,
              FactValue.PriceList _,
              FactValue.Rank _ ->
              null;
        });
  }

  /// A code; null when nobody stated one.
  @Nullable JsonNullable<String> code(EntityRef entity, FactType type) {
    Fact fact = byKey.get(new FactKey(entity, type, ""));
    if (fact == null) {
      return null;
    }
    return new JsonNullable<>(
        switch (fact.value()) {
          case FactValue.Code(String code) -> code;
          case FactValue.Unrecognised(String raw) -> raw;
          case FactValue.None _,
              FactValue.Moment _,
              FactValue.Price _,
              FactValue.PriceList _,
              FactValue.Rank _ ->
              null;
        });
  }

  /// Those of one type of an entity.
  List<Fact> of(EntityRef entity, FactType type) {
    return byKey.values().stream()
        .filter(fact -> fact.key().entity().equals(entity) && fact.key().type() == type)
        .toList();
  }
}
