package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.desk.Decisions;
import org.colophon.desk.Desk;
import org.colophon.desk.EligibilityWatch;
import org.colophon.desk.Queue;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.ItemText;
import org.colophon.enrichment.VectorStore;
import org.colophon.governance.Cleared;
import org.colophon.governance.Gate;
import org.colophon.governance.Policies;
import org.colophon.governance.Replay;
import org.colophon.health.HealthReporter;
import org.colophon.health.HealthWatch;
import org.colophon.health.SourceDeliveries;
import org.colophon.matching.Evidence;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemIndexer;
import org.colophon.matching.Matcher;
import org.colophon.matching.SegmentIndex;
import org.colophon.matching.SegmentIndexer;
import org.colophon.matching.SegmentProfiles;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.matching.lucene.LuceneSegmentIndex;
import org.colophon.models.Embedding;
import org.colophon.recommend.CandidateSource;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.recommend.IndexCandidates;
import org.colophon.recommend.ListRules;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommender;
import org.colophon.service.http.Backend;
import org.colophon.service.http.Backend.DemoFeed;
import org.colophon.service.sqlite.SqliteListRules;
import org.colophon.service.sqlite.SqliteShelf;
import org.jspecify.annotations.Nullable;

/// A data directory at work: its stores, the models that read texts, the derived indexes, and the
/// use cases. Everything is wired here, by hand. One process owns a directory at a time. Closing
/// twice is harmless.
public final class Application implements AutoCloseable {
  private final Stores stores;
  private final Reading reading;
  private final ItemIndex itemIndex;
  private final SegmentIndex segmentIndex;
  private final SegmentProfiles profiles = new SegmentProfiles();
  private final ItemIndexer itemIndexer;
  private final EnrichedItems enriched;
  private final SegmentUpkeep segments;
  private final EligibilityWatch watch;
  private final Showing showing;
  private final Gate gate;
  private final HealthReporter reporter;
  private final HealthWatch health;
  private final Desk desk;
  private final Recommender recommender;
  private final InstantSource clock;

  private Application(
      Path directory,
      Stores stores,
      Reading reading,
      Showing.Settings settings,
      InstantSource clock) {
    this.clock = clock;
    this.stores = stores;
    this.reading = reading;
    this.itemIndex = LuceneItemIndex.open(directory.resolve("index"), reading.embedder().model());
    this.segmentIndex = new LuceneSegmentIndex();
    this.enriched = new EnrichedItems(reading.pipeline(), stores.enrichments(), reading.vectors());
    this.itemIndexer = new ItemIndexer(stores.catalog(), enriched, itemIndex);
    SegmentIndexer segmentIndexer =
        new SegmentIndexer(stores.audiences(), enriched, reading.vectors(), segmentIndex, profiles);
    this.segments =
        new SegmentUpkeep(stores, segmentIndexer, profiles, settings.profiling(), clock);
    this.gate = new Gate(stores.catalog(), stores.policies(), clock, stores.fence());
    this.watch = new EligibilityWatch(stores.catalog(), gate, stores.records().changes(), clock);
    this.showing = new Showing(stores, gate, settings, clock);
    this.reporter =
        new HealthReporter(stores.catalog(), gate, stores.policies(), stores.healthRecords());
    this.health =
        new HealthWatch(
            stores.catalog(), stores.policies(), reporter, stores.health().incidents(), clock);
    watch.tell(health::judged);
    CandidateSource candidates = candidates();
    this.recommender = new Recommender(candidates, gate, this::heldAt);
    Evidence evidence = new Evidence(segmentIndex, profiles, reading.vectors());
    Matcher matcher = new Matcher(stores.audiences(), segmentIndex, profiles, evidence, clock);
    Desk.Models models = new Desk.Models(reading.pipeline(), matcher, stores.records().decisions());
    this.desk = new Desk(models, candidates, gate, stores.catalog(), clock);
  }

  /// Opens a directory, made where it is missing. Its derived data are as they were left: see
  /// [#catchUp()].
  ///
  /// @param model `minilm`, `bge-small`, or a directory with a model of the operator's
  /// @param settings for what follows from what was shown
  /// @param meanwhile what to do with the stores while the models are loaded
  public static Application open(
      Path directory,
      String model,
      Showing.Settings settings,
      InstantSource clock,
      Consumer<Stores> meanwhile) {
    return open(
        directory, vectors -> Reading.open(directory, model, vectors), settings, clock, meanwhile);
  }

