package org.colophon.catalog.log;

import java.time.Instant;
import java.util.stream.Collectors;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Instants;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission.StatedFact;
import org.jspecify.annotations.Nullable;

/// The projection of one statement onto the current fact of its source.
///
/// The current fact is a function of the set of statements with the greatest order key, not of
/// their arrival, so permuted, repeated or re-batched statements converge: the value (under a
/// conflict the least by its canonical text, so that it is always the same one), the conflict, the
/// validity, the order key, `observedAt` and `confirmedAt`. Only `changedAt` and `recordedAt`
/// depend on arrival.
public final class FactProjection {
  private FactProjection() {}

  /// The fact after a statement, and the statement's effect.
  public record Step(Fact fact, StatementEffect outcome) {}

  /// Applies one statement.
  ///
  /// @param current as read now, deliveries included; null when the source stated nothing yet
  /// @param recordedAt when the statement arrived here
  public static Step step(
      @Nullable Fact current, StatedFact stated, SourceId source, Instant recordedAt) {
    if (current == null) {
      return new Step(taken(stated, source, recordedAt, null), StatementEffect.CHANGED);
    }
    int newer = stated.order().compareTo(current.order());
    if (newer < 0) {
      return new Step(current, StatementEffect.OLDER);
    }
    if (newer > 0) {
      Fact taken = taken(stated, source, recordedAt, current);
      boolean same = !current.conflict() && canonical(current).equals(canonical(taken));
      return new Step(taken, same ? StatementEffect.CONFIRMED : StatementEffect.CHANGED);
    }
    return joined(current, taken(stated, source, recordedAt, current));
  }

  /// Two statements under one order key.
  private static Step joined(Fact current, Fact stated) {
    boolean differs = !canonical(current).equals(canonical(stated));
    boolean keep = canonical(current).compareTo(canonical(stated)) <= 0;
    Fact least = keep ? current : stated;
    Fact fact =
        new Fact(
            current.key(),
            least.value(),
            current.conflict() || differs,
            least.validFrom(),
            least.validTo(),
            current.source(),
            current.order(),
            joined(current.clocks(), stated.clocks()));
    boolean changed = differs && (!current.conflict() || !keep);
    return new Step(fact, changed ? StatementEffect.CHANGED : StatementEffect.CONFIRMED);
  }

  private static FactClocks joined(FactClocks current, FactClocks stated) {
    boolean later = stated.observedAt().isAfter(current.observedAt());
    return new FactClocks(
        later ? stated.observedAt() : current.observedAt(),
        Instants.later(current.confirmedAt(), stated.confirmedAt()),
        current.changedAt(),
        later ? stated.recordedAt() : current.recordedAt());
  }

  private static Fact taken(
      StatedFact stated, SourceId source, Instant recordedAt, @Nullable Fact before) {
    Instant heard = earlier(stated.observedAt(), recordedAt);
    Fact fact =
        new Fact(
            stated.key(),
            stated.value(),
            false,
            stated.validFrom(),
            stated.validTo(),
            source,
            stated.order(),
            new FactClocks(stated.observedAt(), heard, heard, recordedAt));
    if (before == null || !canonical(before).equals(canonical(fact))) {
      return fact;
    }
    Instant changedAt = before.clocks().changedAt();
    return withClocks(fact, new FactClocks(stated.observedAt(), heard, changedAt, recordedAt));
  }

  static Fact withClocks(Fact fact, FactClocks clocks) {
    return new Fact(
        fact.key(),
        fact.value(),
        fact.conflict(),
        fact.validFrom(),
        fact.validTo(),
        fact.source(),
        fact.order(),
        clocks);
  }

  /// What two statements must share to be equal: 9.9 and 9.90 are one price.
  private static String canonical(Fact fact) {
    String value =
        switch (fact.value()) {
          case FactValue.Price price -> canonical(price);
          case FactValue.PriceList(var rows) ->
              rows.stream()
                  .map(row -> canonical(row.price()) + " " + row.from() + " " + row.to())
                  .collect(Collectors.joining("; ", "prices ", ""));
          case FactValue.Code(var code) -> "code " + code;
          case FactValue.Moment(var at) -> "moment " + at;
          case FactValue.Rank(var rank) -> "rank " + rank;
          case FactValue.None() -> "none";
          case FactValue.Unrecognised(var raw) -> "unrecognised " + raw;
        };
    return value + "\n" + fact.validFrom() + "\n" + fact.validTo();
  }

  private static String canonical(FactValue.Price price) {
    return "price " + price.amount().stripTrailingZeros().toPlainString() + " " + price.currency();
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
