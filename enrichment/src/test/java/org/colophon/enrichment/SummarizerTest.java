package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.colophon.text.ReadingTime;
import org.junit.jupiter.api.Test;

/// Every text here is invented.
class SummarizerTest {
  private static final String TEXT =
      "Der Hafen von Kiel bekommt ein neues Museum für alte Schiffe. "
          + "Er freut sich. "
          + "Das Museum zeigt zwanzig Segelboote vom Hafen und die Geschichte der Fischer. "
          + "Doch das Museum im Hafen kostet auch die Stadt Kiel sehr viel Geld. "
          + "Gegenüber verkauft jemand frische Brötchen mit Käse und etwas Butter. "
          + "Das Museum eröffnet am 3. März 2024";

  private final EnrichmentPipeline pipeline =
      new EnrichmentPipeline(
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")),
          new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore()),
          new KeyphraseExtractor(),
          List.of());

  private List<Annotation> summary(String title, String text) {
    return pipeline.enrich(new ItemText("de", title, text, "h")).of(Kind.SUMMARY);
  }

  @Test
  void takesWholeSentencesOfTheTextInTheirOrder() {
    Annotation summary = summary("Museum im Hafen", TEXT).getFirst();
    List<String> sentences = summary.evidence().stream().map(s -> s.in(TEXT)).toList();
    assertEquals(String.join(" ", sentences), summary.label());
    assertEquals("Der Hafen von Kiel bekommt ein neues Museum für alte Schiffe.", sentences.get(0));
    assertTrue(sentences.size() == 2 || sentences.size() == 3, summary.label());
    assertTrue(summary.label().contains("zeigt zwanzig Segelboote"), summary.label());
    assertFalse(summary.label().contains("3. März"), "it has no end: " + summary.label());
  }

  @Test
  void aSentenceThatLeansOnAnotherIsNotTakenWithoutIt() {
    Annotation summary = summary("Museum im Hafen", TEXT).getFirst();
    assertFalse(summary.label().contains("Er freut"), summary.label());
    boolean cost = summary.label().contains("Doch das Museum");
    assertTrue(!cost || summary.label().contains("Hafen. Doch"), summary.label());
  }

  @Test
  void aShortTextHasNoSummary() {
    assertEquals(List.of(), summary("Kurz", "Der Hafen bekommt ein neues Museum. Es ist groß."));
  }

  @Test
  void aPromisedDayIsAnAnnotationWithItsPlace() {
    Annotation date =
        pipeline
            .enrich(new ItemText("de", "", "Das Museum eröffnet am 3. März 2024.", "h"))
            .of(Kind.DATE)
            .getFirst();
    assertEquals("2024-03-03", date.value());
    assertEquals("3. März 2024", date.label());
  }

  @Test
  void readingTimeCountsWordsByLanguage() {
    String words = "Wort, ".repeat(476) + "–";
    assertEquals(new ReadingTime(476, 238), ReadingTime.of(words, "en"));
    assertEquals(Duration.ofMinutes(2), ReadingTime.of(words, "en").duration());
    assertEquals(2, ReadingTime.of(words, "en").minutes());
    assertEquals(184, ReadingTime.of(words, "de").wordsPerMinute());
    assertEquals(1, ReadingTime.of("Ein Wort.", "de").minutes());
    assertEquals(0, ReadingTime.of("–", "de").minutes());
  }
}
