package org.colophon.service.audit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;

/// The gate's verdict in an audit, where what is missing is not the same as what is wrong.
enum Standing {
  /// The gate lets it pass.
  CURRENT,
  /// Something that is known keeps it back.
  NOT_CURRENT,
  /// It cannot be told: only what is missing keeps it back.
  UNKNOWN;

  /// Reasons that say that something is not known.
  private static final Set<ReasonCode> MISSING =
      EnumSet.of(
          ReasonCode.ITEM_UNKNOWN,
          ReasonCode.SOURCE_UNKNOWN,
          ReasonCode.IMPRINT_UNKNOWN,
          ReasonCode.CANONICAL_MISSING,
          ReasonCode.OWNER_MISSING,
          ReasonCode.OWNER_INACTIVE,
          ReasonCode.CHECK_OVERDUE,
          ReasonCode.NO_PRODUCT,
          ReasonCode.PUBLISHED_UNKNOWN,
          ReasonCode.FACT_MISSING,
          ReasonCode.FACT_STALE,
          ReasonCode.FACT_FUTURE_DATED,
          ReasonCode.FACT_CONFLICT,
          ReasonCode.FACT_UNKNOWN_CODE,
          ReasonCode.TERRITORY_UNKNOWN,
          ReasonCode.AGE_UNKNOWN,
          ReasonCode.CLOCK_UNTRUSTED,
          ReasonCode.POLICY_MISSING,
          ReasonCode.POLICY_STALE);

  /// Of several reasons one that is known decides. An availability that is too old to say counts as
  /// missing, although the gate lets the item pass without it.
  static Standing of(Preview preview) {
    Standing standing = CURRENT;
    for (Reason reason : preview.reasons()) {
      if (keepsBack(reason)) {
        standing =
            MISSING.contains(reason.code()) && standing != NOT_CURRENT ? UNKNOWN : NOT_CURRENT;
      }
    }
    return standing;
  }

  /// Whether it counts as current only when this reason is gone.
  static boolean keepsBack(Reason reason) {
    return switch (reason.severity()) {
      case BLOCK, INDETERMINATE -> true;
      case WARN -> reason.code() == ReasonCode.FACT_STALE && isAvailability(reason);
      case INFO -> false;
    };
  }

  private static boolean isAvailability(Reason reason) {
    FactKey fact = reason.action().fact();
    return fact != null && fact.type() == FactType.AVAILABILITY;
  }

  /// Its name in reports and figures.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
