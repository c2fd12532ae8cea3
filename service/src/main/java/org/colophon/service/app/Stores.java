package org.colophon.service.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.audience.Signals;
import org.colophon.campaign.CampaignStore;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.editorial.AcceptedLinks;
import org.colophon.editorial.DecisionService;
import org.colophon.eval.labelling.LabelChoices;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.experience.ExperienceStore;
import org.colophon.exposure.ExposureLedger;
import org.colophon.exposure.RecallStore;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.Policies;
import org.colophon.governance.policy.PolicyException;
import org.colophon.health.Exposures;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentBook;
import org.colophon.health.Repairs;
import org.colophon.health.SourceHeartbeats;
import org.colophon.service.campaigns.SqliteCampaigns;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.catalog.SqliteDirectory;
import org.colophon.service.config.Config;
import org.colophon.service.crm.CrmService;
import org.colophon.service.experiences.SqliteExperiences;
import org.colophon.service.generation.GenerationStore;
import org.colophon.service.generation.SqliteGenerations;
import org.colophon.service.health.SqliteIncidents;
import org.colophon.service.http.MeterSource;
import org.colophon.service.items.SqliteRepairs;
import org.colophon.service.labelling.SqliteLabels;
import org.colophon.service.people.SqliteCrm;
import org.colophon.service.people.SqlitePeople;
import org.colophon.service.policies.SqlitePolicies;
import org.colophon.service.readers.SqliteChangeFeed;
import org.colophon.service.readers.SqliteExposures;
import org.colophon.service.recalls.SqliteRecalls;
import org.colophon.service.runs.SqliteEnrichments;
import org.colophon.service.runs.SqliteRuns;
import org.colophon.service.runs.SqliteVectors;
import org.colophon.service.security.Access;
import org.colophon.service.security.Accounts;
import org.colophon.service.security.ApiKeys;
import org.colophon.service.security.AuditLog;
import org.colophon.service.security.ImprintLookup;
import org.colophon.service.segments.SqliteAudiences;
import org.colophon.service.sources.SqliteHeartbeats;
import org.colophon.service.store.Database;
import org.colophon.service.suggestions.SqliteDecisions;
import org.colophon.service.suggestions.SqliteTargetings;
import org.colophon.vocabulary.VocabularyHierarchy;
import org.colophon.vocabulary.VocabularyReader;
import org.jspecify.annotations.Nullable;

/// The stores of a data directory, all in one database. Closing twice is harmless.
///
/// @param root of the data directory
/// @param policies live; those of the directory's files over those that come with the product
/// @param fence settled by every write to the catalogue
public record Stores(
    Path root,
    Database database,
    RevocationFence fence,
    SqliteCatalog catalog,
    Audiences audiences,
    SqlitePeople people,
    SqliteVectors vectors,
    SqliteEnrichments enrichments,
    SqliteDirectory directory,
    Policies policies,
    DecisionService.Records records,
    HealthStores health,
    ExposureLedger ledger,
    RecallStore recalls,
    SqliteRuns runs)
    implements AutoCloseable {

  /// The stores for the catalogue's health.
  public record HealthStores(
      SourceHeartbeats pulses, IncidentBook incidents, Exposures exposures, Repairs repairs) {}

  public static Stores open(Path directory, InstantSource clock) {
    Database database = Database.open(directory);
    RevocationFence fence = new RevocationFence();
    SqliteChangeFeed changes = new SqliteChangeFeed(database, clock);
    SqliteExposures exposures = new SqliteExposures(database, clock.instant());
    try {
      SqliteCatalog catalog = new SqliteCatalog(database, clock, fence);
      SqliteDecisions decisions = new SqliteDecisions(database);
      AcceptedLinks.record(catalog, decisions.unlinked());
      return new Stores(
          directory,
          database,
          fence,
          catalog,
          new SqliteAudiences(database, desk -> isAnswering(catalog, desk)),
          new SqlitePeople(database),
          new SqliteVectors(database),
          new SqliteEnrichments(database),
          new SqliteDirectory(database),
          Policies.open(new PolicyDirectory(directory), new SqlitePolicies(database), fence, clock),
          new DecisionService.Records(
              decisions, new SqliteTargetings(database), changes, database::together),
          new HealthStores(
              new SqliteHeartbeats(database),
              new IncidentBook(new SqliteIncidents(database)),
              exposures,
              new SqliteRepairs(database)),
          exposures,
          new SqliteRecalls(database, changes, clock),
          new SqliteRuns(database));
    } catch (PolicyException e) {
      database.close();
      throw e;
    }
  }

  /// A gate over these stores, for which the directory's vocabularies say which subjects are
  /// narrower than others.
  ///
  /// @throws org.colophon.vocabulary.VocabularyException when a vocabulary cannot be read
  public Gate gate(InstantSource clock) {
    VocabularyHierarchy subjects = new VocabularyHierarchy(Vocabularies.of(root));
    return new Gate(catalog, policies, clock, fence, subjects);
  }

  private static boolean isAnswering(Catalog catalog, DeskId desk) {
    try (CatalogView view = catalog.view()) {
      return view.desk(desk).filter(DeskRecord::answers).isPresent();
    }
  }

  /// The catalogue as it is now; the caller closes it.
  public CatalogView view() {
    return catalog.view();
  }

  /// Who may do what.
  public Access access(Config config, InstantSource clock) {
    return new Access(
        new ApiKeys(database),
        new Accounts(database, config.access().sessionLasts()),
        new AuditLog(database),
        ImprintLookup.in(catalog, audiences, directory),
        config.access().requestsPerSecond(),
        config.access().provider(),
        clock,
        System::nanoTime);
  }

  /// The samples that people label.
  ///
  /// @param territory of the readers whom editors work for
  public LabellingService labellings(InstantSource clock, String territory) {
    LabelChoices choices = new LabelChoices(audiences, List.of(VocabularyReader.topics()));
    return new LabellingService(
        catalog, choices, new SqliteLabels(database), gate(clock), clock, territory);
  }

  /// What visitors get in the moment. The rules are read once: keep it.
  public ExperienceStore experiences() {
    return new SqliteExperiences(database);
  }

  /// The exchange with the CRM of a configuration; null where it names none.
  ///
  /// @throws IllegalArgumentException when the configuration cannot be used
  public @Nullable CrmService crm(Config config, Signals signals, InstantSource clock) {
    if (config.crm() == null) {
      return null;
    }
    SqliteCrm marks = new SqliteCrm(database);
    return CrmService.of(config.crm(), marks, signals, config.retention().signals(), clock);
  }

  /// Campaigns and their messages.
  public CampaignStore campaigns() {
    return new SqliteCampaigns(database);
  }

  /// The meters of the database.
  List<MeterSource> meters() {
    return List.of(new WriterMetrics(database.holds()));
  }

  /// What language models answered.
  public GenerationStore generations() {
    return new SqliteGenerations(database);
  }

  /// What the report on the catalogue's health reads beside the catalogue.
  public HealthReporter.Records healthRecords() {
    return new HealthReporter.Records(
        directory, health.pulses(), health.incidents(), health.exposures(), records.targetings());
  }

  @Override
  public void close() {
    database.close();
  }
}
