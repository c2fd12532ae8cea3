package org.colophon.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LruCache;
import org.colophon.models.Span;

/// The lexical resources of one language: stems, stop words, parts of compounds. Thread-safe. A
/// language other than German and English has neither stop words nor inflection here.
public final class Lexicon {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}\u00AD'’]*");
  private static final int MOST_STEMS = 100_000;
  private static final Lexicon GERMAN =
      new Lexicon(
          Stemmer.GERMAN,
          Wordlist.read("stop-de.txt"),
          Wordlist.read("compound-parts-de.txt"),
          CommonWords.read("common-de.txt", Stemmer.GERMAN),
          EverydayWords.read("everyday-de.txt", Stemmer.GERMAN));
  private static final Lexicon ENGLISH =
      new Lexicon(
          Stemmer.ENGLISH,
          Wordlist.read("stop-en.txt"),
          List.of(),
          CommonWords.read("common-en.txt", Stemmer.ENGLISH),
          EverydayWords.read("everyday-en.txt", Stemmer.ENGLISH));
  private static final Lexicon OTHER =
      new Lexicon(Stemmer.OTHER, List.of(), List.of(), CommonWords.NONE, EverydayWords.NONE);

  private final Stemmer stemmer;
  private final LruCache<String, String> stems;
  private final Set<String> stops;
  private final Set<String> parts;
  private final CompoundSplitter compounds;
  private final CommonWords common;
  private final EverydayWords everyday;

  private Lexicon(
      Stemmer stemmer,
      Collection<String> stops,
      Collection<String> parts,
      CommonWords common,
      EverydayWords everyday) {
    this.common = common;
    this.everyday = everyday;
    this.stemmer = stemmer;
    this.stems = new LruCache<>(MOST_STEMS);
    this.stops = stops.stream().map(stemmer::stem).collect(Collectors.toUnmodifiableSet());
    this.parts = parts.stream().map(stemmer::stem).collect(Collectors.toUnmodifiableSet());
    this.compounds = new CompoundSplitter(this.parts);
  }

  private Lexicon(Lexicon base, Set<String> furtherParts) {
    Set<String> all = new LinkedHashSet<>(base.parts);
    all.addAll(furtherParts);
    this.stemmer = base.stemmer;
    this.stems = base.stems;
    this.common = base.common;
    this.everyday = base.everyday;
    this.stops = base.stops;
    this.parts = Set.copyOf(all);
    this.compounds = new CompoundSplitter(this.parts);
  }

  /// The lexicon of an ISO 639-1 language.
  public static Lexicon of(String language) {
    return switch (language) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  /// This lexicon, which also finds the given stems inside compounds.
  public Lexicon withParts(Set<String> stems) {
    return stemmer == Stemmer.GERMAN ? new Lexicon(this, stems) : this;
  }

  public String stem(String word) {
    return stems.get(word, stemmer::stem);
  }

  /// Whether a stem says nothing of what a text is about.
  public boolean isStop(String stem) {
    return stem.length() < 2 || stops.contains(stem);
  }

  /// Whether nouns are written with a capital letter.
  public boolean capitalizesNouns() {
    return stemmer == Stemmer.GERMAN;
  }

  /// A word as it is shown: in its basic form where that is the word without an ending (`Deichs` is
  /// shown as `Deich`), else as written. English words stay as they are.
  public String shown(String surface, String lemma) {
    String basic = lemma.toLowerCase(Locale.ROOT);
    boolean cut =
        stemmer == Stemmer.GERMAN
            && basic.length() >= 3
            && surface.toLowerCase(Locale.ROOT).startsWith(basic);
    return cut ? surface.substring(0, basic.length()) : surface;
  }

  /// How rare a stem is in general text of this language: in (0, 1], 1 for one that is not known to
  /// be common.
  public double rarity(String stem) {
    return common.rarity(stem);
  }

  /// How rare a stem is in everyday speech: in (0, 1], 1 for one that is not known from it.
  public double everydayRarity(String stem) {
    return everyday.rarity(stem);
  }

  /// Whether a word is one of everyday speech that is mostly written with a small letter.
  public boolean isWrittenSmall(String word) {
    return everyday.isWrittenSmall(word);
  }

  /// The known words inside a compound; empty when the stem is none.
  public List<String> parts(String stem) {
    return stemmer == Stemmer.GERMAN ? compounds.parts(stem) : List.of();
  }

  /// The words of a text in order, stop words included.
  public List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      String surface = matcher.group();
      String stem = stem(surface);
      Span span = new Span(matcher.start(), matcher.end());
      words.add(new Word(surface, stem, stem, span, false));
    }
    return words;
  }

  /// The words of a sentence with the lemmas that the analyzer found.
  public List<Word> words(AnalyzedText.Sentence sentence) {
    List<Word> words = new ArrayList<>();
    for (AnalyzedText.Token token : sentence.tokens()) {
      if (!token.surface().isEmpty() && Character.isLetterOrDigit(token.surface().codePointAt(0))) {
        words.add(
            new Word(
                token.surface(),
                stem(token.surface()),
                stem(token.lemma()),
                token.span(),
                token.tag().equals("VERB") || token.tag().equals("AUX")));
      }
    }
    return words;
  }

  /// A word of a text.
  ///
  /// @param stem of the word as written
  /// @param lemma stem of its basic form; often the same
  /// @param verb whether the analyzer says that it is one
  public record Word(String surface, String stem, String lemma, Span span, boolean verb) {}
}
