package org.colophon.service.app;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.colophon.annotation.VectorStore;
import org.colophon.audience.Prototype;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalRetention;
import org.colophon.editorial.SuggestionService;
import org.colophon.feed.EligibilityTracker;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.governance.policy.Policies;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentMonitor;
import org.colophon.health.SourceDeliveries;
import org.colophon.linking.CatalogGaps;
import org.colophon.linking.RecordIndex;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.MatchExamples;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.recommend.Recommender;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoFeed;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.learning.LearningEndpoint;
import org.colophon.service.learning.LearningService;
import org.colophon.service.readers.SqliteListRules;
import org.colophon.service.runs.BatchVectors;
import org.colophon.service.runs.RunEndpoint;
import org.colophon.service.runs.RunMetrics;
import org.colophon.service.runs.RunService;
import org.colophon.service.runs.RunWorker;
import org.colophon.service.runs.SqliteDifferences;
import org.colophon.service.security.Access;
import org.colophon.service.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A data directory at work: its stores, the models that read texts, the derived indexes, and the
/// use cases. Everything is wired here, by hand. One process owns a directory at a time. Closing
/// twice is harmless.
public final class Application implements AutoCloseable {
  /// Vectors held back at most until those who add more wait.
  private static final int MOST_HELD = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(Application.class);

  private final Stores stores;
  private final BatchVectors vectors;
  private final ModelGenerations generations;
  private final SignalMaintainer signals;
  private final RunWorker worker;
  private final RunService runs;
  private final PriorityGate lane = new PriorityGate();
  private volatile @Nullable CatchUpThread running;
  private volatile @Nullable CatchUpThread trainer;
  private volatile Runnable followed = () -> {};
  private final EligibilityTracker watch;
  private final EditorialServices editorial;
  private final ExposureService showing;
  private final Gate gate;
  private final CatchUpStatus status;
  private final LearningService learning;
  private final HealthReporter reporter;
  private final IncidentMonitor health;
  private final RecordIndex records;
  private final InstantSource clock;
  private final Config config;

  private Application(Config config, Stores stores, Opened opened, InstantSource clock) {
    this.clock = clock;
    this.config = config;
    Path directory = config.data();
    SignalRetention retention = config.retention().signals();
    this.stores = stores;
    this.vectors = opened.vectors();
    this.gate = stores.gate(clock);
    this.status = new CatchUpStatus(gate);
    ItemNumbers numbers = new ItemNumbers();
    this.records = RecordNames.of(stores);
    this.watch =
        new EligibilityTracker(
            stores.catalog(),
            gate,
            stores.records().changes(),
            numbers,
            config.region().territories(),
            clock);
    this.editorial = new EditorialServices(stores, gate, config, clock);
    this.showing = new ExposureService(stores, gate, config, clock);
    this.reporter =
        new HealthReporter(stores.catalog(), gate, stores.policies(), stores.healthRecords());
    this.health =
        new IncidentMonitor(
            stores.catalog(), stores.policies(), reporter, stores.health().incidents(), clock);
    watch.setListener(health::judged);
    ModelGeneration.SharedServices around =
        new ModelGeneration.SharedServices(
            stores, vectors, gate, watch, numbers, records, config, clock);
    this.generations =
        new ModelGenerations(directory.resolve("index"), around, opened.models(), opened.reading());
    this.signals =
        new SignalMaintainer(stores, generations::open, retention, clock, gate::isClockTrusted);
    this.learning =
        new LearningService(
            stores.catalog(),
            stores.records().decisions(),
            () -> generations.current().matching(),
            around.models(),
            config.learning(),
            gate::isClockTrusted,
            clock);
    TextModelSource source = opened.models().source();
    RunContextFactory workshop =
        new RunContextFactory(around, generations, source, directory, () -> followed.run());
    this.worker =
        new RunWorker(stores.runs(), stores.catalog(), workshop, lane, gate::isClockTrusted, clock);
    this.runs =
        new RunService(
            stores.runs(),
            new SqliteDifferences(stores.database()),
            workshop,
            stores.catalog(),
            gate,
            worker,
            this::wake,
            clock);
  }

  /// The models that read texts.
  ///
  /// @param given the one in use where no run chose another
  public record Models(TextModelSource source, String given) {
    private TextModels open(Stores stores, VectorStore vectors) {
      String model = ModelGenerations.model(stores.runs(), given);
      return source.open(model, vectors, UnaryOperator.identity());
    }
  }

  private record Opened(Models models, BatchVectors vectors, TextModels reading) {}

  /// Opens a directory, made where it is missing. Its derived data are as they were left: see
  /// [#catchUp()].
  ///
  /// @param meanwhile what to do with the stores while the models are loaded
  public static Application open(Config config, InstantSource clock, Consumer<Stores> meanwhile) {
    Models models = new Models(TextModelSource.of(config.data()), config.model());
    return open(config, models, clock, meanwhile);
  }

  /// Opens a directory with models of the caller's, the same whatever a run chooses.
  ///
  /// @param models given where vectors are kept; what it returns is closed with the application
  public static Application open(
      Config config,
      Function<VectorStore, TextModels> models,
      InstantSource clock,
      Consumer<Stores> meanwhile) {
    return open(
        config, new Models(TextModelSource.always(models), "the caller's"), clock, meanwhile);
  }

