package org.colophon.governance.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.FactType;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.governance.Limit;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The exemptions and overrides that apply to one item at one instant. Embargo, hold, rights,
/// recall, deletion, consent, clock and engine reasons can never be relaxed, whatever an exemption
/// or override says.
public final class PolicyOverrides {
  /// The reasons that can be loosened.
  public static final Set<ReasonCode> LOOSENABLE =
      Collections.unmodifiableSet(
          EnumSet.of(
              ReasonCode.CANONICAL_MISSING,
              ReasonCode.DUPLICATE_OF,
              ReasonCode.SUPERSEDED_BY,
              ReasonCode.OWNER_MISSING,
              ReasonCode.OWNER_INACTIVE,
              ReasonCode.CHECK_OVERDUE,
              ReasonCode.PUBLISHED_UNKNOWN,
              ReasonCode.NOT_AVAILABLE,
              ReasonCode.FACT_MISSING,
              ReasonCode.FACT_STALE));

  /// Those of them that are about age: an exemption from them says how old instead.
  public static final Set<ReasonCode> AGED =
      Collections.unmodifiableSet(EnumSet.of(ReasonCode.CHECK_OVERDUE, ReasonCode.FACT_STALE));

  /// How wrong the clock may be: what begins less than this ago may not count yet.
  public static final Duration UNCERTAINTY = Horizon.EPSILON;

  private final List<Allowance> allowances;
  private final Horizon horizon;

  /// @param allowances those that cover the item, by id
  public PolicyOverrides(List<Allowance> allowances, Horizon horizon) {
    this.allowances = allowances;
    this.horizon = horizon;
  }

  /// What lets the item off a reason, whatever its age.
  Optional<Allowance> of(ReasonCode code, @Nullable FactType fact) {
    return allowances.stream()
        .filter(allowance -> concerns(allowance, code, fact))
        .filter(allowance -> !(allowance instanceof Exemption && AGED.contains(code)))
        .filter(this::inForce)
        .findFirst();
  }

  /// What lets the item off a reason of age.
  ///
  /// @param basis what the age counts from
  Optional<Allowance> of(
      ReasonCode code, @Nullable FactType fact, Instant basis, DeliveryCalendar calendar) {
    return allowances.stream()
        .filter(allowance -> concerns(allowance, code, fact))
        .filter(allowance -> youngEnough(allowance, basis, calendar))
        .filter(this::inForce)
        .findFirst();
  }

  private boolean youngEnough(Allowance allowance, Instant basis, DeliveryCalendar calendar) {
    return switch (allowance) {
      case Allowance.ItemOverride _ -> true;
      case Exemption exemption ->
          limit(exemption)
              .map(limit -> !horizon.maybeEnded(limit.from(basis, calendar)))
              .orElse(false);
    };
  }

  /// What cannot be read loosens nothing.
  private static Optional<Limit> limit(Exemption exemption) {
    try {
      return Optional.ofNullable(exemption.limit()).map(Limit::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean concerns(Allowance allowance, ReasonCode code, @Nullable FactType fact) {
    return LOOSENABLE.contains(code)
        && allowance.code().equals(code.name())
        && (allowance.fact() == null || allowance.fact() == fact);
  }

  /// A permission must hold over all of the clock's uncertainty.
  private boolean inForce(Allowance allowance) {
    Instant end =
        allowance instanceof Allowance.ItemOverride override
            ? override.end(allowances)
            : allowance.until();
    return horizon.begun(allowance.from()) && !horizon.maybeEnded(end);
  }
}
