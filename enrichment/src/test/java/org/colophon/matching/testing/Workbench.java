package org.colophon.matching.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.testing.MemoryEnrichmentStore;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.matching.LiveMatchModel;
import org.colophon.matching.MatchEvidence;
import org.colophon.matching.MatchModel;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.SegmentScores;
import org.colophon.matching.TextProjection;
import org.colophon.models.Embedder;
import org.colophon.models.LanguageDetector;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.subjects.SubjectTagger;
import org.colophon.vocabulary.VocabularyReader;

/// Everything that a match needs, in memory, over given models.
public final class Workbench {
  public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  public final MemoryAudiences audiences = new MemoryAudiences();
  public final EnrichmentPipeline pipeline;
  public final EnrichedItems items;
  public final Matcher matcher;
  public final SegmentScores scores;
  public final LoggedItems catalog = new LoggedItems();
  private final SegmentIndexer segments;

  /// A workbench with the shipped model of matches.
  public Workbench(
      Embedder embedder, LanguageDetector detector, Map<String, LinguisticAnalyzer> analyzers) {
    this(embedder, detector, analyzers, MatchModel.SHIPPED);
  }

  public Workbench(
      Embedder embedder,
      LanguageDetector detector,
      Map<String, LinguisticAnalyzer> analyzers,
      MatchModel model) {
    CachedEmbedder vectors = new CachedEmbedder(embedder, new MemoryVectorStore());
    pipeline =
        new EnrichmentPipeline(
            detector,
            analyzers,
            vectors,
            new KeyphraseExtractor(),
            List.of(new SubjectTagger(VocabularyReader.topics(), vectors)));
    items = new EnrichedItems(pipeline, new MemoryEnrichmentStore(), vectors);
    ExhaustiveSegmentIndex index = new ExhaustiveSegmentIndex();
    SegmentProfiles profiles = new SegmentProfiles(subject -> 1, TextProjection.of(vectors));
    segments = new SegmentIndexer(audiences, items, vectors, index, profiles);
    MatchEvidence evidence = new MatchEvidence(index, profiles, vectors, new LiveMatchModel(model));
    matcher = new Matcher(audiences, index, profiles, evidence, () -> NOW);
    SegmentScores.Items stored = new SegmentScores.Items(catalog.catalog(), items);
    scores = new SegmentScores(audiences, profiles, matcher, stored, () -> NOW);
  }

  /// Puts segments in and makes their vectors.
  public void put(Segment... all) {
    List.of(all).forEach(audiences::put);
    segments.renewAll(
        id -> catalog.catalog().view().item(id).map(version -> version.item().content().title()),
        NOW);
  }

  /// A segment in use, checked in time, without rules.
  public static Segment segment(
      String id, String language, String name, String description, ItemId... positive) {
    return new Segment(
        new SegmentId(id),
        new ImprintId("books"),
        name,
        language,
        description,
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(positive), List.of(), List.of(), Segment.Rules.NONE),
        null,
        NOW,
        false);
  }
}
