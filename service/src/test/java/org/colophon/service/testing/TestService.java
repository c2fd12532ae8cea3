package org.colophon.service.testing;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.testing.TestRetention;
import org.colophon.campaign.testing.MemoryCampaigns;
import org.colophon.catalog.Content;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.AcceptanceRules;
import org.colophon.editorial.DecisionService;
import org.colophon.editorial.Directory;
import org.colophon.editorial.EditorialSource;
import org.colophon.editorial.ReviewQueue;
import org.colophon.editorial.SuggestionService;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.editorial.testing.MemoryChangeFeed;
import org.colophon.editorial.testing.MemoryDecisions;
import org.colophon.editorial.testing.MemoryPeople;
import org.colophon.editorial.testing.MemoryTargetings;
import org.colophon.eval.labelling.LabelChoices;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.eval.labelling.testing.MemoryLabels;
import org.colophon.exposure.RecallMonitor;
import org.colophon.exposure.ShadowAudit;
import org.colophon.exposure.testing.MemoryExposures;
import org.colophon.exposure.testing.MemoryRecallStore;
import org.colophon.feed.TargetingMonitor;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.governance.policy.Policies;
import org.colophon.governance.testing.MemoryPolicies;
import org.colophon.linking.Linker;
import org.colophon.linking.RecordIndex;
import org.colophon.recommend.CatalogSearch;
import org.colophon.recommend.GatedContentRetriever;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommender;
import org.colophon.recommend.testing.MemoryListRules;
import org.colophon.service.app.Backend;
import org.colophon.service.app.Endpoints;
import org.colophon.service.config.Config;
import org.colophon.service.demo.DemoFeed;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.http.HttpServer;
import org.colophon.service.web.Pages;
import org.colophon.service.webhooks.Targets;
import org.colophon.service.webhooks.Webhooks;
import org.colophon.similarity.RepeatedTexts;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.KnownSubjects;
import org.colophon.vocabulary.VocabularyReader;
import org.jspecify.annotations.Nullable;

/// The real server on a free port, over stores in memory. Its clock stands until it is moved.
public final class TestService implements AutoCloseable {
  private static final Config CONFIG = Config.usual(Path.of("none"));
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private InstantSource gateClock = clock;
  private final RevocationFence fence = new RevocationFence();
  private final MemoryPolicies written = new MemoryPolicies();
  private final Policies policies = Policies.open(written, written, fence, clock);
  private final MemoryCatalog catalog = new MemoryCatalog(clock, fence::settle);
  private final MemoryAudiences audiences = new MemoryAudiences(this::isAnswering);
  private final MemoryDecisions decisions = new MemoryDecisions();
  private final MemoryTargetings targetings = new MemoryTargetings();
  private final MemoryPeople people = new MemoryPeople();
  private final TestModels models = new TestModels(catalog, audiences, people, clock);
  private final MemoryExposures ledger = new MemoryExposures();
  private final MemoryRecallStore recallStore = new MemoryRecallStore(clock);
  private @Nullable RecallMonitor recalls;
  private boolean recalling;
  private final MemoryExperiences experiences = new MemoryExperiences();
  private final MemoryCampaigns campaigns = new MemoryCampaigns();
  private final MemoryLabels labels = new MemoryLabels();
  private final AtomicInteger writes = new AtomicInteger();
  private final List<String> missing = new ArrayList<>();
  private final RecordIndex recordIndex =
      new RecordIndex(catalog, () -> directory().all(Reference.class));
  private final TestHealth health = new TestHealth(catalog, decisions, recordIndex, CONFIG, clock);
  private Runnable follow = () -> {};
  private @Nullable DemoFeed demo;
  private @Nullable HttpServer server;
  private Set<String> origins = Set.of();
  private boolean assistants;
  private @Nullable GenerationService generation;

  /// Starts it.
  ///
  /// @param port 0: any free one
  /// @param demo the demo's feed; null outside the demo
  public TestService start(int port, @Nullable DemoFeed demo) {
    this.demo = demo;
    server =
        Endpoints.serve(
            HttpServer.Settings.at("127.0.0.1", port, Set.of(), origins).withMcp(assistants),
            proposing(backend()),
            Pages.routes());
    return this;
  }

