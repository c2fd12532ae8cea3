package org.colophon.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/// The value of a fact; absent, explicitly empty and unrecognised are three different things.
public sealed interface FactValue {
  /// A retail price, tax included.
  record Price(BigDecimal amount, Currency currency) implements FactValue {
    public Price {
      if (amount.signum() < 0 || amount.scale() > 4 || amount.precision() > 12) {
        throw new IllegalArgumentException(
            "a price is not negative, with at most 4 decimals and 12 digits, got "
                + (amount.precision() > 40
                    ? "a number of " + amount.precision() + " digits"
                    : amount.toPlainString()));
      }
    }
  }

  /// A code or word of a closed list.
  record Code(String code) implements FactValue {
    public Code {
      Require.text("a code", code, 80);
    }
  }

  /// An instant.
  record Moment(Instant at) implements FactValue {}

  /// A place on a list; 1 is the top.
  record Rank(int rank) implements FactValue {
    public Rank {
      if (rank < 1 || rank > 10_000) {
        throw new IllegalArgumentException("a rank is 1 to 10000, got " + rank);
      }
    }
  }

  /// The explicit statement that there is no value.
  record None() implements FactValue {}

  /// A value that is not understood; never read as permission.
  record Unrecognised(String raw) implements FactValue {
    public Unrecognised {
      if (raw.length() > 200) {
        raw = raw.substring(0, 200);
      }
    }
  }
}
