package org.colophon.exposure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.colophon.governance.ReasonCode;

/// The action required from whoever shows an item, gravest first. Names are part of the API.
public enum RecallAction {
  /// Take it down at once.
  TAKE_DOWN,
  /// Show the item that replaces it.
  REPLACE,
  /// Correct what is said of it: a price, a badge, a category.
  CORRECT,
  /// It would not be recommended any more; look at it.
  INFORM;

  /// What a reason that blocks asks for.
  public static RecallAction of(ReasonCode code) {
    return switch (code) {
      case RECALLED,
          WITHDRAWN,
          WITHHELD,
          CANCELED,
          TOMBSTONED,
          EMBARGOED,
          ON_HOLD,
          TERRITORY_BLOCKED,
          TERRITORY_UNKNOWN,
          ADULTS_ONLY,
          AGE_UNKNOWN,
          AGE_MISMATCH,
          LANGUAGE_MISMATCH,
          TDM_RESERVED,
          NOT_AVAILABLE,
          NOT_ANNOUNCED,
          NOT_PUBLISHED,
          NOT_YET_LIVE,
          CORRECTION_PENDING ->
          TAKE_DOWN;
      case SUPERSEDED_BY, DUPLICATE_OF -> REPLACE;
      case FACT_CONFLICT, FACT_UNKNOWN_CODE, FACT_FUTURE_DATED, CLAIM_ENDED -> CORRECT;
      default -> INFORM;
    };
  }

  /// The gravest of several; empty for none.
  public static Optional<RecallAction> gravest(Collection<ReasonCode> codes) {
    return codes.stream().map(RecallAction::of).min(Comparator.naturalOrder());
  }

  /// Whether it is worth telling of something that was promised to hold no longer but stays where
  /// it is.
  boolean outlastsThePromise() {
    return this == TAKE_DOWN || this == REPLACE;
  }
}