  /// Opens a directory with models of the caller's.
  ///
  /// @param models given where vectors are kept; what it returns is closed with the application
  public static Application open(
      Path directory,
      Function<VectorStore, Reading> models,
      Showing.Settings settings,
      InstantSource clock,
      Consumer<Stores> meanwhile) {
    Stores stores = Stores.open(directory, clock);
    CompletableFuture<Reading> reading =
        CompletableFuture.supplyAsync(() -> models.apply(stores.vectors()));
    try {
      meanwhile.accept(stores);
      return new Application(directory, stores, reading.join(), settings, clock);
    } catch (CompletionException e) {
      stores.close();
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    } catch (RuntimeException e) {
      reading.thenAccept(Reading::close).exceptionally(_ -> null).join();
      stores.close();
      throw e;
    }
  }

  /// Opens a directory and does nothing meanwhile.
  public static Application open(Path directory, String model, InstantSource clock) {
    return open(directory, model, Showing.Settings.usual(), clock, stores -> {});
  }

  private CandidateSource candidates() {
    IndexCandidates.Segments segments =
        new IndexCandidates.Segments(
            stores.audiences(), stores.records().targetings(), profiles::prototypes);
    IndexCandidates.Texts texts = new IndexCandidates.Texts(stores.enrichments(), stores.vectors());
    return new IndexCandidates(itemIndex, segments, texts, watch, clock);
  }

  private Predicate<Cleared> heldAt(long seen, long now) {
    BiPredicate<ItemId, Long> held = itemIndexer.heldAt(seen, now);
    return item -> held.test(item.id(), item.version());
  }

  public Stores stores() {
    return stores;
  }

  public Desk desk() {
    return desk;
  }

  public Gate gate() {
    return gate;
  }

  public Recommender recommender() {
    return recommender;
  }

  /// The vectors that stand for a segment now.
  public List<Prototype> prototypes(SegmentId segment) {
    return profiles.prototypes(segment);
  }

  /// The catalogue for LangChain4j applications in this process.
  public GatedContentRetriever retriever(GatedContentRetriever.Settings settings) {
    return new GatedContentRetriever(
        recommender,
        question -> reading.pipeline().enrich(new ItemText("und", "", question, "")),
        gate,
        stores.books().ledger(),
        settings);
  }

  public ItemIndex itemIndex() {
    return itemIndex;
  }

  /// Brings indexes, segments' vectors and eligibility up to what was written and to the clock.
  public void catchUp() {
    stores.policies().look();
    showing.catchUp();
    watch.catchUp();
    itemIndexer.catchUp();
    segments.catchUp();
    watch.sweep();
    health.settle();
  }

  /// Tells caches and subscribers of recalls; waits for each of them.
  public void tell() {
    showing.tell();
  }

  /// What the HTTP routes call.
  ///
  /// @param follower told after each write
  public Backend backend(Follower follower, @Nullable DemoFeed demo) {
    Decisions decisions =
        new Decisions(stores.catalog(), stores.audiences(), stores.records(), clock);
    Queue queue = new Queue(stores.catalog(), stores.records().decisions());
    return new Backend(
        new Backend.Stores(
            stores.catalog(),
            stores.audiences(),
            stores.records().changes(),
            stores.directory(),
            stores.labellings(clock)),
        new Backend.UseCases(desk, decisions, queue, gate, governance()),
        readers(follower),
        new Backend.Hooks(() -> written(follower), List::of, demo),
        clock);
  }

  private Backend.Readers readers(Follower follower) {
    ListRules rules = new SqliteListRules(stores.database());
    SqliteShelf shelf = new SqliteShelf(stores.database());
    ReaderLists.Items items =
        new ReaderLists.Items() {
          @Override
          public Optional<Embedding> vector(ItemId item) {
            return enriched.find(item).flatMap(EnrichedItems.Enriched::mean);
          }

          @Override
          public List<ItemId> newest(Set<String> languages, int many) {
            return shelf.newest(languages, many);
          }
        };
    ReaderLists.Known known =
        new ReaderLists.Known(
            stores.audiences(), profiles::isCurrent, stores.people(), items, rules);
    ReaderLists lists = new ReaderLists(recommender, candidates(), known, segments.terms(), clock);
    return new Backend.Readers(
        recommender, lists, rules, segments.signals(follower::signal), stores.people());
  }

  private Backend.Governance governance() {
    Policies policies = stores.policies();
    return new Backend.Governance(
        policies,
        new Replay(stores.catalog(), policies),
        new Backend.Shown(stores.books(), showing.webhooks(), showing.audit()),
        new Backend.Health(
            reporter,
            stores.health().incidents(),
            new SourceDeliveries(
                stores.catalog(), stores.health().pulses(), stores.health().incidents(), clock),
            stores.health().repairs()));
  }

  /// Facts count at once; vectors follow within a second.
  private void written(Follower follower) {
    watch.catchUp();
    follower.signal();
  }

  @Override
  public void close() {
    showing.close();
    segmentIndex.close();
    itemIndex.close();
    reading.close();
    stores.close();
  }
}
