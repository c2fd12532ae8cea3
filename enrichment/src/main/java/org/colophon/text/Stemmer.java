package org.colophon.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.colophon.models.UnicodeForm;

/// A light stemmer: lower case, accents and umlauts folded, inflection cut. Rough on purpose: it
/// compares words of texts with words of labels, and nobody sees a stem.
enum Stemmer {
  GERMAN {
    @Override
    String cut(String word) {
      String once = cutOnce(word, 4);
      return once.equals(word) ? word : cutOnce(once, 5);
    }

    private String cutOnce(String word, int keptBeforeEr) {
      if (word.endsWith("ern") && word.length() - 3 >= keptBeforeEr) {
        return word.substring(0, word.length() - 3);
      }
      if (word.endsWith("er") && word.length() - 2 >= keptBeforeEr) {
        return word.substring(0, word.length() - 2);
      }
      for (String ending : new String[] {"en", "em", "es", "e", "s"}) {
        if (word.endsWith(ending) && word.length() - ending.length() >= 4 && !word.endsWith("ss")) {
          return word.substring(0, word.length() - ending.length());
        }
      }
      boolean dative = word.endsWith("eln") || word.endsWith("ern");
      return dative && word.length() > 5 ? word.substring(0, word.length() - 1) : word;
    }
  },
  ENGLISH {
    @Override
    String cut(String word) {
      String singular = singular(word);
      boolean gerund = singular.endsWith("ing") && singular.length() >= 7;
      return gerund ? singular.substring(0, singular.length() - 3) : singular;
    }

    private String singular(String word) {
      if (word.endsWith("ies") && word.length() > 4) {
        return word.substring(0, word.length() - 3) + "y";
      }
      if (word.matches(".{2,}(ch|sh|ss|x)es")) {
        return word.substring(0, word.length() - 2);
      }
      return word.matches(".{2,}[^sui]s") ? word.substring(0, word.length() - 1) : word;
    }
  },
  OTHER {
    @Override
    String cut(String word) {
      return word;
    }
  };

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  static Stemmer of(String language) {
    return switch (language) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  abstract String cut(String word);

  /// The stem of a word as written.
  String stem(String word) {
    String folded = UnicodeForm.decomposed(word.replace("\u00AD", ""));
    String plain = MARKS.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
    String joined = plain.replace("ß", "ss").replaceAll("['’]s?$", "");
    return cut(joined);
  }
}
