package org.colophon.service.app;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.audience.Audiences;
import org.colophon.audience.Feedbacks;
import org.colophon.audience.People;
import org.colophon.audience.Signals;
import org.colophon.campaign.CampaignStore;
import org.colophon.catalog.log.Catalog;
import org.colophon.editorial.DecisionService;
import org.colophon.editorial.Directory;
import org.colophon.editorial.ReviewQueue;
import org.colophon.editorial.SuggestionService;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.experience.ExperienceStore;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.RecallStore;
import org.colophon.exposure.ShadowAudit;
import org.colophon.feed.ChangeFeed;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.VerdictReplay;
import org.colophon.governance.policy.Policies;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentBook;
import org.colophon.health.Repairs;
import org.colophon.health.SourceDeliveries;
import org.colophon.linking.CatalogGaps;
import org.colophon.recommend.CatalogSearch;
import org.colophon.recommend.ListRules;
import org.colophon.recommend.ReaderLists;
import org.colophon.recommend.Recommender;
import org.colophon.service.config.Config;
import org.colophon.service.crm.CrmService;
import org.colophon.service.demo.DemoFeed;
import org.colophon.service.generation.GenerationService;
import org.colophon.service.generation.GenerationStore;
import org.colophon.service.http.Endpoint;
import org.colophon.service.http.HealthCheckEndpoint;
import org.colophon.service.http.MeterSource;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.runs.RunChanges;
import org.colophon.service.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/// Everything that the endpoints call.
///
/// @param readers what readers see, and what they do
/// @param generation proposals of a language model; null where none is configured
/// @param crm the exchange with a CRM; null where none is configured
public record Backend(
    Stores stores,
    UseCases useCases,
    Readers readers,
    Hooks hooks,
    @Nullable GenerationService generation,
    @Nullable CrmService crm,
    Config config,
    InstantSource clock) {

  /// Without proposals of a language model and without a CRM.
  public Backend(
      Stores stores,
      UseCases useCases,
      Readers readers,
      Hooks hooks,
      Config config,
      InstantSource clock) {
    this(stores, useCases, readers, hooks, null, null, config, clock);
  }

  /// The same with proposals of a language model.
  public Backend with(GenerationService proposing) {
    return new Backend(stores, useCases, readers, hooks, proposing, crm, config, clock);
  }

  /// The same with a CRM.
  public Backend with(CrmService exchanging) {
    return new Backend(stores, useCases, readers, hooks, generation, exchanging, config, clock);
  }

  /// Proposals of a model about what is behind this.
  public GenerationService generation(
      ChatModel model, GenerationStore store, GenerationService.Settings settings) {
    return new GenerationService(
        new GenerationService.Catalogue(
            readers.search(),
            useCases.desk(),
            useCases.gate(),
            useCases.governance().shown().ledger()),
        model,
        store,
        settings);
  }

  /// The services for readers.
  ///
  /// @param recommender the one in use now: a run may switch the model behind it
  /// @param lists the same
  /// @param search the same
  /// @param feedbacks what became of answers
  public record Readers(
      Supplier<Recommender> recommender,
      Supplier<ReaderLists> lists,
      Supplier<CatalogSearch> search,
      ListRules rules,
      Signals signals,
      People people,
      Feedbacks feedbacks) {}

  /// The territory of requests that name none.
  String territory() {
    return config.region().territory();
  }

  /// The stores that endpoints read and write directly.
  public record Stores(
      Catalog catalog,
      Audiences audiences,
      ChangeFeed changes,
      Directory directory,
      LabellingService labellings,
      ExperienceStore experiences,
      CampaignStore campaigns) {}

  /// The editor's use cases, and the gate.
  ///
  /// @param desk the one in use now: a run may switch the model behind it
  public record UseCases(
      Supplier<SuggestionService> desk,
      DecisionService decisions,
      ReviewQueue queue,
      Gate gate,
      Governance governance,
      Runs runs) {}

  /// Runs over the catalogue, training on decisions, and the gate at which people go before runs.
  public record Runs(
      Endpoint endpoint,
      Endpoint learning,
      MeterSource meters,
      PriorityGate gate,
      RunChanges changes) {}

  /// The gate, its policies and verdicts, the exposures and the health of the catalogue.
  public record Governance(Policies policies, VerdictReplay replay, Shown shown, Health health) {}

  /// The exposures, their recalls and the audit that judges them again.
  public record Shown(
      ExposureLedger ledger, RecallStore recalls, Webhooks webhooks, ShadowAudit audit) {}

  /// The health of the catalogue, and what people do for it.
  public record Health(
      HealthReporter reporter,
      IncidentBook incidents,
      SourceDeliveries deliveries,
      Repairs repairs,
      CatalogGaps gaps) {}

  /// The callbacks after writes and for health checks.
  ///
  /// @param afterWrite run after each write, before its answer: what derived data must see now
  /// @param meters of what is below the subjects
  /// @param demo the simulated feed; null outside the demo
  public record Hooks(
      Runnable afterWrite,
      HealthCheckEndpoint.Readiness readiness,
      List<MeterSource> meters,
      @Nullable DemoFeed demo) {
    public Hooks {
      meters = List.copyOf(meters);
    }
  }
}
