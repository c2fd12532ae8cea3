package org.colophon.service.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.audience.SegmentWriter;
import org.colophon.audience.Signals;
import org.colophon.catalog.log.Catalog;
import org.colophon.editorial.AcceptedValues;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.exposure.ShadowAudit;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.health.HealthReporter;
import org.colophon.health.OutlookReporter;
import org.colophon.health.Repairs;
import org.colophon.health.SourceDeliveries;
import org.colophon.service.audit.RadarEndpoint;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.config.Config;
import org.colophon.service.crm.CrmEndpoint;
import org.colophon.service.crm.CrmMetrics;
import org.colophon.service.crm.CrmService;
import org.colophon.service.demo.DemoEndpoint;
import org.colophon.service.documents.DocumentEndpoint;
import org.colophon.service.events.EventEndpoint;
import org.colophon.service.events.RecentDecisions;
import org.colophon.service.experiences.ExperienceEndpoint;
import org.colophon.service.experiences.ExperiencePreviewEndpoint;
import org.colophon.service.experiences.MomentEndpoint;
import org.colophon.service.exports.ExportEndpoint;
import org.colophon.service.exports.FeedEndpoint;
import org.colophon.service.facts.FactEndpoint;
import org.colophon.service.generation.GenerationEndpoint;
import org.colophon.service.health.HealthEndpoint;
import org.colophon.service.health.IncidentEndpoint;
import org.colophon.service.health.OutlookEndpoint;
import org.colophon.service.http.AccessControl;
import org.colophon.service.http.ContextParameters;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.HealthCheckEndpoint;
import org.colophon.service.http.HttpServer;
import org.colophon.service.http.MeterSource;
import org.colophon.service.http.Metrics;
import org.colophon.service.http.OpenApiEndpoint;
import org.colophon.service.http.Route;
import org.colophon.service.items.AcceptedEndpoint;
import org.colophon.service.items.BatchEndpoint;
import org.colophon.service.items.ConfirmationEndpoint;
import org.colophon.service.items.DuplicateEndpoint;
import org.colophon.service.items.ItemEndpoint;
import org.colophon.service.items.ItemListEndpoint;
import org.colophon.service.items.ItemWriter;
import org.colophon.service.labelling.LabellingEndpoint;
import org.colophon.service.mcp.McpEndpoint;
import org.colophon.service.people.PeopleEndpoint;
import org.colophon.service.people.ProductLookup;
import org.colophon.service.policies.AllowanceEndpoint;
import org.colophon.service.policies.GeneratedIds;
import org.colophon.service.policies.HoldEndpoint;
import org.colophon.service.policies.PolicyEndpoint;
import org.colophon.service.policies.VerdictEndpoint;
import org.colophon.service.readers.ChangeEndpoint;
import org.colophon.service.readers.FeedbackEndpoint;
import org.colophon.service.readers.ListRuleEndpoint;
import org.colophon.service.readers.ReaderAnswers;
import org.colophon.service.readers.RecommendationEndpoint;
import org.colophon.service.readers.SearchEndpoint;
import org.colophon.service.recalls.AuditEndpoint;
import org.colophon.service.recalls.CheckEndpoint;
import org.colophon.service.recalls.RecallEndpoint;
import org.colophon.service.security.Access;
import org.colophon.service.security.AccessEndpoint;
import org.colophon.service.security.SessionEndpoint;
import org.colophon.service.segments.SegmentAnswersEndpoint;
import org.colophon.service.segments.SegmentEndpoint;
import org.colophon.service.segments.SegmentRecorder;
import org.colophon.service.sources.ImprintEndpoint;
import org.colophon.service.sources.QueueEndpoint;
import org.colophon.service.sources.SourceEndpoint;
import org.colophon.service.suggestions.DecidedEndpoint;
import org.colophon.service.suggestions.DecisionEndpoint;
import org.colophon.service.suggestions.SuggestionEndpoint;
import org.colophon.service.webhooks.SubscriptionEndpoint;
import org.jspecify.annotations.Nullable;

/// The API's endpoints, one for each subject, wired to what they call.
public final class Endpoints {
  private Endpoints() {}

