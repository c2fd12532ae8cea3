package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.catalog.PersonName;
import org.colophon.enrichment.testing.Growth;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.keyphrases.PhraseSource;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.linear.LinearModels;
import org.colophon.models.names.NameModels;
import org.colophon.models.opennlp.OpenNlpModels;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.similarity.MinHashSignature;
import org.colophon.subjects.SubjectTagger;
import org.colophon.text.ItemText;
import org.colophon.text.Lexicon;
import org.colophon.text.PassageSplitter;
import org.colophon.text.ReadableText;
import org.colophon.text.ReadingTime;
import org.colophon.text.SentenceFingerprints;
import org.colophon.text.TextNormalizer;
import org.colophon.vocabulary.VocabularyReader;
import org.junit.jupiter.api.Test;

/// Every step that reads a text, over texts that somebody made to keep it busy.
class HostileTextTest {
  /// Repeated up to two million characters.
  private static final List<String> UNITS =
      List.of(
          ".",
          "...x",
          "!\"",
          "a",
          "A",
          "ä",
          "a.",
          "A. ",
          "a'",
          "1",
          "1.",
          "3.4.2024 ",
          " ",
          "\n",
          " \n",
          "\u2028",
          "\u00AD",
          "\u200D",
          "-",
          "a-",
          "<",
          "<a",
          "<!--",
          "</p",
          "&",
          "&a",
          "&#1",
          "(",
          "(1900 -    ",
          "[",
          "„",
          "“.",
          "’",
          "\u0301",
          "\u0301\u0316",
          "a\u0301",
          "dr. ",
          "Am 3. ",
          "nr.\n",
          "geboren ",
          "geboren: ",
          "am 3. April 2024 ",
          "Termin: ",
          "eröffnet, ",
          "Wort ",
          "# ",
          "Anna Q# ",
          "Anna Q#. ",
          "W# im Q#\n",
          "Das Wort gilt. ",
          "Wort Satz\n\n",
          "ein zwei drei\n",
          "Donaudampfschifffahrt",
          "gartenbeet",
          "sses",
          "https://a.example/b?c=d&");

  /// Every eighth in the build, all of them with `-Dcolophon.long=true`.
  private static final int STEP = Boolean.getBoolean("colophon.long") ? 1 : 8;

  private final CachedEmbedder vectors =
      new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());

  @Test
  void stepsThatReadATextTakeTimeInProportionToItsLength() {
    Map<String, Consumer<String>> steps = new LinkedHashMap<>();
    steps.put("the normal form", TextNormalizer::normalize);
    steps.put("reading time", text -> ReadingTime.of(text, "de"));
    steps.put("the sentences' hashes", text -> SentenceFingerprints.of(item(text)).encoded());
    steps.put("the readable text", text -> ReadableText.of(text).text());
    steps.put("the MinHash signature", text -> MinHashSignature.stored(item(text)));
    steps.put("a person's name", PersonName::of);
    steps.put("people in a credit", PersonName::allIn);
    steps.put("a name in a text", text -> PersonName.of("Anna Beispiel").isNamedIn(text));
    for (String language : List.of("de", "en")) {
      Lexicon lexicon = Lexicon.of(language);
      steps.put(
          language + " words",
          text -> lexicon.words(text).forEach(word -> lexicon.parts(word.stem())));
    }
    List<LanguageDetector> detectors =
        List.of(LinearModels.languageDetector(), OpenNlpModels.languageDetector());
    detectors.forEach(detector -> steps.put("language by " + detector.model(), detector::detect));
    assertEquals(List.of(), faults(steps));
  }

  @Test
  void analysisTakesTimeInProportionToTheText() {
    Map<String, Consumer<String>> steps = new LinkedHashMap<>();
    for (String language : List.of("de", "en")) {
      LinguisticAnalyzer analyzer = OpenNlpModels.analyzer(language);
      steps.put(language + " analysis", analyzer::analyze);
    }
    assertEquals(List.of(), faults(steps));
  }

  @Test
  void stepsAfterTheAnalysisTakeTimeInProportionToTheText() {
    List<String> faults = new ArrayList<>();
    for (String language : List.of("de", "en")) {
      LinguisticAnalyzer analyzer = OpenNlpModels.analyzer(language);
      Map<String, Consumer<AnalyzedText>> steps = after(language);
      for (String unit : UNITS) {
        Map<String, AnalyzedText> read = new HashMap<>();
        steps.forEach((step, work) ->
            Growth.fault(
                    language + " " + step,
                    unit,
                    text -> read.computeIfAbsent(text, analyzer::analyze),
                    text -> work.accept(read.computeIfAbsent(text, analyzer::analyze)))
                .ifPresent(faults::add));
      }
    }
    assertEquals(List.of(), faults);
  }

  private Map<String, Consumer<AnalyzedText>> after(String language) {
    Lexicon lexicon = Lexicon.of(language);
    KeyphraseExtractor keyphrases = new KeyphraseExtractor();
    NameTagger names = new NameTagger(NameModels.finder(language));
    SubjectTagger subjects = new SubjectTagger(VocabularyReader.topics(), vectors);
    Map<String, Consumer<AnalyzedText>> steps = new LinkedHashMap<>();
    steps.put("passages", a -> PassageSplitter.split(item(a.text()), a));
    steps.put("whole sentences", WholeSentences::of);
    steps.put("the summary", a -> Summarizer.summary(item(a.text()), a, List.of(), lexicon));
    steps.put("announced days", a -> PromisedDates.find(a, language));
    steps.put("keyphrases", a -> keyphrases.extract(PhraseSource.of(a, lexicon)));
    steps.put("names", a -> names.tag(item(a.text()), a));
    steps.put("subjects", a -> subjects.tag(item(a.text()), language, a, List.of(), List.of()));
    return steps;
  }

  private static List<String> faults(Map<String, Consumer<String>> steps) {
    List<String> faults = new ArrayList<>();
    steps.forEach((step, work) ->
        IntStream.iterate(0, i -> i < UNITS.size(), i -> i + STEP)
            .mapToObj(UNITS::get)
            .forEach(unit -> Growth.fault(step, unit, work).ifPresent(faults::add)));
    return faults;
  }

  private static ItemText item(String text) {
    return new ItemText("de", "", text, "hash-1");
  }
}
