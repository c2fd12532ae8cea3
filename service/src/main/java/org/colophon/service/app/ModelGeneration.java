package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.colophon.annotation.VectorStore;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.SuggestionService;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.Enrichment;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.feed.EligibilityTracker;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.linking.Linker;
import org.colophon.linking.RecordIndex;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemIndexer;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.LiveMatchModel;
import org.colophon.matching.MatchEvidence;
import org.colophon.matching.MatchExamples;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentIndex;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.SegmentScores;
import org.colophon.matching.TextProjection;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.matching.lucene.LuceneSegmentIndex;
import org.colophon.recommend.CandidateSource;
import org.colophon.recommend.CatalogSearch;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.recommend.IndexCandidates;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommender;
import org.colophon.service.catalog.SqliteRecentItems;
import org.colophon.service.config.Config;
import org.colophon.service.learning.LearningService;
import org.colophon.service.readers.SqliteListRules;
import org.colophon.service.runs.RunStore;
import org.colophon.similarity.RepeatedTexts;
import org.colophon.text.ItemText;

/// Everything that hangs on one embedding model: what reads texts, the indexes of its vectors, and
/// the use cases that ask them. A request keeps to one generation from its beginning to its end.
/// Closing twice is harmless.
final class ModelGeneration implements AutoCloseable {
  private static final int DUE = 200;

  private final TextModels reading;
  private final SharedServices around;
  private final ItemIndex itemIndex;
  private final SegmentIndex segmentIndex = new LuceneSegmentIndex();
  private final SegmentProfiles profiles;
  private final ItemIndexer itemIndexer;
  private final SegmentMaintainer segments;
  private final LiveMatchModel models;
  private final Matcher matcher;
  private final SegmentScores scores;
  private final ScoreMaintainer scoring;
  private final SuggestionService desk;
  private final Recommender recommender;
  private final ReaderLists lists;
  private final CatalogSearch search;

  /// The services that are the same whatever the embedding model.
  ///
  /// @param vectors those of the stores, and those that are kept with the next catching up
  /// @param numbers of items, which the watch and every index share
  /// @param records of the publisher, by name
  record SharedServices(
      Stores stores,
      VectorStore vectors,
      Gate gate,
      EligibilityTracker watch,
      ItemNumbers numbers,
      RecordIndex records,
      Config config,
      InstantSource clock) {
    /// The directory of the models that were trained here.
    Path models() {
      return config.data().resolve("models");
    }
  }

  /// @param reading closed with the generation
  /// @param root where its item index lies, in a directory of its own
  /// @param live the matching model, which every generation of the embedding model shares
  ModelGeneration(TextModels reading, Path root, LiveMatchModel live, SharedServices around) {
    this.reading = reading;
    this.around = around;
    Stores stores = around.stores();
    this.models = live;
    this.itemIndex = LuceneItemIndex.open(root, reading.embedder().model(), around.numbers());
    this.profiles = new SegmentProfiles(itemIndex::rarity, TextProjection.of(reading.vectors()));
    EnrichedItems enriched = enriched(stores.enrichments());
    this.itemIndexer = new ItemIndexer(stores.catalog(), enriched, itemIndex);
    SegmentIndexer segmentIndexer =
        new SegmentIndexer(stores.audiences(), enriched, reading.vectors(), segmentIndex, profiles);
    this.segments =
        new SegmentMaintainer(
            stores,
            segmentIndexer,
            profiles,
            around.config().retention().signals(),
            around.clock());
    MatchEvidence evidence = new MatchEvidence(segmentIndex, profiles, reading.vectors(), models);
    this.matcher =
        new Matcher(stores.audiences(), segmentIndex, profiles, evidence, around.clock());
    this.scores = scores(enriched);
    IndexCandidates candidates = candidates();
    itemIndexer.setListener(changed -> {
      scores.indexed(changed, itemIndex.size());
      candidates.forget(changed);
    });
    this.scoring = new ScoreMaintainer(stores.audiences(), profiles, scores, candidates);
    this.recommender =
        new Recommender(
            candidates, around.gate(), this::heldAt, RepeatedTexts.of(stores.catalog()));
    this.lists = lists(candidates, enriched);
    this.search = new CatalogSearch(recommender, candidates, this::question);
    SuggestionService.Models models =
        new SuggestionService.Models(
            reading.pipeline(),
            matcher,
            stores.records().decisions(),
            new Linker(around.records()),
            reading.vocabularies());
    this.desk =
        new SuggestionService(
            models,
            candidates,
            around.gate(),
            stores.catalog(),
            around.clock(),
            around.config().region().territory(),
            around.config().region().zone());
  }

