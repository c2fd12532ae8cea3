package org.colophon.service.crm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.Signals;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmJobs;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmStore;
import org.colophon.crm.CrmSync;
import org.colophon.service.config.Config;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The exchange with the CRM of the configuration: at regular times, and when somebody asks for it.
/// One at a time. Thread-safe; closing twice is harmless.
public final class CrmService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CrmService.class);

  private final CrmConnector connector;
  private final CrmStore store;
  private final CrmSync sync;
  private final Duration every;
  private final InstantSource clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private @Nullable Instant due;

  CrmService(
      CrmConnector connector, CrmStore store, CrmSync sync, Duration every, InstantSource clock) {
    this.connector = connector;
    this.store = store;
    this.sync = sync;
    this.every = every;
    this.clock = clock;
  }

  /// Connects to the CRM of a configuration; asks it nothing yet.
  ///
  /// @param marks where the exchange keeps its marks
  /// @throws IllegalArgumentException when the configuration cannot be used
  public static <M extends CrmStore & CrmJobs> CrmService of(
      Config.Crm config, M marks, Signals signals, SignalRetention terms, InstantSource clock) {
    Config.Salesforce salesforce = config.salesforce();
    CrmConnector connector;
    if (salesforce != null) {
      connector = new SalesforceConnector(SalesforceSettings.of(salesforce), marks, clock);
    } else if (config.folder() != null) {
      connector = new FileConnector(config.folder(), clock);
    } else {
      throw new IllegalArgumentException("crm: needs crm_folder; state it too");
    }
    CrmSync sync = new CrmSync(connector, marks, signals, config.entity(), terms, clock);
    return new CrmService(connector, marks, sync, config.every(), clock);
  }

  public String connector() {
    return connector.name();
  }

  public Duration every() {
    return every;
  }

  public boolean isRunning() {
    return running.get();
  }

  public CrmStore.Status status() {
    return store.status();
  }

  /// The number of members of each segment that has some.
  public Map<SegmentId, Long> members() {
    return store.members();
  }

  /// Exchanges everything that changed.
  ///
  /// @return empty when an exchange runs already
  public Optional<CrmStore.Run> sync() {
    if (!running.compareAndSet(false, true)) {
      return Optional.empty();
    }
    Instant started = clock.instant();
    CrmReport report = new CrmReport();
    String problem = "the service failed";
    CrmStore.Run run;
    try {
      sync.run(report);
      problem = "";
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
      LOG.warn("the exchange with the CRM ended early and goes on next time: {}", problem);
    } finally {
      try {
        run = new CrmStore.Run(started, clock.instant(), report, problem);
        store.ended(run);
      } finally {
        running.set(false);
      }
    }
    return Optional.of(run);
  }

  /// Counts what [#sync] would do.
  ///
  /// @return empty when an exchange runs
  /// @throws IOException when the CRM does not answer
  public Optional<CrmReport> plan() throws IOException {
    if (!running.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      CrmReport report = new CrmReport();
      sync.plan(report);
      return Optional.of(report);
    } finally {
      running.set(false);
    }
  }

  /// Exchanges when it is time; call it often, on one thread.
  public void work() {
    Instant now = clock.instant();
    if (due == null) {
      CrmStore.Run last = store.status().last();
      due = last == null ? now : last.started().plus(every);
    }
    if (!now.isBefore(due)) {
      due = now.plus(every);
      sync();
    }
  }

  @Override
  public void close() {
    connector.close();
  }
}