  /// Starts the HTTP server with all of them but those about access, for everybody.
  ///
  /// @param pages routes beside the API
  public static HttpServer serve(HttpServer.Settings settings, Backend backend, List<Route> pages) {
    return serve(settings, AccessControl.OPEN, backend, pages, List.of());
  }

  /// Starts the HTTP server for those who have the right.
  ///
  /// @param access who may do what
  /// @param pages routes beside the API
  public static HttpServer serve(
      HttpServer.Settings settings, Access access, Backend backend, List<Route> pages) {
    return serve(settings, access, access, backend, pages);
  }

  /// The same with another check of requests.
  ///
  /// @param control what admits and handles requests, over the keys and accounts of `access`
  public static HttpServer serve(
      HttpServer.Settings settings,
      AccessControl control,
      Access access,
      Backend backend,
      List<Route> pages) {
    return serve(settings, control, backend, pages, List.of(managing(access, backend.config())));
  }

  private static HttpServer serve(
      HttpServer.Settings settings,
      AccessControl access,
      Backend backend,
      List<Route> pages,
      List<Endpoint> managing) {
    List<MeterSource> meters = new ArrayList<>(backend.hooks().meters());
    meters.add(backend.useCases().runs().meters());
    CrmService crm = backend.crm();
    if (crm != null) {
      meters.add(new CrmMetrics(crm, backend.clock()));
    }
    Metrics metrics = new Metrics(meters);
    List<Endpoint> endpoints = new ArrayList<>(of(backend, metrics));
    endpoints.addAll(managing);
    endpoints.add(new McpEndpoint(settings.mcp(), endpoints));
    return HttpServer.start(
        settings,
        access,
        endpoints,
        metrics,
        pages,
        backend.useCases().runs().gate(),
        backend.useCases().gate()::isClockTrusted,
        backend.clock());
  }

  /// All of them, with those about keys and accounts.
  ///
  /// @param metrics one of them
  public static List<Endpoint> of(Backend backend, Metrics metrics, Access access) {
    List<Endpoint> endpoints = new ArrayList<>(of(backend, metrics));
    endpoints.add(managing(access, backend.config()));
    endpoints.add(new McpEndpoint(false, endpoints));
    return endpoints;
  }

  /// Those that need no models: what commands call on a directory that no service has.
  static List<Endpoint> withoutModels(
      Stores stores,
      Config config,
      Access access,
      Supplier<@Nullable CrmService> crm,
      InstantSource clock) {
    SqliteCatalog catalog = stores.catalog();
    Gate gate = stores.gate(clock);
    Runnable afterWrite = () -> {}; // the next service reads the log
    String territory = config.region().territory();
    HealthReporter reporter =
        new HealthReporter(catalog, gate, stores.policies(), stores.healthRecords());
    List<Endpoint> endpoints = new ArrayList<>(CampaignEndpoints.of(stores, config, gate));
    endpoints.addAll(
        List.of(
            managing(access, config),
            new VerdictEndpoint(
                gate,
                new VerdictReplay(catalog, stores.policies(), gate.scopes()),
                new ContextParameters(territory)),
            new PolicyEndpoint(stores.policies(), catalog, gate.scopes(), afterWrite, territory),
            new AuditEndpoint(new ShadowAudit(catalog, gate, stores.ledger())),
            new HealthEndpoint(
                reporter,
                () -> RecordNames.gaps(stores, config.data(), config.region().zone()),
                gate,
                new ContextParameters(territory)),
            new DuplicateEndpoint(catalog, gate, territory),
            new ImprintEndpoint(catalog, stores.directory(), afterWrite),
            new SourceEndpoint(
                catalog,
                reporter,
                new SourceDeliveries(
                    catalog, stores.health().pulses(), stores.health().incidents(), clock),
                afterWrite,
                config.region().zone()),
            new LabellingEndpoint(stores.labellings(clock, territory)),
            new RadarEndpoint(
                catalog,
                gate,
                () -> Vocabularies.of(config.data()),
                territory,
                config.region().zone()),
            new PeopleEndpoint(
                signals(stores, config, clock),
                ProductLookup.of(catalog),
                new SimpleMeterRegistry()),
            new CrmEndpoint(crm),
            new BatchEndpoint(
                catalog,
                new SegmentRecorder(new SegmentWriter(catalog, stores.audiences())),
                new ItemWriter(catalog, afterWrite),
                config.region().zone())));
    return endpoints;
  }

