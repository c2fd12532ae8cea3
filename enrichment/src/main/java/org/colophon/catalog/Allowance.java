package org.colophon.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A temporary relaxation of a policy, granted by a named person. The gate decides which reasons
/// can be relaxed at all.
public sealed interface Allowance {
  /// The longest that an exemption lasts.
  Period LONGEST_EXEMPTION = Period.ofMonths(12);

  /// The longest that overrides of one item and one code last together within [#OVERRIDE_WINDOW].
  Duration LONGEST_OVERRIDE = Duration.ofDays(3);

  /// Overrides that ended longer before are forgotten.
  Duration OVERRIDE_WINDOW = Duration.ofDays(30);

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

  /// The part that is kept when it is taken back. An override that had begun is kept with an
  /// earlier end, so that its time counts; nothing is kept of anything else.
  default Optional<Allowance> takenBack(Instant at) {
    return Optional.empty();
  }

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

    @Override
    public Optional<Allowance> takenBack(Instant at) {
      if (!from.isBefore(at)) {
        return Optional.empty();
      }
      Instant end = until.isBefore(at) ? until : at;
      return Optional.of(new ItemOverride(id, item, code, fact, reason, by, from, end));
    }

    /// The instant at which it ends beside the others: overrides of one item and one code together
    /// last no longer than one may last. May lie before its start.
    ///
    /// @param all overrides and exemptions, this one among them or not
    public Instant end(Collection<? extends Allowance> all) {
      Instant since = from.minus(OVERRIDE_WINDOW);
      List<ItemOverride> before =
          all.stream()
              .flatMap(a -> a instanceof ItemOverride other ? Stream.of(other) : Stream.of())
              .filter(other -> other.item.equals(item) && other.code.equals(code))
              .filter(this::follows)
              .filter(other -> other.until.isAfter(since))
              .sorted(Comparator.comparing(ItemOverride::from))
              .toList();
      Instant last = from.plus(LONGEST_OVERRIDE).minus(together(before));
      return until.isBefore(last) ? until : last;
    }

    private boolean follows(ItemOverride other) {
      int later = from.compareTo(other.from);
      return later > 0 || (later == 0 && id.compareTo(other.id) > 0);
    }

    /// The time that they lasted before this one begins; time that overlaps counts once.
    ///
    /// @param before sorted by start
    private Duration together(List<ItemOverride> before) {
      Duration sum = Duration.ZERO;
      Instant counted = Instant.MIN;
      for (ItemOverride other : before) {
        Instant start = other.from.isAfter(counted) ? other.from : counted;
        Instant end = other.until.isBefore(from) ? other.until : from;
        if (end.isAfter(start)) {
          sum = sum.plus(Duration.between(start, end));
          counted = end;
        }
      }
      return sum;
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
