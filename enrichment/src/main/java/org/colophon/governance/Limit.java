package org.colophon.governance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.colophon.catalog.reference.DeliveryCalendar;

/// The maximum age of a fact or check.
public sealed interface Limit {
  /// An ISO 8601 duration or period; years, months and days are added on the UTC calendar.
  record Age(Period period, Duration time) implements Limit {
    public Instant from(Instant basis) {
      return basis.atZone(ZoneOffset.UTC).plus(period).toInstant().plus(time);
    }

    @Override
    public String toString() {
      return period.isZero() ? time.toString() : period.toString();
    }
  }

  /// So many expected deliveries of the fact's source in a row failed to come.
  record MissedDeliveries(int count) implements Limit {
    public MissedDeliveries {
      if (count < 1) {
        throw new IllegalArgumentException("missed_deliveries is at least 1, got " + count);
      }
    }

    @Override
    public String toString() {
      return count + " missed deliveries";
    }
  }

  /// The instant at which something that was right at `basis` is too old.
  public default Instant from(Instant basis, DeliveryCalendar calendar) {
    return switch (this) {
      case Age age -> age.from(basis);
      case MissedDeliveries(int count) -> calendar.afterMissed(basis, count);
    };
  }

  /// Reads `P3Y`, `P18M`, `P8D`, `PT48H`.
  ///
  /// @throws IllegalArgumentException when it is no ISO 8601 duration, or not positive
  static Age parse(String text) {
    try {
      Age age =
          text.contains("T")
              ? new Age(Period.ZERO, Duration.parse(text))
              : new Age(Period.parse(text), Duration.ZERO);
      if (!age.from(Instant.EPOCH).isAfter(Instant.EPOCH)) {
        throw new IllegalArgumentException("'" + text + "' is not positive");
      }
      return age;
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a valid ISO 8601 duration: use a form such as P3Y, P18M, P8D or PT48H",
          e);
    }
  }
}
