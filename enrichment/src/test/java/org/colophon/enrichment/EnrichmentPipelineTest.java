package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.Annotation.Kind;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.subjects.SubjectTagger;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.VocabularyReader;
import org.junit.jupiter.api.Test;

class EnrichmentPipelineTest {
  private static final String TEXT =
      "Gemüsegarten, Kompost, Hochbeet, Beet, Aussaat, Stauden, Obstbaum, Schrebergarten, Parzelle.\n\nGarten.";

  private final HashingEmbedder embedder = new HashingEmbedder();
  private final CachedEmbedder vectors = new CachedEmbedder(embedder, new MemoryVectorStore());

  @Test
  void everyAnnotationSaysWhereWhoAndFromWhat() {
    Enrichment enrichment = pipeline("de").enrich(text("de", "Beet im Oktober", TEXT));

    for (Annotation annotation : enrichment.annotations()) {
      assertEquals("hash-1", annotation.inputHash());
      boolean stated = annotation.madeBy().equals("stated by the source");
      assertTrue(stated || annotation.madeBy().matches(".*[0-9a-f]{64}"), annotation.madeBy());
      annotation.evidence().forEach(span -> assertTrue(span.end() <= TEXT.length()));
    }
    assertEquals(
        List.of(0, 1), enrichment.passages().stream().map(p -> p.passage().ordinal()).toList());
    assertEquals(List.of(), enrichment.notes());
  }

  @Test
  void findsASubjectByLabelSynonymAndCompound() {
    Annotation garden = pipeline("de").enrich(text("de", "", TEXT)).of(Kind.SUBJECT).getFirst();

    assertEquals("topics:gardening", garden.value());
    assertEquals("Garten", garden.label());
    assertEquals(
        List.of("Gemüsegarten", "Kompost", "Hochbeet", "Beet", "Aussaat"),
        garden.evidence().stream().map(span -> span.in(TEXT)).toList());
  }

  @Test
  void detectsTheLanguageOnlyWhenNobodySaidIt() {
    assertEquals("en", pipeline("en").enrich(text("und", "", "Words here.")).language().code());
    assertEquals("de", pipeline("en").enrich(text("de", "", "Wörter hier.")).language().code());
  }

  @Test
  void aLanguageWithoutAnalyzerGetsVectorsAndANote() {
    Enrichment enrichment = pipeline("de").enrich(text("fr", "Le jardin", "Un texte."));

    assertEquals(2, enrichment.passages().size());
    assertEquals(
        List.of(Kind.LANGUAGE), enrichment.annotations().stream().map(Annotation::kind).toList());
    assertEquals(
        List.of("the text is in the language 'fr': keyphrases and subjects are found in de, en"),
        enrichment.notes());
  }

  @Test
  void anEndlessTextIsReadUpToTheLimitAndSaysSo() {
    String endless =
        IntStream.range(0, 40_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    Enrichment enrichment = pipeline("de").enrich(text("fr", "", endless));

    assertEquals(EnrichmentPipeline.MAX_PASSAGES, enrichment.passages().size());
    assertEquals("only the first 250 of 500 passages were read", enrichment.notes().getFirst());
  }

  @Test
  void theSameTextIsEmbeddedOnceAndGivesTheSameAnswer() {
    EnrichmentPipeline pipeline = pipeline("de");
    Enrichment first = pipeline.enrich(text("de", "Beet im Oktober", TEXT));
    long calls = embedder.calls();

    assertEquals(first, pipeline.enrich(text("de", "Beet im Oktober", TEXT)));
    assertEquals(calls, embedder.calls());
  }

  private EnrichmentPipeline pipeline(String detected) {
    Map<String, LinguisticAnalyzer> analyzers =
        Map.of("de", new WhitespaceAnalyzer("de"), "en", new WhitespaceAnalyzer("en"));
    return new EnrichmentPipeline(
        new FixedLanguageDetector(detected),
        analyzers,
        vectors,
        new KeyphraseExtractor(),
        List.of(new SubjectTagger(VocabularyReader.topics(), vectors)));
  }

  private static ItemText text(String language, String title, String text) {
    return new ItemText(language, title, text, "hash-1");
  }
}
