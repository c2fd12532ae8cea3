package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.INFO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Limit;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;

/// The facts of a snapshot. Where sources disagree, those that are authoritative for the fact and
/// the item's imprint decide, else all of them. Of a restriction every deciding statement counts
/// and the most restrictive comes first; of any other fact only the one confirmed last counts. A
/// disagreement is reported.
public final class CurrentFacts {
  /// How far a source's clock may run ahead of ours.
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Snapshot snapshot;
  private final Horizon horizon;
  private final Map<FactKey, List<Fact>> counted = new LinkedHashMap<>();

  CurrentFacts(Snapshot snapshot, Horizon horizon, ReasonCollector findings) {
    this.snapshot = snapshot;
    this.horizon = horizon;
    Map<FactKey, List<Fact>> byKey = new LinkedHashMap<>();
    for (Fact fact : snapshot.facts()) {
      byKey.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(fact);
    }
    byKey.forEach((key, stated) -> counted.put(key, counted(key, stated, findings)));
  }

  /// The statements that count, the one that decides first.
  private List<Fact> counted(FactKey key, List<Fact> stated, ReasonCollector findings) {
    List<Fact> deciding = stated.stream().filter(this::isAuthoritative).toList();
    List<Fact> counted =
        (deciding.isEmpty() ? stated : deciding).stream().sorted(order(key).reversed()).toList();
    Fact first = counted.getFirst();
    for (Fact other : stated) {
      if (!other.value().equals(first.value())) {
        findings.add(
            ReasonCode.FACT_CONFLICT,
            INFO,
            other,
            first.source() + " and " + other.source() + " disagree",
            first.source() + " decides",
            ownerOf(other).orElse(null));
      }
    }
    return key.type().isRestriction() ? counted : List.of(first);
  }

  private static Comparator<Fact> order(FactKey key) {
    Comparator<Fact> latest =
        Comparator.comparing((Fact fact) -> fact.clocks().confirmedAt())
            .thenComparing(fact -> fact.source().value());
    return key.type().isRestriction() ? Restrictiveness.ORDER.thenComparing(latest) : latest;
  }

  private boolean isAuthoritative(Fact fact) {
    Source source = snapshot.sources().get(fact.source());
    return source != null && source.decides(fact.key().type(), snapshot.item().imprint());
  }

  /// The statement that decides.
  Optional<Fact> find(FactKey key) {
    return counted(key).stream().findFirst();
  }

  Optional<Fact> find(EntityRef entity, FactType type) {
    return find(new FactKey(entity, type, ""));
  }

  /// Every statement that counts, the one that decides first; more than one only of a restriction.
  List<Fact> counted(FactKey key) {
    return counted.getOrDefault(key, List.of());
  }

  /// Every statement of a type that counts, whatever its qualifier.
  List<Fact> all(EntityRef entity, FactType type) {
    return counted.values().stream()
        .flatMap(List::stream)
        .filter(fact -> fact.key().type() == type && fact.key().entity().equals(entity))
        .toList();
  }

  /// Whether a statement surely holds now: within its period by any clock.
  boolean surelyHolds(Fact fact) {
    return (fact.validFrom() == null || horizon.begun(fact.validFrom()))
        && (fact.validTo() == null || !horizon.maybeEnded(fact.validTo()));
  }

  /// Whether a statement may hold now: within its period by some clock.
  boolean mayHold(Fact fact) {
    return horizon.mayApply(fact.validFrom(), fact.validTo());
  }

  /// Whether a fact may be used under a limit. What is in conflict, dated in the future, of an
  /// unknown source or too old may not, and the findings say why; the claim is left out.
  ///
  /// @param severity what it weighs that it may not
  boolean usable(Fact fact, Limit limit, Reason.Severity severity, ReasonCollector findings) {
    DeskId owner = ownerOf(fact).orElse(null);
    Source source = snapshot.sources().get(fact.source());
    Instant confirmed = fact.clocks().confirmedAt();
    if (fact.conflict()) {
      findings.add(ReasonCode.FACT_CONFLICT, severity, fact, fact.source(), null, owner);
    } else if (source == null) {
      findings.add(ReasonCode.SOURCE_UNKNOWN, severity, fact, fact.source(), null, owner);
    } else if (isAheadOfUs(fact)) {
      findings.add(ReasonCode.FACT_FUTURE_DATED, severity, fact, confirmed, horizon.at(), owner);
    } else {
      Instant end = limit.from(confirmed, source.calendar());
      if (!horizon.maybeEnded(end) || mayBeOld(fact, source, findings)) {
        return true;
      }
      findings.add(ReasonCode.FACT_STALE, severity, fact, "confirmed " + confirmed, limit, owner);
    }
    return false;
  }

  private static boolean mayBeOld(Fact fact, Source source, ReasonCollector findings) {
    return findings.mayBeOld(
        ReasonCode.FACT_STALE,
        name(fact.key()),
        fact.key().type(),
        fact.clocks().confirmedAt(),
        source.calendar());
  }

  private boolean isAheadOfUs(Fact fact) {
    boolean observedAhead =
        fact.clocks().observedAt().isAfter(fact.clocks().recordedAt().plus(TOLERANCE));
    return observedAhead || !horizon.begun(fact.clocks().confirmedAt().minus(TOLERANCE));
  }

  Optional<DeskId> ownerOf(Fact fact) {
    Source source = snapshot.sources().get(fact.source());
    return Optional.ofNullable(source == null ? null : source.owner());
  }

  public static String name(FactKey key) {
    String type = key.type().name().toLowerCase(java.util.Locale.ROOT);
    String entity =
        switch (key.entity()) {
          case EntityRef.OfItem item -> "";
          case EntityRef.OfProduct(var id) -> " of " + id;
        };
    return key.qualifier().isEmpty() ? type + entity : type + ":" + key.qualifier() + entity;
  }

  private static String shown(FactValue.Price price) {
    return price.amount().toPlainString() + " " + price.currency();
  }

  /// A fact's value in words.
  public static String shown(Fact fact) {
    String value =
        switch (fact.value()) {
          case FactValue.Code(String code) -> code;
          case FactValue.Moment(Instant at) -> at.toString();
          case FactValue.Price price -> shown(price);
          case FactValue.PriceList(var rows) ->
              rows.stream().map(row -> shown(row.price())).collect(Collectors.joining(", then "));
          case FactValue.Rank(int rank) -> Integer.toString(rank);
          case FactValue.None() -> "none";
          case FactValue.Unrecognised(String raw) -> raw;
        };
    return fact.conflict() ? value + " (two values under one order key)" : value;
  }
}
