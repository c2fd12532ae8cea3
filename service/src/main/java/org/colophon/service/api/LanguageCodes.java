package org.colophon.service.api;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;

/// Language codes: ISO 639-1 where there is one, else three letters, `und` when nobody said.
final class LanguageCodes {
  private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

  /// The trade writes the bibliographic codes of ISO 639-2.
  private static final Map<String, String> SHORT_FORMS = shortForms();

  private LanguageCodes() {}

  static void check(String code) {
    if (code.equals("und")
        || TWO_LETTERS.contains(code)
        || (code.matches("[a-z]{3}") && !SHORT_FORMS.containsKey(code))) {
      return;
    }
    String lower = code.toLowerCase(Locale.ROOT);
    String base = lower.replaceFirst("[-_].*", "");
    String better = SHORT_FORMS.getOrDefault(base, base);
    throw new ApiException(
        ErrorCode.BAD_LANGUAGE,
        "",
        Excerpt.of(code) + " is not a valid language code",
        TWO_LETTERS.contains(better)
            ? "send '" + better + "'"
            : "send two letters of ISO 639-1 such as 'de', or 'und' when it is unknown");
  }

  private static Map<String, String> shortForms() {
    Map<String, String> forms = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      try {
        forms.put(Locale.of(code).getISO3Language(), code);
      } catch (MissingResourceException _) {
        // a withdrawn code without a long form; nothing to map
      }
    }
    String bibliographic =
        "alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de gre el ice is"
            + " mac mk mao mi may ms per fa rum ro slo sk tib bo wel cy";
    String[] words = bibliographic.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      forms.put(words[i], words[i + 1]);
    }
    forms.remove("und");
    return Map.copyOf(forms);
  }
}
