package org.colophon.service.app;

import java.util.List;
import org.colophon.audience.Audiences;
import org.colophon.audience.People;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.ChannelStatements;
import org.colophon.campaign.MessageSelection;
import org.colophon.campaign.TriggerForecast;
import org.colophon.catalog.log.Catalog;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.governance.gate.Gate;
import org.colophon.service.campaigns.CampaignEndpoint;
import org.colophon.service.campaigns.CampaignListEndpoint;
import org.colophon.service.campaigns.CampaignReach;
import org.colophon.service.campaigns.OutboxEndpoint;
import org.colophon.service.campaigns.StatementEndpoint;
import org.colophon.service.campaigns.TriggerEndpoint;
import org.colophon.service.config.Config;
import org.colophon.service.http.Endpoint;
import org.colophon.service.people.SuppressionEndpoint;
import org.colophon.service.previews.PreviewEndpoint;

/// The endpoints of campaigns, their messages and previews, wired to what they call.
final class CampaignEndpoints {
  private CampaignEndpoints() {}

  /// Those about campaigns and triggers that need no models.
  static List<Endpoint> of(Stores stores, Config config, Gate gate) {
    CampaignStore store = stores.campaigns();
    CampaignChecks checks = checks(gate, config, stores.catalog(), stores.audiences());
    CampaignReach reach = reach(store, checks, stores.people(), config);
    return List.of(
        new CampaignListEndpoint(store, reach, config.contacts().quiet()),
        campaigns(store, checks, stores.catalog(), stores.audiences(), config),
        triggers(store, checks, reach, stores.catalog(), stores.audiences(), config));
  }

  private static CampaignChecks checks(
      Gate gate, Config config, Catalog catalog, Audiences audiences) {
    return new CampaignChecks(
        new SendTimeChecks(gate, config.retention().newsletter()), catalog, audiences);
  }

  private static CampaignReach reach(
      CampaignStore store, CampaignChecks checks, People people, Config config) {
    return new CampaignReach(store, checks, people, terms(config));
  }

  private static MessageSelection.Terms terms(Config config) {
    return new MessageSelection.Terms(config.contacts().perWeek(), config.retention().signals());
  }

  private static Endpoint campaigns(
      CampaignStore store,
      CampaignChecks checks,
      Catalog catalog,
      Audiences audiences,
      Config config) {
    return new CampaignEndpoint(
        store, checks, catalog, audiences, config.region().territory(), config.region().zone());
  }

  private static Endpoint triggers(
      CampaignStore store,
      CampaignChecks checks,
      CampaignReach reach,
      Catalog catalog,
      Audiences audiences,
      Config config) {
    return new TriggerEndpoint(
        store.triggers(),
        new TriggerForecast(store.triggers(), checks, catalog),
        reach,
        catalog,
        audiences,
        config.region().territory());
  }

  static List<Endpoint> of(Backend backend) {
    CampaignStore store = backend.stores().campaigns();
    Config config = backend.config();
    Catalog catalog = backend.stores().catalog();
    Audiences audiences = backend.stores().audiences();
    CampaignChecks checks = checks(backend.useCases().gate(), config, catalog, audiences);
    CampaignReach reach = reach(store, checks, backend.readers().people(), config);
    return List.of(
        new CampaignListEndpoint(store, reach, config.contacts().quiet()),
        campaigns(store, checks, catalog, audiences, config),
        triggers(store, checks, reach, catalog, audiences, config),
        new OutboxEndpoint(
            store,
            checks,
            backend.readers().people(),
            backend.useCases().governance().shown().ledger(),
            terms(config),
            config.contacts().quiet(),
            backend.clock()),
        new SuppressionEndpoint(backend.readers().people()),
        new PreviewEndpoint(
            backend.readers().lists(),
            backend.stores().experiences(),
            store,
            checks,
            backend.useCases().gate(),
            backend.territory(),
            config.region().zone()),
        new StatementEndpoint(
            new ChannelStatements(
                backend.useCases().gate(),
                backend.stores().catalog(),
                backend.useCases().governance().shown().ledger())));
  }
}