  /// The intake of signals where no vectors are: the next service makes them anew.
  static Signals signals(Stores stores, Config config, InstantSource clock) {
    Signals.Renewal renewal = new Signals.Renewal(moved -> {}, moved -> {});
    return new Signals(stores.people(), config.retention().signals(), renewal, clock);
  }

  private static Endpoint managing(Access access, Config config) {
    return new AccessEndpoint(access.keys(), access.accounts(), config.access().keyOverlap());
  }

  /// All of them but those about keys and accounts.
  ///
  /// @param metrics one of them
  public static List<Endpoint> of(Backend backend, Metrics metrics) {
    Catalog catalog = backend.stores().catalog();
    Runnable afterWrite = backend.hooks().afterWrite();
    Repairs repairs = backend.useCases().governance().health().repairs();
    ItemWriter items = new ItemWriter(catalog, afterWrite);
    AcceptedValues accepted = backend.useCases().decisions().accepted();
    RecentDecisions recent = new RecentDecisions();
    SegmentRecorder segments =
        new SegmentRecorder(new SegmentWriter(catalog, backend.stores().audiences()));
    List<Endpoint> endpoints = new ArrayList<>(readers(backend));
    endpoints.addAll(
        List.of(
            new ItemEndpoint(catalog, items, repairs, accepted),
            new AcceptedEndpoint(catalog, accepted),
            new ItemListEndpoint(
                catalog,
                backend.useCases().gate(),
                accepted,
                new ContextParameters(backend.territory())),
            new DocumentEndpoint(),
            new ConfirmationEndpoint(catalog, items, repairs),
            new DuplicateEndpoint(catalog, backend.useCases().gate(), backend.territory()),
            new BatchEndpoint(catalog, segments, items, backend.config().region().zone()),
            new FactEndpoint(catalog, afterWrite),
            new SuggestionEndpoint(
                backend.useCases().desk(), catalog, backend.config().retention().targeting()),
            new GenerationEndpoint(backend.generation(), catalog, backend.stores().audiences()),
            new DecidedEndpoint(backend.useCases().queue(), catalog),
            new DecisionEndpoint(backend.useCases().decisions(), recent::add, afterWrite),
            new EventEndpoint(catalog, recent, backend.useCases().runs().changes()),
            new SegmentEndpoint(backend.stores().audiences(), segments, afterWrite),
            new SegmentAnswersEndpoint(
                backend.useCases().decisions(), catalog, backend.config().region().zone()),
            new PeopleEndpoint(
                backend.readers().signals(), ProductLookup.of(catalog), metrics.registry()),
            new CrmEndpoint(backend::crm),
            new LabellingEndpoint(backend.stores().labellings()),
            backend.useCases().runs().endpoint(),
            backend.useCases().runs().learning()));
    endpoints.addAll(sources(backend, afterWrite));
    endpoints.addAll(policies(backend, afterWrite));
    endpoints.addAll(recalls(backend));
    endpoints.addAll(CampaignEndpoints.of(backend));
    endpoints.addAll(health(backend));
    endpoints.addAll(
        List.of(
            new DemoEndpoint(backend.hooks().demo(), afterWrite),
            new HealthCheckEndpoint(backend.hooks().readiness()),
            new OpenApiEndpoint(),
            metrics,
            new SessionEndpoint()));
    return endpoints;
  }

  private static List<Endpoint> sources(Backend backend, Runnable afterWrite) {
    Catalog catalog = backend.stores().catalog();
    Backend.Health health = backend.useCases().governance().health();
    return List.of(
        new SourceEndpoint(
            catalog,
            health.reporter(),
            health.deliveries(),
            afterWrite,
            backend.config().region().zone()),
        new ImprintEndpoint(catalog, backend.stores().directory(), afterWrite),
        new QueueEndpoint(backend.useCases().queue(), catalog));
  }

