package org.colophon.service.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.VectorStore;
import org.colophon.audience.Audiences;
import org.colophon.audience.ConsentedSignals;
import org.colophon.audience.People;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.Signals;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichmentPipeline;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.keyphrases.KeyphraseExtractor;
import org.colophon.matching.LiveMatchModel;
import org.colophon.matching.MatchEvidence;
import org.colophon.matching.MatchExamples;
import org.colophon.matching.MatchModel;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.TextProjection;
import org.colophon.matching.lucene.LuceneSegmentIndex;
import org.colophon.models.Embedding;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.recommend.ReaderLists;
import org.colophon.service.learning.LearningService;

/// The real pipeline and matcher over models that only compare words.
final class TestModels implements AutoCloseable {
  private final CachedEmbedder vectors = new CachedEmbedder(new HashingEmbedder(), new Vectors());
  private final EnrichmentPipeline pipeline =
      new EnrichmentPipeline(
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de"), "en", new WhitespaceAnalyzer("en")),
          vectors,
          new KeyphraseExtractor(),
          List.of());
  private final LuceneSegmentIndex index = new LuceneSegmentIndex();
  private final SegmentProfiles profiles;
  private final SegmentIndexer indexer;
  private final Signals signals;
  private final LiveMatchModel matching = new LiveMatchModel(MatchModel.SHIPPED);
  private final Matcher matcher;
  private final Catalog catalog;
  private final Audiences audiences;
  private final SettableClock clock;

  TestModels(Catalog catalog, Audiences audiences, People people, SettableClock clock) {
    this.catalog = catalog;
    this.audiences = audiences;
    this.clock = clock;
    this.profiles = new SegmentProfiles(subject -> 1, TextProjection.of(vectors));
    EnrichedItems items = new EnrichedItems(pipeline, new Enrichments(), vectors);
    SignalRetention terms = TestRetention.USUAL;
    this.indexer =
        new SegmentIndexer(audiences, items, vectors, index, profiles)
            .following(new ConsentedSignals(people, catalog, TestModels::itself, terms));
    Consumer<Set<SegmentId>> renew =
        ids -> ids.forEach(id -> indexer.renew(id, this::title, clock.instant()));
    this.signals = new Signals(people, terms, new Signals.Renewal(renew, renew), clock);
    this.matcher =
        new Matcher(
            audiences,
            index,
            profiles,
            new MatchEvidence(index, profiles, vectors, matching),
            clock);
  }

  static List<ItemId> itself(SignalTarget about, int most) {
    return about instanceof SignalTarget.OfItem(ItemId item) ? List.of(item) : List.of();
  }

  boolean isCurrent(SegmentId id, long version) {
    return profiles.isCurrent(id, version);
  }

  /// Nothing is embedded; the newest come by id.
  ReaderLists.Items items() {
    return new ReaderLists.Items() {
      @Override
      public Optional<Embedding> vector(ItemId item) {
        return Optional.empty();
      }

      @Override
      public List<ItemId> newest(Set<String> languages, int many) {
        try (CatalogView view = catalog.view()) {
          return view.items("", many);
        }
      }
    };
  }

  /// The matching, for trainings.
  LearningService.InUse matching() {
    return new LearningService.InUse(
        matching, new MatchExamples(pipeline, matcher), vectors.model());
  }

  Signals signals() {
    return signals;
  }

  EnrichmentPipeline pipeline() {
    return pipeline;
  }

  Matcher matcher() {
    return matcher;
  }

  /// Makes the vectors of segments whose definition changed.
  void catchUp() {
    for (Audiences.Stored stored : audiences.all()) {
      if (!profiles.isCurrent(stored.segment().id(), stored.version())) {
        indexer.renew(stored.segment().id(), this::title, clock.instant());
      }
    }
  }

  private Optional<String> title(ItemId id) {
    try (CatalogView view = catalog.view()) {
      return view.item(id).map(version -> version.item().content().title());
    }
  }

  @Override
  public void close() {
    index.close();
  }

  private static final class Vectors implements VectorStore {
    private final Map<String, Embedding> all = new ConcurrentHashMap<>();

    @Override
    public Map<String, Embedding> find(String digest, Collection<String> hashes) {
      Map<String, Embedding> found = new HashMap<>(all);
      found.keySet().retainAll(hashes);
      return found;
    }

    @Override
    public void put(String digest, Map<String, Embedding> byHash) {
      byHash.forEach(all::putIfAbsent);
    }
  }

  private static final class Enrichments implements EnrichmentStore {
    private final Map<ItemId, Stored> all = new ConcurrentHashMap<>();

    @Override
    public void put(ItemId id, Stored enrichment) {
      all.put(id, enrichment);
    }

    @Override
    public Optional<Stored> find(ItemId id) {
      return Optional.ofNullable(all.get(id));
    }
  }
}
