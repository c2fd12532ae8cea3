package org.colophon.service.testing;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.colophon.annotation.DecisionLog;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.editorial.testing.MemoryChangeFeed;
import org.colophon.feed.EligibilityTracker;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.policy.PolicySource;
import org.colophon.health.HealthReporter;
import org.colophon.health.IncidentBook;
import org.colophon.health.IncidentMonitor;
import org.colophon.health.SourceDeliveries;
import org.colophon.health.testing.MemoryIncidentStore;
import org.colophon.health.testing.MemoryRepairs;
import org.colophon.health.testing.MemorySourceHeartbeats;
import org.colophon.linking.CatalogGaps;
import org.colophon.linking.RecordIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.service.app.Backend;
import org.colophon.service.config.Config;
import org.colophon.vocabulary.VocabularyReader;

/// The health of a catalogue in memory.
final class TestHealth {
  private final MemoryCatalog catalog;
  private final DecisionLog decisions;
  private final RecordIndex records;
  private final Config config;
  private final InstantSource clock;
  private final Map<ItemId, Long> shown = new ConcurrentHashMap<>();
  private final FixedMentions mentions = new FixedMentions();
  private Runnable settle = () -> {};

  TestHealth(
      MemoryCatalog catalog,
      DecisionLog decisions,
      RecordIndex records,
      Config config,
      InstantSource clock) {
    this.catalog = catalog;
    this.decisions = decisions;
    this.records = records;
    this.config = config;
    this.clock = clock;
  }

  Backend.Health over(Gate gate, PolicySource policies, Targetings targetings) {
    MemorySourceHeartbeats pulses = new MemorySourceHeartbeats();
    IncidentBook incidents = new IncidentBook(new MemoryIncidentStore());
    HealthReporter reporter =
        new HealthReporter(
            catalog,
            gate,
            policies,
            new HealthReporter.Records(
                new LogDirectory(catalog), pulses, incidents, _ -> Map.copyOf(shown), targetings));
    EligibilityTracker eligibility =
        new EligibilityTracker(
            catalog,
            gate,
            new MemoryChangeFeed(clock),
            new ItemNumbers(),
            config.region().territories(),
            clock);
    IncidentMonitor monitor = new IncidentMonitor(catalog, policies, reporter, incidents, clock);
    eligibility.setListener(monitor::judged);
    settle =
        () -> {
          eligibility.reevaluate();
          monitor.settle();
        };
    return new Backend.Health(
        reporter,
        incidents,
        new SourceDeliveries(catalog, pulses, incidents, clock),
        new MemoryRepairs(),
        new CatalogGaps(
            catalog,
            mentions,
            decisions,
            records,
            List.of(VocabularyReader.topics()),
            config.region().zone()));
  }

  /// Brings incidents up to what was written and to the clock.
  void settle() {
    settle.run();
  }

  FixedMentions mentions() {
    return mentions;
  }

  void setShown(ItemId item, long times) {
    shown.put(item, times);
  }
}
