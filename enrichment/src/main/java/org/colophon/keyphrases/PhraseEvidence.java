package org.colophon.keyphrases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.annotation.Annotation;
import org.colophon.text.Lexicon;
import org.colophon.text.Wordlist;
import org.jspecify.annotations.Nullable;

/// The features of a candidate phrase by which the probability is told that an editor keeps it.
final class PhraseEvidence {
  private static final Set<String> MEASURES = Set.copyOf(Wordlist.read("no-names.txt"));
  private static final Set<String> ARTICLES =
      Set.of("ein", "eine", "einen", "einem", "einer", "eines", "a", "an");
  private static final Set<String> OF = Set.of("of", "des", "der", "von");
  private static final double MOST_LETTERS = 20;

  private final PhraseCandidate candidate;
  private final Lexicon lexicon;
  private final int textWords;
  private final List<String> surfaces = new ArrayList<>();
  private final Map<String, Double> features = new LinkedHashMap<>();

  private PhraseEvidence(PhraseCandidate candidate, Lexicon lexicon, int textWords) {
    this.candidate = candidate;
    this.lexicon = lexicon;
    this.textWords = textWords;
    for (PhraseWord word : candidate.words()) {
      for (String part : word.surface().split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
        if (!part.isEmpty()) {
          surfaces.add(part);
        }
      }
    }
  }

  /// Features by name; those left out are 0.
  ///
  /// @param textWords length of the text in words
  static Map<String, Double> of(PhraseCandidate candidate, Lexicon lexicon, int textWords) {
    PhraseEvidence evidence = new PhraseEvidence(candidate, lexicon, textWords);
    evidence.addForm();
    evidence.addWords();
    evidence.addPlaces();
    evidence.addName();
    return evidence.features;
  }

  private void addForm() {
    List<PhraseWord> words = candidate.words();
    int count = words.size();
    set("two words", count == 2);
    set("three words", count == 3);
    set("four words", count >= 4);
    set("adjective", words.stream().anyMatch(PhraseWord::adjective));
    boolean names = words.stream().allMatch(word -> word.tag().equals("PROPN"));
    set("names", names && count >= 2);
    set("no noun's tag", !Set.of("NOUN", "PROPN").contains(words.getLast().tag()));
    set("hyphen", candidate.written().indexOf('-') > 0);
    set("acronym", count == 1 && PhraseCandidates.isAcronym(candidate.written()));
    set("digit", candidate.written().chars().anyMatch(Character::isDigit));
    if (count == 1) {
      features.put("letters", Math.min(candidate.written().length(), MOST_LETTERS) / MOST_LETTERS);
    }
    boolean capitals =
        !lexicon.capitalizesNouns()
            && surfaces.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
            && candidate.places().stream().anyMatch(place -> place.before() != null);
    set("capitals", capitals);
    set("capitals, several words", capitals && count >= 2);
    set("other language", !lexicon.capitalizesNouns());
  }

  private void addWords() {
    double common = 0;
    boolean small = false;
    boolean stop = false;
    for (String word : surfaces) {
      String stem = lexicon.stem(word);
      common = Math.max(common, 1 - lexicon.everydayRarity(stem));
      stop |= lexicon.isStop(stem);
      small |= lexicon.isWrittenSmall(word);
    }
    features.put("common", common);
    set("unknown", common == 0);
    set("stop word", stop);
    set("small", small && surfaces.size() == 1 && lexicon.capitalizesNouns());
    set(
        "measure",
        !surfaces.isEmpty() && MEASURES.contains(surfaces.getLast().toLowerCase(Locale.ROOT)));
  }

  private void addPlaces() {
    List<PhrasePlace> places = candidate.places();
    boolean title = places.stream().anyMatch(PhrasePlace::title);
    List<PhrasePlace> body = places.stream().filter(place -> !place.title()).toList();
    set("title", title);
    set("title and text", title && !body.isEmpty());
    features.put("times", Math.log(places.size()));
    set("repeated", places.size() > 1);
    int first = body.stream().mapToInt(PhrasePlace::position).min().orElse(0);
    features.put("late", (double) first / Math.max(1, textWords));
    set("start", !body.isEmpty() && first < 10);
    share("continued", PhrasePlace::continued);
    share("after noun", place -> place.cut() != null && place.cut().noun());
    share("after adjective", place -> place.cut() != null && !place.cut().noun());
    share("in a name", PhrasePlace::inName);
    share("after number", place -> tag(place.before()).equals("NUM"));
    share("after conjunction", place -> tag(place.before()).equals("CCONJ"));
    share("after preposition", place -> tag(place.before()).equals("ADP"));
    share("after article", place -> ARTICLES.contains(small(place.before())));
    share("before comma", place -> small(place.after()).equals(","));
    share("before sign", place -> tag(place.after()).equals("PUNCT"));
    share("before of", place -> OF.contains(small(place.after())));
  }

  private void addName() {
    Annotation name = candidate.name();
    if (name != null) {
      features.put("name", name.confidence());
      boolean person = name.value().startsWith("per:");
      set("person", person);
      set("full name", person && candidate.words().size() > 1);
      set("place", name.value().startsWith("loc:"));
    }
  }

  private void set(String feature, boolean present) {
    if (present) {
      features.put(feature, 1.0);
    }
  }

  private void share(String feature, Predicate<PhrasePlace> condition) {
    long times = candidate.places().stream().filter(condition).count();
    if (times > 0) {
      features.put(feature, (double) times / candidate.places().size());
    }
  }

  private static String tag(@Nullable PhraseWord word) {
    return word == null ? "" : word.tag();
  }

  private static String small(@Nullable PhraseWord word) {
    return word == null ? "" : word.surface().toLowerCase(Locale.ROOT);
  }
}
