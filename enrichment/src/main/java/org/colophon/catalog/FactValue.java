package org.colophon.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of a fact; absent, explicitly empty and unrecognised are three different things.
public sealed interface FactValue {
  /// A retail price, tax included; 0 when it is stated as free of charge.
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

    /// Such as `24.00 EUR`.
    public String text() {
      return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
  }

  /// Prices of one territory that follow each other: a price that ends and its successor.
  ///
  /// @param rows by their start; no two hold at one instant
  record PriceList(List<PriceRow> rows) implements FactValue {
    public PriceList {
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("a list of prices has at least one");
      }
      List<PriceRow> sorted = new ArrayList<>(rows);
      sorted.sort(Comparator.comparing(row -> row.from() == null ? Instant.MIN : row.from()));
      for (int i = 1; i < sorted.size(); i++) {
        Instant end = sorted.get(i - 1).to();
        Instant start = sorted.get(i).from();
        if (end == null || start == null || end.isAfter(start)) {
          throw new IllegalArgumentException(
              "the periods of two prices overlap: one that ends "
                  + (end == null ? "never" : "at " + end)
                  + " and one that starts "
                  + (start == null ? "at any time" : "at " + start));
        }
      }
      rows = List.copyOf(sorted);
    }
  }

  /// A price and when it holds.
  ///
  /// @param from null when it has always been so
  /// @param to null when no end was stated
  record PriceRow(Price price, @Nullable Instant from, @Nullable Instant to) {}

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