  private static List<Endpoint> policies(Backend backend, Runnable afterWrite) {
    Catalog catalog = backend.stores().catalog();
    Gate gate = backend.useCases().gate();
    Backend.Governance governance = backend.useCases().governance();
    String territory = backend.territory();
    GeneratedIds ids = new GeneratedIds();
    return List.of(
        new VerdictEndpoint(gate, governance.replay(), new ContextParameters(territory)),
        new HoldEndpoint(catalog, gate.scopes(), ids, afterWrite),
        new AllowanceEndpoint(catalog, ids, afterWrite),
        new PolicyEndpoint(governance.policies(), catalog, gate.scopes(), afterWrite, territory));
  }

  private static List<Endpoint> recalls(Backend backend) {
    Backend.Shown shown = backend.useCases().governance().shown();
    Gate gate = backend.useCases().gate();
    return List.of(
        new CheckEndpoint(
            backend.stores().catalog(),
            backend.stores().audiences(),
            new SendTimeChecks(gate, backend.config().retention().newsletter()),
            shown.ledger(),
            backend.territory()),
        new RecallEndpoint(shown.recalls()),
        new AuditEndpoint(shown.audit()),
        new SubscriptionEndpoint(shown.webhooks()));
  }

  private static List<Endpoint> health(Backend backend) {
    Backend.Health health = backend.useCases().governance().health();
    return List.of(
        new HealthEndpoint(
            health.reporter(),
            health::gaps,
            backend.useCases().gate(),
            new ContextParameters(backend.territory())),
        new OutlookEndpoint(
            new OutlookReporter(
                backend.stores().catalog(), backend.useCases().gate(), backend.stores().changes()),
            new ContextParameters(backend.territory()),
            backend.config().region().zone()),
        new RadarEndpoint(
            backend.stores().catalog(),
            backend.useCases().gate(),
            () -> Vocabularies.of(backend.config().data()),
            backend.territory(),
            backend.config().region().zone()),
        new IncidentEndpoint(health.incidents()));
  }

  private static List<Endpoint> readers(Backend backend) {
    Catalog catalog = backend.stores().catalog();
    Backend.Readers readers = backend.readers();
    ExposureLedger ledger = backend.useCases().governance().shown().ledger();
    return List.of(
        new RecommendationEndpoint(
            readers.recommender(),
            readers.lists(),
            backend.stores().audiences(),
            catalog,
            new ReaderAnswers(backend.useCases().gate(), ledger),
            new ContextParameters(backend.territory())),
        new SearchEndpoint(
            readers.search(),
            catalog,
            new ReaderAnswers(backend.useCases().gate(), ledger),
            new ContextParameters(backend.territory())),
        new FeedEndpoint(
            readers.lists(),
            backend.stores().audiences(),
            catalog,
            new ReaderAnswers(backend.useCases().gate(), ledger),
            new ContextParameters(backend.territory())),
        new ExportEndpoint(
            catalog,
            backend.useCases().gate(),
            backend.useCases().decisions().accepted(),
            new ReaderAnswers(backend.useCases().gate(), ledger),
            new ContextParameters(backend.territory())),
        new ExperienceEndpoint(
            backend.stores().experiences(),
            catalog,
            backend.config().experienceHoldOut(),
            backend.clock()),
        new MomentEndpoint(
            backend.stores().experiences(),
            backend.config().experienceHoldOut(),
            backend.useCases().gate(),
            catalog,
            backend.stores().audiences(),
            new ReaderAnswers(backend.useCases().gate(), ledger),
            backend.territory(),
            backend.clock()),
        new ExperiencePreviewEndpoint(
            backend.stores().experiences(),
            backend.useCases().gate(),
            catalog,
            backend.stores().audiences(),
            backend.territory()),
        new FeedbackEndpoint(readers.feedbacks(), ledger),
        new ListRuleEndpoint(readers.rules(), catalog),
        new ChangeEndpoint(backend.stores().changes(), catalog));
  }
}
