package org.colophon.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.text.GermanNouns.Kind;

/// The form in which a German noun phrase is listed: in the nominative, without an article, the
/// adjectives with the endings of that (`von kurzen Tagen`: `kurze Tage`). Singular stays singular
/// and plural plural.
///
/// Where the number or the gender is not known, the phrase stays as written.
public final class CitationForm {
  private static final GermanNouns NOUNS = GermanNouns.bundled();

  private static final Map<Kind, String> ENDINGS =
      Map.of(Kind.MASCULINE, "er", Kind.FEMININE, "e", Kind.NEUTER, "es", Kind.PLURAL, "e");
  private static final List<String> INFLECTED = List.of("en", "em", "er", "es", "e");

  /// Adjectives that have an ending which is none of theirs.
  private static final int SHORTEST_ADJECTIVE = 4;

  private static final Set<String> SINGULAR_DATIVE =
      Set.of("dem", "im", "am", "zum", "vom", "beim", "einem", "keinem", "seinem", "ihrem");
  private static final Set<String> FEMININE =
      Set.of("zur", "einer", "eine", "keiner", "seiner", "ihrer", "meiner", "dieser", "jede");
  private static final Set<String> NEUTER = Set.of("das", "ins", "ans", "aufs", "dieses", "jedes");
  private static final Set<String> MASCULINE = Set.of("einen", "jeden", "jeder");
  private static final Set<String> GENITIVE = Set.of("des", "eines", "seines", "ihres");
  private static final Set<String> SEVERAL =
      Set.of("zwei", "drei", "vier", "fünf", "sechs", "zehn", "viele", "vielen", "einige", "beide");

  private static final String UMLAUTS = "äöüÄÖÜ";

  /// Endings of masculine nouns whose plural has an n in every case.
  private static final List<String> WEAK =
      List.of("ent", "ant", "ist", "or", "at", "et", "it", "ot", "e", "bär", "mensch", "held");

  private CitationForm() {}

  /// The phrase as it is listed.
  ///
  /// @param adjectives the words before the noun that are adjectives, in their order
  /// @param noun the last word, as written
  /// @param lemma its basic form, in any case
  /// @param before the word before the phrase, empty at the start of a sentence
  public static String of(List<String> adjectives, String noun, String lemma, String before) {
    String word = before.toLowerCase(Locale.ROOT);
    String plural = ofDative(noun, GermanNouns.capitalised(lemma));
    String lastAdjective = adjectives.isEmpty() ? "" : adjectives.getLast();
    Optional<Kind> kind =
        plural.equals(noun) ? kind(noun, lastAdjective, word) : Optional.of(Kind.PLURAL);
    String nominative = plural.equals(noun) ? nominative(noun, kind, word) : plural;
    StringBuilder phrase = new StringBuilder();
    for (String adjective : adjectives) {
      phrase.append(kind.map(k -> inflected(adjective, k)).orElse(adjective)).append(' ');
    }
    return phrase.append(nominative).toString();
  }

  /// The nominative of what its basic form shows to be a dative in the plural (`Plänen` of `Plan`,
  /// `Stiefeln` of `Stiefel`, `Dialogen` of `Dialog`); the noun itself where it shows nothing.
  private static String ofDative(String noun, String lemma) {
    if (!noun.endsWith("n") || noun.equalsIgnoreCase(lemma) || lemma.endsWith("en")) {
      return noun;
    }
    String shorter = noun.substring(0, noun.length() - 1);
    boolean umlaut = umlauts(noun) > umlauts(lemma) && shorter.length() >= lemma.length();
    boolean same = shorter.equals(lemma) && (lemma.endsWith("el") || lemma.endsWith("er"));
    boolean strong =
        noun.equals(lemma + "en")
            && WEAK.stream().noneMatch(lemma::endsWith)
            && NOUNS.find(lemma).filter(Kind::takesGenitiveS).isPresent();
    return umlaut || strong || (same && !isFeminine(lemma)) ? shorter : noun;
  }

  private static boolean isFeminine(String lemma) {
    return NOUNS.find(lemma).filter(kind -> kind == Kind.FEMININE).isPresent();
  }

  private static long umlauts(String word) {
    return word.chars().filter(c -> UMLAUTS.indexOf(c) >= 0).count();
  }

