package org.colophon.service.imports.onix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The meaning of ONIX codes. A code without a meaning here stays as it is and counts as unknown.
final class OnixCodes {
  private static final Map<String, String> LANGUAGES = new TreeMap<>();

  static {
    for (String language : Locale.getISOLanguages()) {
      LANGUAGES.put(Locale.of(language).getISO3Language(), language);
    }
    LANGUAGES.putAll(
        Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "cze", "cs", "slo", "sk", "gre", "el", "rum",
            "ro", "chi", "zh", "per", "fa", "ice", "is"));
  }

  private OnixCodes() {}

  /// The two-letter code of a language of list 74 where there is one, else its three letters.
  static String language(String code) {
    return LANGUAGES.getOrDefault(code, code);
  }

  /// The trade state of a publishing status (list 64).
  static String tradeState(String status) {
    return switch (status) {
      case "02" -> "forthcoming";
      case "03" -> "postponed";
      case "04", "13" -> "active";
      case "06" -> "out_of_stock";
      case "11", "16", "17", "05" -> "withdrawn";
      case "12", "15" -> "recalled";
      default -> "onix64-" + status;
    };
  }

  /// The form of a product (list 150): by its first letter, paperbacks by their code.
  static String form(String code) {
    return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
      case 'A' -> "audio";
      case 'D', 'E' -> "ebook";
      default -> Set.of("BC", "BE", "BF", "BN").contains(code) ? "paperback" : "hardcover";
    };
  }

  /// The role of a contributor (list 17).
  static String role(String code) {
    return switch (code) {
      case "A01", "A02" -> "author";
      case "A12", "A13", "A08" -> "illustrator";
      case "B01", "B09", "B11" -> "editor";
      case "B06" -> "translator";
      case "E03", "E07" -> "narrator";
      default -> "onix-" + code.toLowerCase(Locale.ROOT);
    };
  }

  /// The scheme of a subject (list 27); empty for those that are not subjects of readers.
  static Optional<String> scheme(String code) {
    return switch (code) {
      case "93", "94", "95", "96", "97", "98", "99" -> Optional.of("thema");
      case "10", "22" -> Optional.of("bisac");
      case "12", "13", "14", "15", "16", "17" -> Optional.of("bic");
      case "26" -> Optional.of("wgs");
      case "20" -> Optional.of("keyword");
      case "B2" -> Optional.empty();
      default -> Optional.of("onix27-" + code.toLowerCase(Locale.ROOT));
    };
  }
}