  /// Lets pages of other origins call it. Call it before [#start].
  public TestService allowing(Set<String> others) {
    origins = Set.copyOf(others);
    return this;
  }

  /// Answers assistants at `/mcp`. Call it before [#start].
  public TestService answeringAssistants() {
    assistants = true;
    return this;
  }

  /// Lets a language model write proposals. Call it before [#start].
  public TestService proposingWith(ChatModel model, GenerationService.Settings settings) {
    generation = backend().generation(model, new MemoryGenerations(), settings);
    return this;
  }

  private Backend proposing(Backend plain) {
    return generation == null ? plain : plain.with(generation);
  }

  /// The catalogue for LangChain4j applications.
  public GatedContentRetriever retriever(Backend backend) {
    return new GatedContentRetriever(
        backend.readers().recommender().get(),
        text -> models.pipeline().enrich(new ItemText("und", "", text, "")),
        backend.useCases().gate(),
        ledger,
        GatedContentRetriever.Settings.of(CONFIG.region().territory()));
  }

  /// Lets the gate compare its clock with the time that goes by. Call it before [#start].
  ///
  /// @param wrong by how much the clock was set while the service runs
  public TestService withSettableClock(Supplier<Duration> wrong) {
    gateClock = new WrongClock(clock, NOW, wrong);
    return this;
  }

  /// Everything that the routes call.
  public Backend backend() {
    WordCandidates candidates = new WordCandidates(catalog, audiences, targetings);
    models.catchUp();
    recordIndex.catchUp();
    Webhooks webhooks =
        new Webhooks(
            new MemorySubscriptions(),
            recallStore,
            new Targets(Targets.Resolver.ofMachine(), Set.of()),
            (url, message) -> Optional.of("nothing leaves a test"),
            clock,
            new SplittableRandom(7),
            CONFIG.outgoing().webhookPatience());
    Gate gate = new Gate(catalog, policies, gateClock, fence);
    recalls =
        new RecallMonitor(
            catalog,
            catalog,
            gate,
            ledger,
            recallStore,
            CONFIG.region().territory(),
            clock.instant());
    LabelChoices choices = new LabelChoices(audiences, List.of(VocabularyReader.topics()));
    LabellingService labellings =
        new LabellingService(catalog, choices, labels, gate, clock, CONFIG.region().territory());
    MemoryChangeFeed changes = new MemoryChangeFeed(clock);
    SuggestionService.Models reading =
        new SuggestionService.Models(
            models.pipeline(),
            models.matcher(),
            decisions,
            new Linker(recordIndex),
            List.of(VocabularyReader.topics()));
    SuggestionService desk =
        new SuggestionService(
            reading,
            candidates,
            gate,
            catalog,
            clock,
            CONFIG.region().territory(),
            CONFIG.region().zone());
    Recommender recommender =
        new Recommender(candidates, gate, (seen, now) -> item -> true, RepeatedTexts.of(catalog));
    DecisionService.Records records =
        new DecisionService.Records(decisions, targetings, changes, Runnable::run);
    TargetingMonitor monitor =
        new TargetingMonitor(
            catalog,
            gate,
            audiences,
            targetings,
            changes,
            Runnable::run,
            CONFIG.region().territories());
    follow = monitor::catchUp;
    AcceptanceRules rules =
        new AcceptanceRules(
            gate,
            audiences,
            new KnownSubjects(List.of(VocabularyReader.topics(), VocabularyReader.books())),
            CONFIG.region().territory());
    return new Backend(
        new Backend.Stores(
            catalog, audiences, changes, directory(), labellings, experiences, campaigns),
        new Backend.UseCases(
            () -> desk,
            new DecisionService(
                catalog, records, rules, monitor, clock, CONFIG.retention().targeting()),
            new ReviewQueue(catalog, decisions, gate, CONFIG.region().territory()),
            gate,
            new Backend.Governance(
                policies,
                new VerdictReplay(catalog, policies, gate.scopes()),
                new Backend.Shown(
                    ledger, recallStore, webhooks, new ShadowAudit(catalog, gate, ledger)),
                health.over(gate, policies, targetings)),
            TestRuns.of(catalog, gate, models, clock)),
        readers(recommender, candidates),
        new Backend.Hooks(this::written, () -> List.copyOf(missing), List.of(), demo),
        CONFIG,
        clock);
  }

