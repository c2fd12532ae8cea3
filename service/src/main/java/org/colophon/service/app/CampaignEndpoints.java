package org.colophon.service.app;

import java.util.List;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.CampaignStore;
import org.colophon.campaign.ChannelStatements;
import org.colophon.campaign.MessageSelection;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.service.campaigns.CampaignEndpoint;
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

  static List<Endpoint> of(Backend backend) {
    CampaignStore store = backend.stores().campaigns();
    Config config = backend.config();
    CampaignChecks checks =
        new CampaignChecks(
            new SendTimeChecks(backend.useCases().gate(), config.retention().newsletter()),
            backend.stores().catalog(),
            backend.stores().audiences());
    return List.of(
        new CampaignEndpoint(
            store,
            checks,
            backend.stores().catalog(),
            backend.stores().audiences(),
            backend.territory(),
            config.region().zone()),
        new OutboxEndpoint(
            store,
            checks,
            backend.readers().people(),
            backend.useCases().governance().shown().ledger(),
            new MessageSelection.Terms(config.contacts().perWeek(), config.retention().signals()),
            config.contacts().quiet(),
            backend.clock()),
        new TriggerEndpoint(
            store.triggers(),
            backend.stores().catalog(),
            backend.stores().audiences(),
            backend.territory()),
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
