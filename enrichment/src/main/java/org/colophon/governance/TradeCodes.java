package org.colophon.governance;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Offer.Availability;

/// Product availability as the book trade codes it (ONIX code list 65).
public final class TradeCodes {
  private static final Set<String> KNOWN =
      Set.of(
          "01", "09", "10", "11", "12", "20", "21", "22", "23", "30", "31", "32", "33", "34", "40",
          "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "97", "98", "99");

  private TradeCodes() {}

  /// What a code means for a reader; empty for codes that nothing can be offered under, and for
  /// unknown ones.
  public static Optional<Availability> meaning(String code) {
    return switch (code) {
      case "10", "11", "12" -> Optional.of(Availability.PREORDER);
      case "20", "21", "22", "23" -> Optional.of(Availability.AVAILABLE);
      case "30", "31", "32", "33" -> Optional.of(Availability.TEMPORARILY_OUT);
      default -> Optional.empty();
    };
  }

  /// Whether the list has the code.
  public static boolean isKnown(String code) {
    return KNOWN.contains(code);
  }

  /// Why nothing can be offered under a code. Recalls, withdrawals from sale and cancellations hold
  /// whatever a policy says, and nobody can let an item off them.
  public static ReasonCode reason(String code) {
    return switch (code) {
      case "01" -> ReasonCode.CANCELED;
      case "46" -> ReasonCode.WITHDRAWN;
      case "49" -> ReasonCode.RECALLED;
      default -> isKnown(code) ? ReasonCode.NOT_AVAILABLE : ReasonCode.FACT_UNKNOWN_CODE;
    };
  }

  /// Whether a trade state or an availability says that another product took the place of this one.
  static boolean replaced(FactValue value) {
    return value instanceof FactValue.Code(String code)
        && Set.of("41", "42", "48", "replaced").contains(code.toLowerCase(Locale.ROOT));
  }
}