  /// The gender or number of a noun where it stands.
  private static Optional<Kind> kind(String noun, String adjective, String before) {
    Optional<Kind> listed =
        NOUNS.find(noun).filter(kind -> kind != Kind.UNCLEAR).or(() -> ofBase(noun));
    if (SEVERAL.contains(before) || !pluralNominative(noun).equals(noun)) {
      return Optional.of(Kind.PLURAL);
    }
    if (FEMININE.contains(before)) {
      return Optional.of(Kind.FEMININE);
    }
    if (NEUTER.contains(before)) {
      return Optional.of(Kind.NEUTER);
    }
    if (MASCULINE.contains(before)) {
      return Optional.of(Kind.MASCULINE);
    }
    boolean singular = SINGULAR_DATIVE.contains(before) || GENITIVE.contains(before);
    if (singular && listed.isPresent() && listed.get() == Kind.PLURAL) {
      return Optional.empty();
    }
    if (listed.isEmpty() && before.equals("ein")) {
      return adjective.endsWith("es") ? Optional.of(Kind.NEUTER) : Optional.of(Kind.MASCULINE);
    }
    return listed;
  }

  /// By the noun without the ending of its case (`Hauses`: `Haus`, `Vätern`: `Väter`).
  private static Optional<Kind> ofBase(String noun) {
    for (String ending : List.of("s", "es", "n")) {
      if (noun.endsWith(ending)) {
        Optional<Kind> kind =
            NOUNS
                .find(noun.substring(0, noun.length() - ending.length()))
                .filter(
                    found -> ending.equals("n") ? found == Kind.PLURAL : found.takesGenitiveS());
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Optional.empty();
  }

  private static String nominative(String noun, Optional<Kind> kind, String before) {
    if (kind.isEmpty()) {
      boolean genitive = GENITIVE.contains(before) && noun.endsWith("s");
      return genitive && !noun.endsWith("es") && !noun.endsWith("ss")
          ? noun.substring(0, noun.length() - 1)
          : noun;
    }
    return switch (kind.get()) {
      case PLURAL -> pluralNominative(noun);
      case MASCULINE, NEUTER -> singularNominative(noun, before);
      case FEMININE, UNCLEAR -> noun;
    };
  }

  /// Without the n of the dative, where the form without it is a plural too (`Tagen`: `Tage`, but
  /// `Frauen`).
  private static String pluralNominative(String noun) {
    if (!noun.endsWith("n") || noun.length() < 5) {
      return noun;
    }
    String shorter = noun.substring(0, noun.length() - 1);
    if (noun.endsWith("ern") && umlauts(noun) > 0) {
      return shorter; // Wäldern: no singular has both
    }
    return NOUNS.find(shorter).filter(kind -> isPluralWithoutN(shorter, kind)).isPresent()
        ? shorter
        : noun;
  }

  /// `Tage` is a plural; so is `Lehrer`, which is the singular as well.
  private static boolean isPluralWithoutN(String form, Kind kind) {
    return kind == Kind.PLURAL
        || (kind.takesGenitiveS() && (form.endsWith("er") || form.endsWith("el")));
  }

  /// Without the s of the genitive, where the form without it is known.
  private static String singularNominative(String noun, String before) {
    for (String ending : List.of("es", "s")) {
      String shorter =
          noun.endsWith(ending) ? noun.substring(0, noun.length() - ending.length()) : "";
      if (shorter.length() >= 3
          && (GENITIVE.contains(before) || NOUNS.listed(noun).isEmpty())
          && NOUNS.find(shorter).filter(Kind::takesGenitiveS).isPresent()) {
        return shorter;
      }
    }
    return noun;
  }

  /// The adjective as it stands without an article in the nominative.
  private static String inflected(String adjective, Kind kind) {
    String ending = ENDINGS.get(kind);
    if (ending == null || Character.isUpperCase(adjective.codePointAt(0))) {
      return adjective;
    }
    for (String known : INFLECTED) {
      int stem = adjective.length() - known.length();
      if (adjective.endsWith(known) && stem >= SHORTEST_ADJECTIVE - 1) {
        return adjective.substring(0, stem) + ending;
      }
    }
    return adjective;
  }
}
