package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ItemId;
import org.colophon.desk.Desk;
import org.colophon.desk.EligibilityWatch;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.governance.Cleared;
import org.colophon.governance.Gate;
import org.colophon.matching.Evidence;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemIndexer;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.MatchLessons;
import org.colophon.matching.MatchModel;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentIndex;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.matching.lucene.LuceneSegmentIndex;
import org.colophon.recommend.CandidateSource;
import org.colophon.recommend.IndexCandidates;
import org.colophon.recommend.Recommender;
import org.colophon.service.jobs.Runs;

/// Everything that hangs on one embedding model: what reads texts, the indexes of its vectors, and
/// the use cases that ask them. A request keeps to one generation from its beginning to its end.
/// Closing twice is harmless.
final class Generation implements AutoCloseable {
  private static final int DUE = 200;

  private final Reading reading;
  private final Around around;
  private final ItemIndex itemIndex;
  private final SegmentIndex segmentIndex = new LuceneSegmentIndex();
  private final SegmentProfiles profiles = new SegmentProfiles();
  private final ItemIndexer itemIndexer;
  private final SegmentIndexer segmentIndexer;
  private final Matcher matcher;
  private final Desk desk;
  private final Recommender recommender;

  /// What is the same whatever the model.
  ///
  /// @param numbers of items, which the watch and every index share
  record Around(
      Stores stores, Gate gate, EligibilityWatch watch, ItemNumbers numbers, InstantSource clock) {}

  /// @param reading closed with the generation
  /// @param root where its item index lies, in a directory of its own
  Generation(Reading reading, Path root, Around around) {
    this.reading = reading;
    this.around = around;
    Stores stores = around.stores();
    this.itemIndex = LuceneItemIndex.open(root, reading.embedder().model(), around.numbers());
    EnrichedItems enriched = enriched(stores.enrichments());
    this.itemIndexer = new ItemIndexer(stores.catalog(), enriched, itemIndex);
    this.segmentIndexer =
        new SegmentIndexer(stores.audiences(), enriched, reading.vectors(), segmentIndex, profiles);
    CandidateSource candidates = candidates();
    this.recommender = new Recommender(candidates, around.gate(), this::heldAt);
    MatchModel model =
        TrainedModels.matching(root.resolveSibling("models"), reading.embedder().model());
    Evidence evidence = new Evidence(segmentIndex, profiles, reading.vectors(), model);
    this.matcher =
        new Matcher(stores.audiences(), segmentIndex, profiles, evidence, around.clock());
    Desk.Models models = new Desk.Models(reading.pipeline(), matcher, stores.records().decisions());
    this.desk = new Desk(models, candidates, around.gate(), stores.catalog(), around.clock());
  }

  private CandidateSource candidates() {
    Stores stores = around.stores();
    IndexCandidates.Segments segments =
        new IndexCandidates.Segments(
            stores.audiences(), stores.records().targetings(), profiles::prototypes);
    IndexCandidates.Texts texts = new IndexCandidates.Texts(stores.enrichments(), stores.vectors());
    return new IndexCandidates(itemIndex, segments, texts, around.watch(), around.clock());
  }

  private Predicate<Cleared> heldAt(long seen, long now) {
    BiPredicate<ItemId, Long> held = itemIndexer.heldAt(seen, now);
    return item -> held.test(item.id(), item.version());
  }

  /// Items as this generation's models read them, kept in `store`.
  EnrichedItems enriched(EnrichmentStore store) {
    return new EnrichedItems(reading.pipeline(), store, reading.vectors());
  }

  Reading reading() {
    return reading;
  }

  /// Of the embedding model.
  String digest() {
    return reading.embedder().model().digest();
  }

  /// What its enrichments are made with.
  String recipe() {
    return reading.pipeline().recipe(digest());
  }

  Desk desk() {
    return desk;
  }

  Matcher matcher() {
    return matcher;
  }

  /// What can be learned of people's decisions with this generation's models.
  MatchLessons lessons() {
    return new MatchLessons(reading.pipeline(), matcher);
  }

  Recommender recommender() {
    return recommender;
  }

  ItemIndex itemIndex() {
    return itemIndex;
  }

  /// Brings the indexes up to what was written.
  void catchUp() {
    itemIndexer.catchUp();
    renewItems();
    renewSegments();
  }

  /// Indexes items again whose accepted enrichment was replaced.
  private void renewItems() {
    Runs runs = around.stores().runs();
    List<ItemId> due = runs.dueForIndex(digest(), DUE);
    while (!due.isEmpty()) {
      itemIndexer.renew(due);
      runs.indexed(digest(), due);
      due = runs.dueForIndex(digest(), DUE);
    }
  }

  /// Makes the vectors of segments whose definition changed.
  private void renewSegments() {
    for (Audiences.Stored stored : around.stores().audiences().all()) {
      SegmentId id = stored.segment().id();
      if (!profiles.isCurrent(id, stored.version())) {
        segmentIndexer.renew(id, this::title, around.clock().instant());
      }
    }
  }

  private Optional<String> title(ItemId id) {
    try (CatalogView view = around.stores().catalog().view()) {
      return view.item(id).map(version -> version.item().content().title());
    }
  }

  @Override
  public void close() {
    segmentIndex.close();
    itemIndex.close();
    reading.close();
  }
}