  /// Opens a directory with models from a source of the caller's.
  public static Application open(
      Config config, Models models, InstantSource clock, Consumer<Stores> meanwhile) {
    Stores stores = Stores.open(config.data(), clock);
    BatchVectors vectors = new BatchVectors(stores.vectors(), MOST_HELD);
    CompletableFuture<TextModels> reading =
        CompletableFuture.supplyAsync(() -> models.open(stores, vectors));
    try {
      meanwhile.accept(stores);
      return new Application(config, stores, new Opened(models, vectors, reading.join()), clock);
    } catch (CompletionException e) {
      stores.close();
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    } catch (RuntimeException e) {
      reading.thenAccept(TextModels::close).exceptionally(_ -> null).join();
      stores.close();
      throw e;
    }
  }

  /// Opens a directory and does nothing meanwhile.
  public static Application open(Config config, InstantSource clock) {
    return open(config, clock, stores -> {});
  }

  public Stores stores() {
    return stores;
  }

  public SuggestionService desk() {
    return generations.current().desk();
  }

  public InstantSource clock() {
    return clock;
  }

  /// Who may do what.
  public Access access() {
    return stores.access(config, clock);
  }

  public Gate gate() {
    return gate;
  }

  public Recommender recommender() {
    return generations.current().recommender();
  }

  /// The vectors that stand for a segment now.
  public List<Prototype> prototypes(SegmentId segment) {
    return generations.current().prototypes(segment);
  }

  /// The catalogue for LangChain4j applications in this process.
  public ContentRetriever retriever(GatedContentRetriever.Settings settings) {
    return question -> generations.current().retriever(settings).retrieve(question);
  }

  /// The models in use.
  public TextModels models() {
    return generations.current().reading();
  }

  /// Makes training examples of people's decisions, with the models in use.
  public MatchExamples examples() {
    return generations.current().examples();
  }

  public ItemIndex itemIndex() {
    return generations.current().itemIndex();
  }

  /// Brings indexes, segments' vectors and eligibility up to what was written and to the clock.
  public void catchUp() {
    status.track(this::bringUpToDate);
  }

  private void bringUpToDate() {
    stores.policies().look();
    showing.catchUp();
    watch.catchUp();
    signals.catchUp();
    generations.catchUp();
    watch.reevaluate();
    editorial.catchUp();
    health.settle();
    vectors.flush();
  }

  /// Brings the names of the publisher's records up to what was written; the first call reads the
  /// whole catalogue.
  public void readRecords() {
    records.catchUp();
  }

  /// Works on runs and trainings from now on, beside everything else; those that were being worked
  /// on when the directory was closed go on.
  ///
  /// @param follower told when the accepted results have changed
  public void startRuns(CatchUpThread follower) {
    followed = follower::signal;
    running = new CatchUpThread(this::workOnRuns);
    running.signal();
    trainer = new CatchUpThread(learning::work);
  }

  /// Works on runs on this thread until nothing is to be done. One thread at a time.
  public void workOnRuns() {
    worker.work();
  }

  private void wake() {
    CatchUpThread awake = running;
    if (awake != null) {
      awake.signal();
    }
  }

  /// What people do with runs.
  public RunService runs() {
    return runs;
  }

  /// In which people go before runs.
  public PriorityGate lane() {
    return lane;
  }

  /// Tells caches and subscribers of recalls; waits for each of them.
  public void tell() {
    showing.tell();
  }

  /// What the HTTP routes call.
  ///
  /// @param follower told after each write
  public Backend backend(CatchUpThread follower, @Nullable DemoFeed demo) {
    return new Backend(
        new Backend.Stores(
            stores.catalog(),
            stores.audiences(),
            stores.records().changes(),
            stores.directory(),
            stores.labellings(clock, config.region().territory()),
            stores.experiences(),
            stores.campaigns()),
        new Backend.UseCases(
            this::desk,
            editorial.decisions(),
            editorial.queue(),
            gate,
            governance(),
            new Backend.Runs(
                new RunEndpoint(runs, config.region().zone()),
                new LearningEndpoint(learning),
                new RunMetrics(runs),
                lane,
                runs.changes())),
        new Backend.Readers(
            this::recommender,
            () -> generations.current().lists(),
            () -> generations.current().search(),
            new SqliteListRules(stores.database()),
            signals.signals(follower::signal),
            stores.people(),
            stores.people()),
        new Backend.Hooks(() -> written(follower), status::missing, stores.meters(), demo),
        config,
        clock);
  }

  private Backend.Governance governance() {
    Policies policies = stores.policies();
    return new Backend.Governance(
        policies,
        new VerdictReplay(stores.catalog(), policies, gate.scopes()),
        new Backend.Shown(stores.ledger(), stores.recalls(), showing.webhooks(), showing.audit()),
        new Backend.Health(
            reporter,
            stores.health().incidents(),
            new SourceDeliveries(
                stores.catalog(), stores.health().pulses(), stores.health().incidents(), clock),
            stores.health().repairs(),
            new CatalogGaps(
                stores.catalog(),
                stores.enrichments(),
                stores.records().decisions(),
                records,
                generations.current().reading().vocabularies(),
                config.region().zone())));
  }

  /// Facts count at once; vectors follow within a second. The write stands whatever happens here.
  private void written(CatchUpThread follower) {
    try {
      watch.catchUp();
    } catch (StoreException e) {
      LOG.warn("what was written counts with the next catching up: {}", e.advice(), e);
    }
    follower.signal();
  }

  @Override
  public void close() {
    worker.stop();
    learning.stop();
    CatchUpThread awake = running;
    if (awake != null) {
      awake.close();
    }
    CatchUpThread learner = trainer;
    if (learner != null) {
      learner.close();
    }
    worker.close();
    showing.close();
    generations.close();
    try {
      vectors.flush();
    } finally {
      stores.close();
    }
  }
}