  private Backend.Readers readers(Recommender recommender, WordCandidates candidates) {
    MemoryListRules rules = new MemoryListRules();
    ReaderLists.Inputs known =
        new ReaderLists.Inputs(
            audiences, models::isCurrent, TestModels::itself, models.items(), rules);
    ReaderLists lists = new ReaderLists(recommender, candidates, known, TestRetention.USUAL, clock);
    CatalogSearch search =
        new CatalogSearch(
            recommender,
            candidates,
            text -> models.pipeline().enrich(new ItemText("und", "", text, "")));
    return new Backend.Readers(
        () -> recommender, () -> lists, () -> search, rules, models.signals(), people, people);
  }

  /// Brings incidents up to what was written and to the clock.
  public void settle() {
    health.settle();
    follow.run();
  }

  /// What the items' texts name, as a test says.
  public FixedMentions mentions() {
    return health.mentions();
  }

  /// Says how often an item was recommended.
  public void setShown(String item, long times) {
    health.setShown(new ItemId(item), times);
  }

  /// Registers the source of items that are stored from the Desk page.
  public void addDeskSource() {
    EditorialSource.register(catalog, directory(), CONFIG.region().zone());
  }

  /// What visitors get in the moment.
  public MemoryExperiences experiences() {
    return experiences;
  }

  public MemoryCatalog catalog() {
    return catalog;
  }

  public MemoryAudiences audiences() {
    return audiences;
  }

  public MemoryPeople people() {
    return people;
  }

  /// The policy files, as an operator edits them.
  public MemoryPolicies policyFiles() {
    return written;
  }

  public SettableClock clock() {
    return clock;
  }

  private boolean isAnswering(DeskId desk) {
    try (CatalogView view = catalog.view()) {
      return view.desk(desk).filter(DeskRecord::answers).isPresent();
    }
  }

  private void written() {
    writes.incrementAndGet();
    models.catchUp();
    recordIndex.catchUp();
    follow.run();
    if (recalls != null && recalling) {
      recalls.catchUp();
    }
  }

  /// Adds a segment whose description is an item's own text: it fits that item.
  public void addSegmentLike(String item) {
    ItemVersion version;
    try (CatalogView view = catalog.view()) {
      version = view.item(new ItemId(item)).orElseThrow();
    }
    Content content = version.item().content();
    audiences.put(
        new Segment(
            new SegmentId("like-" + item),
            version.item().imprint(),
            "Leser von " + content.title(),
            content.language(),
            content.text(),
            version.item().desk(),
            Segment.State.ACTIVE,
            new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
            new Segment.Reach(1_200, NOW),
            NOW.plus(Duration.ofDays(90)),
            false));
    models.catchUp();
  }

  /// Looks for what has to be taken back after each write from now on.
  public void followRecalls() {
    recalling = true;
  }

  /// What was shown, and what has to be taken back.
  public MemoryExposures ledger() {
    return ledger;
  }

  public MemoryRecallStore recallStore() {
    return recallStore;
  }

  /// How often the service said that something changed.
  public int writes() {
    return writes.get();
  }

  /// Says what keeps the service from being ready; nothing: it is ready.
  public void setMissing(List<String> reasons) {
    missing.clear();
    missing.addAll(reasons);
  }

  /// `http://127.0.0.1:PORT`.
  public String address() {
    if (server == null) {
      throw new IllegalStateException("start it first");
    }
    return "http://127.0.0.1:" + server.port();
  }

  /// Its imprints and desks.
  public Directory directory() {
    return new LogDirectory(catalog);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (generation != null) {
      generation.close();
    }
    models.close();
  }
}
