package org.colophon.service.app;

import java.time.InstantSource;
import org.colophon.campaign.CampaignChecks;
import org.colophon.campaign.TriggerMonitor;
import org.colophon.editorial.AcceptanceRules;
import org.colophon.editorial.DecisionService;
import org.colophon.editorial.ReviewQueue;
import org.colophon.exposure.SendTimeChecks;
import org.colophon.feed.TargetingMonitor;
import org.colophon.governance.gate.Gate;
import org.colophon.service.config.Config;
import org.colophon.vocabulary.KnownSubjects;

/// The services of editors' decisions over one data directory. Thread-safe.
final class EditorialServices {
  private final TargetingMonitor targetings;
  private final DecisionService decisions;
  private final ReviewQueue queue;
  private final TriggerMonitor triggers;

  EditorialServices(Stores stores, Gate gate, Config config, InstantSource clock) {
    this.targetings =
        new TargetingMonitor(
            stores.catalog(),
            gate,
            stores.audiences(),
            stores.records().targetings(),
            stores.records().changes(),
            stores.records().together(),
            config.region().territories());
    this.decisions =
        new DecisionService(
            stores.catalog(),
            stores.records(),
            new AcceptanceRules(
                gate,
                stores.audiences(),
                new KnownSubjects(Vocabularies.of(stores.root())),
                config.region().territory()),
            targetings,
            clock,
            config.retention().targeting());
    this.queue =
        new ReviewQueue(
            stores.catalog(), stores.records().decisions(), gate, config.region().territory());
    this.triggers =
        new TriggerMonitor(
            stores.campaigns(),
            new CampaignChecks(
                new SendTimeChecks(gate, config.retention().newsletter()),
                stores.catalog(),
                stores.audiences()),
            stores.catalog(),
            gate);
  }

  DecisionService decisions() {
    return decisions;
  }

  ReviewQueue queue() {
    return queue;
  }

  /// Tells connected systems which targetings began or ceased to hold, and makes the campaigns that
  /// triggers wait for.
  void catchUp() {
    targetings.catchUp();
    triggers.catchUp();
  }
}
