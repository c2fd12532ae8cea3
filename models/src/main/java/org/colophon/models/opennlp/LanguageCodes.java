package org.colophon.models.opennlp;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A conversion from ISO 639-3 to ISO 639-1 codes, where one exists.
final class LanguageCodes {
  /// Individual languages that ISO 639-1 knows only by their macrolanguage.
  private static final Map<String, String> MEMBERS =
      Map.of(
          "cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg", "zlm", "ms", "swh",
          "sw");

  private static final Map<String, String> SHORT = fromPlatform();

  private LanguageCodes() {}

  /// The two-letter code where there is one, else the code itself.
  static String shortest(String threeLetters) {
    return SHORT.getOrDefault(threeLetters, threeLetters);
  }

  private static Map<String, String> fromPlatform() {
    Map<String, String> codes = new HashMap<>(MEMBERS);
    for (String two : Locale.getISOLanguages()) {
      codes.putIfAbsent(Locale.of(two).getISO3Language(), two);
    }
    return Map.copyOf(codes);
  }
}
