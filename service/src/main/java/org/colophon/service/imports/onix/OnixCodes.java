package org.colophon.service.imports.onix;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.catalog.ProductForm;

/// The meaning of ONIX codes. A code without a meaning here stays as it is and counts as unknown.
public final class OnixCodes {
  private static final Map<String, String> LANGUAGES = new TreeMap<>();
  private static final Set<String> BIBLIOGRAPHIC =
      Set.of("ger", "fre", "dut", "cze", "slo", "gre", "rum", "chi", "per", "ice");

  static {
    for (String language : Locale.getISOLanguages()) {
      LANGUAGES.put(Locale.of(language).getISO3Language(), language);
    }
    LANGUAGES.putAll(
        Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "cze", "cs", "slo", "sk", "gre", "el", "rum",
            "ro", "chi", "zh", "per", "fa", "ice", "is"));
  }

  private static final Map<String, String> LETTERS = new TreeMap<>();

  static {
    LANGUAGES.forEach((three, two) -> LETTERS.merge(two, three, OnixCodes::bibliographic));
  }

  private OnixCodes() {}

  /// List 74 has the bibliographic code where a language has two codes of three letters.
  private static String bibliographic(String one, String other) {
    return BIBLIOGRAPHIC.contains(one) ? one : other;
  }

  /// The code of list 74 of a language, given by two letters or by three.
  public static String languageCode(String language) {
    return LETTERS.getOrDefault(language, language);
  }

  /// The code of list 150 of a form, as exact as the catalogue knows it.
  public static String formCode(ProductForm form) {
    return switch (form) {
      case HARDCOVER -> "BB";
      case PAPERBACK -> "BC";
      case EBOOK -> "EA";
      case AUDIO -> "AA";
    };
  }

  /// The code of list 17 of a role; `Z99` for one that the list does not have.
  public static String roleCode(String role) {
    return switch (role) {
      case "author", "journalist" -> "A01";
      case "illustrator" -> "A12";
      case "editor" -> "B01";
      case "translator" -> "B06";
      case "narrator" -> "E07";
      default ->
          role.matches("onix-[a-z][0-9]{2}")
              ? role.substring("onix-".length()).toUpperCase(Locale.ROOT)
              : "Z99";
    };
  }

  /// The code of list 27 of a subject: `24`, a scheme of one's own, where the list does not name
  /// it.
  public static String schemeCode(String scheme, String code) {
    return switch (scheme) {
      case "thema" -> themaCode(code.isEmpty() ? ' ' : code.charAt(0));
      case "bisac" -> "10";
      case "bic" -> "12";
      case "wgs" -> "26";
      case "keyword" -> "20";
      default ->
          scheme.matches("onix27-[a-z0-9]{2}")
              ? scheme.substring("onix27-".length()).toUpperCase(Locale.ROOT)
              : "24";
    };
  }

  /// Thema's qualifiers 1 to 6 are schemes of their own, 94 to 99.
  private static String themaCode(char first) {
    return first >= '1' && first <= '6' ? String.valueOf(93 + first - '0') : "93";
  }

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
