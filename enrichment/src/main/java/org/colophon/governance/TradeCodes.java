package org.colophon.governance;

import java.util.Optional;
import org.colophon.governance.Offer.Availability;

/// Product availability as the book trade codes it (ONIX code list 65).
final class TradeCodes {
  private TradeCodes() {}

  /// What a code means for a reader; empty for codes that nothing can be offered under, and for
  /// unknown ones.
  static Optional<Availability> meaning(String code) {
    return switch (code) {
      case "10", "11", "12" -> Optional.of(Availability.PREORDER);
      case "20", "21", "22", "23" -> Optional.of(Availability.AVAILABLE);
      case "30", "31", "32", "33" -> Optional.of(Availability.TEMPORARILY_OUT);
      default -> Optional.empty();
    };
  }
}
