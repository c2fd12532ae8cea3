package org.colophon.enrichment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.enrichment.TokenPlaces.Place;
import org.colophon.models.AnalyzedText;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.text.GermanNouns;
import org.colophon.text.Lexicon;
import org.colophon.text.Wordlist;

/// The evidence in a text that a found word is a name and not a common noun, a currency, a measure
/// or a month. A single common noun needs more than the finder's word: a title or a first name
/// before it, or a place where only names have no article (`in Halle`, but `in der Halle`).
final class NameEvidence {
  private static final Set<String> NO_NAMES = Set.copyOf(Wordlist.read("no-names.txt"));

  /// Last parts of the names of places and people.
  private static final List<String> NAME_ENDINGS =
      List.of(
          "berg", "burg", "dorf", "stadt", "see", "heim", "bach", "feld", "wald", "tal", "land",
          "brück", "hafen", "stein", "hausen", "kirchen", "mann", "bauer", "straße", "gasse",
          "platz", "allee", "weg", "ufer", "markt", "tor", "park", "insel", "au", "furt");

  private static final Set<String> FULL_NAME_BEFORE =
      Set.of(
          "herr",
          "herrn",
          "frau",
          "familie",
          "dr",
          "dr.",
          "prof",
          "prof.",
          "kommissar",
          "kommissarin",
          "bürgermeister",
          "bürgermeisterin",
          "doktor",
          "pfarrer",
          "schwester",
          "onkel",
          "tante",
          "oma",
          "opa",
          "namens",
          "heißt");
  private static final Set<String> BEFORE_PLACES = Set.of("in", "bei");
  private static final Set<String> ARTICLES =
      Set.of(
          "ein", "eine", "einen", "einem", "einer", "eines", "kein", "keine", "keinen", "a", "an");

  /// Above this the finder is believed for what is no common noun but often written small.
  private static final double SURE = 0.9;

  /// Below this a word that ends in a common noun is taken for one.
  private static final double UNSURE = 0.6;

  private final Lexicon lexicon;
  private final boolean german;
  private final String text;
  private final TokenPlaces places;

  NameEvidence(AnalyzedText analysis, TokenPlaces places, String language) {
    this.lexicon = Lexicon.of(language);
    this.german = language.equals("de");
    this.text = analysis.text();
    this.places = places;
  }

  /// Whether a word says what the person is who is named after it.
  static boolean isTitle(String word) {
    return FULL_NAME_BEFORE.contains(word.toLowerCase(Locale.ROOT));
  }

  /// Whether what was found may be a name.
  ///
  /// @param surnames last words of the full names of people in the text
  boolean isName(Entity found, Set<String> surnames) {
    String name = found.span().in(text);
    if (surnames.contains(name)) {
      return true;
    }
    if (name.codePoints().noneMatch(Character::isUpperCase) || isNoName(name)) {
      return false;
    }
    if (name.indexOf(' ') >= 0) {
      return true;
    }
    return places.at(found.span()).map(place -> isName(name, found, place)).orElse(true);
  }

  private boolean isName(String name, Entity found, Place place) {
    if (found.type().equals("OTH") && place.token().tag().equals("ADJ")) {
      return false;
    }
    return german ? isGermanName(name, found, place) : isEnglishName(name, found, place);
  }

  /// Whether all words are numbers, measures, currencies, months and days of the week.
  private static boolean isNoName(String name) {
    for (String word : name.toLowerCase(Locale.ROOT).split("[\\s.]+", -1)) {
      boolean number = !word.isEmpty() && word.chars().allMatch(c -> !Character.isLetter(c));
      if (!word.isEmpty() && !number && !NO_NAMES.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private boolean isGermanName(String name, Entity found, Place place) {
    GermanNouns nouns = GermanNouns.bundled();
    if (place.isAfter(ARTICLES)) {
      return false;
    }
    boolean sure = found.type().equals("ORG") && found.confidence() >= UNSURE;
    if (isCompound(name, found)) {
      return sure;
    }
    if (nouns.isCommon(name) || isMostlySmall(name, found, place)) {
      return sure || isTold(found, place);
    }
    return true;
  }

  /// Whether a word consists of common nouns, or ends in one and is no sure name.
  private static boolean isCompound(String name, Entity found) {
    GermanNouns nouns = GermanNouns.bundled();
    if (name.indexOf('-') >= 0) {
      return nouns.isCommon(name.substring(name.lastIndexOf('-') + 1));
    }
    return !hasNameEnding(name)
        && (nouns.isCompound(name) || (found.confidence() < UNSURE && nouns.endsInCommon(name)));
  }

  /// Whether the words before a common noun say that it is a name here.
  private static boolean isTold(Entity found, Place place) {
    return switch (found.type()) {
      case "PER" -> place.isAfter(FULL_NAME_BEFORE);
      case "LOC" -> place.isAfter(BEFORE_PLACES);
      default -> false;
    };
  }

  private static boolean hasNameEnding(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return NAME_ENDINGS.stream().anyMatch(small::endsWith);
  }

  private boolean isEnglishName(String name, Entity found, Place place) {
    return found.confidence() >= SURE || !isMostlySmall(name, found, place);
  }

  /// Whether a word that is usually written small has its capital letter from the start of a
  /// sentence, or is no sure name.
  private boolean isMostlySmall(String name, Entity found, Place place) {
    boolean telling =
        place.index() == 0
            || !place.token().tag().equals("PROPN")
            || (german && found.confidence() < UNSURE);
    return telling && lexicon.isWrittenSmall(name);
  }
}
