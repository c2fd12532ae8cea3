package org.colophon.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A temporary relaxation of a policy, granted by a named person. The gate decides which reasons
/// can be relaxed at all.
public sealed interface Allowance {
  /// The longest that an exemption lasts.
  Period LONGEST_EXEMPTION = Period.ofMonths(12);

  /// The longest that an override lasts.
  Duration LONGEST_OVERRIDE = Duration.ofDays(3);

  String id();

  /// The reason code that it loosens, as the gate names it.
  String code();

  /// Loosens only what is found of this fact; null: whatever it is found of.
  @Nullable FactType fact();

  /// Why.
  String reason();

  /// Who said so.
  String by();

  Instant from();

  /// From this instant on it does not count.
  Instant until();

  /// Whether it concerns `item`.
  boolean covers(Item item);

  /// A relaxation for one imprint, at most twelve months: the weekly feed that will not become
  /// daily.
  ///
  /// @param limit how old the fact or the check may be instead, as an ISO 8601 duration; null: as
  ///   old as it is
  /// @param owner the desk that answers for it
  record Exemption(
      String id,
      ImprintId imprint,
      String code,
      @Nullable FactType fact,
      @Nullable String limit,
      DeskId owner,
      String reason,
      String by,
      Instant from,
      Instant until)
      implements Allowance {
    public Exemption {
      check(id, reason, by);
      Instant last = from.atZone(ZoneOffset.UTC).plus(LONGEST_EXEMPTION).toInstant();
      period("an exception", from, until, last, "12 months");
    }

    @Override
    public boolean covers(Item item) {
      return item.imprint().equals(imprint);
    }
  }

  /// An item-level override, at most 72 hours.
  record ItemOverride(
      String id,
      ItemId item,
      String code,
      @Nullable FactType fact,
      String reason,
      String by,
      Instant from,
      Instant until)
      implements Allowance {
    public ItemOverride {
      check(id, reason, by);
      period("an override", from, until, from.plus(LONGEST_OVERRIDE), "72 hours");
    }

    @Override
    public boolean covers(Item other) {
      return other.id().equals(item);
    }
  }

  private static void check(String id, String reason, String by) {
    IdGrammar.check("exception or override", id);
    Require.text("the reason of an exception or override", reason, 500);
    Require.text("who gives an exception or override", by, 100);
  }

  private static void period(
      String what, Instant from, Instant until, Instant last, String longest) {
    if (!until.isAfter(from) || until.isAfter(last)) {
      throw new IllegalArgumentException(
          what + " ends after it starts and within " + longest + ", got " + from + " to " + until);
    }
  }
}