  private SegmentScores scores(EnrichedItems enriched) {
    Stores stores = around.stores();
    return new SegmentScores(
        stores.audiences(),
        profiles,
        matcher,
        new SegmentScores.Items(stores.catalog(), enriched),
        around.clock());
  }

  private IndexCandidates candidates() {
    Stores stores = around.stores();
    IndexCandidates.Segments segments =
        new IndexCandidates.Segments(
            stores.audiences(),
            stores.records().targetings(),
            profiles::prototypes,
            stores.records().decisions(),
            scores);
    IndexCandidates.Texts texts =
        new IndexCandidates.Texts(stores.enrichments(), around.vectors(), this::texts);
    return new IndexCandidates(itemIndex, segments, texts, around.watch(), around.clock());
  }

  private Map<ItemId, ItemText> texts(List<ItemId> items) {
    Map<ItemId, ItemText> texts = new LinkedHashMap<>();
    try (CatalogView view = around.stores().catalog().view()) {
      items.forEach(id -> view.item(id).ifPresent(v -> texts.put(id, ItemText.of(v))));
    }
    return texts;
  }

  private ReaderLists lists(CandidateSource candidates, EnrichedItems enriched) {
    Stores stores = around.stores();
    ReaderLists.Inputs known =
        new ReaderLists.Inputs(
            stores.audiences(),
            profiles::isCurrent,
            stores.people(),
            new ReaderItems(enriched, new SqliteRecentItems(stores.database()), stores.people()),
            new SqliteListRules(stores.database()));
    return new ReaderLists(
        recommender, candidates, known, around.config().retention().signals(), around.clock());
  }

  private Predicate<Cleared> heldAt(long seen, long now) {
    BiPredicate<ItemId, Long> held = itemIndexer.heldAt(seen, now);
    return item -> held.test(item.id(), item.version());
  }

  /// Items as this generation's models read them, kept in `store`.
  EnrichedItems enriched(EnrichmentStore store) {
    return new EnrichedItems(reading.pipeline(), store, reading.vectors());
  }

  TextModels reading() {
    return reading;
  }

  /// Of the embedding model.
  String digest() {
    return reading.embedder().model().digest();
  }

  /// What its enrichments are made with.
  String fingerprint() {
    return reading.pipeline().fingerprint(digest());
  }

  SuggestionService desk() {
    return desk;
  }

  Matcher matcher() {
    return matcher;
  }

  /// What can be learned of people's decisions with this generation's models.
  MatchExamples examples() {
    return new MatchExamples(reading.pipeline(), matcher);
  }

  /// The matching, for a training.
  LearningService.InUse matching() {
    return new LearningService.InUse(models, examples(), reading.embedder().model());
  }

  Recommender recommender() {
    return recommender;
  }

  ReaderLists lists() {
    return lists;
  }

  CatalogSearch search() {
    return search;
  }

  /// A question as texts are read.
  private Enrichment question(String text) {
    return reading.pipeline().enrich(new ItemText("und", "", text, ""));
  }

  /// The vectors that stand for a segment now.
  List<Prototype> prototypes(SegmentId segment) {
    return profiles.prototypes(segment);
  }

  SegmentMaintainer segments() {
    return segments;
  }

  /// The catalogue for LangChain4j applications.
  GatedContentRetriever retriever(GatedContentRetriever.Settings settings) {
    return new GatedContentRetriever(
        recommender, this::question, around.gate(), around.stores().ledger(), settings);
  }

  ItemIndex itemIndex() {
    return itemIndex;
  }

  /// Brings the indexes up to what was written.
  void catchUp() {
    itemIndexer.catchUp();
    renewItems();
    segments.catchUp();
    scoring.catchUp();
  }

  /// Indexes items again whose accepted enrichment was replaced.
  private void renewItems() {
    RunStore runs = around.stores().runs();
    List<ItemId> due = runs.dueForIndex(digest(), DUE);
    while (!due.isEmpty()) {
      itemIndexer.renew(due);
      runs.indexed(digest(), due);
      due = runs.dueForIndex(digest(), DUE);
    }
  }

  @Override
  public void close() {
    scoring.close();
    segmentIndex.close();
    itemIndex.close();
    reading.close();
  }
}
