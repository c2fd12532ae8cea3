package org.colophon.catalog.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Submission.StatedFact;
import org.jspecify.annotations.Nullable;

/// A truncation of instants to microseconds, so that every store holds the same instants.
final class Microseconds {
  private Microseconds() {}

  static StatedFact cut(StatedFact fact) {
    FactValue value =
        switch (fact.value()) {
          case FactValue.Moment(var at) -> new FactValue.Moment(at(at));
          case FactValue.PriceList(var rows) ->
              new FactValue.PriceList(rows.stream().map(Microseconds::cut).toList());
          case FactValue.Price _,
              FactValue.Code _,
              FactValue.Rank _,
              FactValue.None _,
              FactValue.Unrecognised _ ->
              fact.value();
        };
    return new StatedFact(
        fact.key(),
        value,
        fact.order(),
        at(fact.observedAt()),
        orNull(fact.validFrom()),
        orNull(fact.validTo()));
  }

  private static FactValue.PriceRow cut(FactValue.PriceRow row) {
    return new FactValue.PriceRow(row.price(), orNull(row.from()), orNull(row.to()));
  }

  static Instant at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Instant orNull(@Nullable Instant instant) {
    return instant == null ? null : at(instant);
  }
}
