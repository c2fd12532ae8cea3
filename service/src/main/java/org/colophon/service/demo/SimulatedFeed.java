package org.colophon.service.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.log.Catalog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers for the demo's sources, so that its facts stay confirmed on any day. Pulling the plug
/// stops the trade feed and, so that nobody has to wait for days, states its facts as it would have
/// last stated them [#OUTAGE] ago: the gate then treats them as stale. Thread-safe.
public final class SimulatedFeed implements DemoFeed {
  /// How long ago the trade feed's last delivery lies once the plug is pulled: more than three
  /// missed daily deliveries.
  public static final Duration OUTAGE = Duration.ofDays(4);

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedFeed.class);

  private final Catalog catalog;
  private final DemoCatalog demo;
  private final InstantSource clock;
  private boolean plugged = true;
  private @Nullable ScheduledExecutorService worker;

  public SimulatedFeed(Catalog catalog, DemoCatalog demo, InstantSource clock) {
    this.catalog = catalog;
    this.demo = demo;
    this.clock = clock;
  }

  /// Delivers now and then again and again, on a thread of its own that ends with [#close].
  public synchronized void start(Duration every) {
    if (worker != null) {
      return;
    }
    deliver();
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulated-feed").factory());
    worker = started;
    long millis = every.toMillis();
    var _ = started.scheduleAtFixedRate(this::deliverOrLog, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void deliverOrLog() {
    try {
      deliver();
    } catch (RuntimeException e) {
      LOG.error("the simulated feed could not deliver; it tries again", e);
    }
  }

  /// One delivery of every source that is plugged in.
  public synchronized void deliver() {
    for (SourceId source : demo.sources()) {
      if (plugged || !source.equals(DemoCatalog.TRADE_FEED)) {
        catalog.confirmDelivery(source);
      }
    }
  }

  /// Stops the trade feed and makes its last delivery [#OUTAGE] old.
  public synchronized void pullPlug() {
    if (!plugged) {
      return;
    }
    plugged = false;
    Instant now = clock.instant();
    Instant lastHeard = now.minus(OUTAGE);
    List<Submission> aged = new ArrayList<>();
    for (Facts facts : demo.tradeFacts()) {
      aged.add(
          new Facts(
              facts.source(),
              facts.facts().stream().map(fact -> restated(fact, now, lastHeard)).toList()));
    }
    catalog.recordAll(aged);
  }

  private static StatedFact restated(StatedFact fact, Instant now, Instant heard) {
    return new StatedFact(
        fact.key(),
        fact.value(),
        OrderKey.ofTime(fact.order().epoch(), now),
        heard,
        fact.validFrom(),
        fact.validTo());
  }

  /// Lets the trade feed deliver again, at once.
  public synchronized void plugIn() {
    plugged = true;
    deliver();
  }

  @Override
  public SourceId source() {
    return DemoCatalog.TRADE_FEED;
  }

  @Override
  public synchronized boolean running() {
    return plugged;
  }

  @Override
  public void run(boolean running) {
    if (running) {
      plugIn();
    } else {
      pullPlug();
    }
  }

  /// Returns when the last delivery has ended; the catalogue may be closed then.
  @Override
  public void close() {
    ScheduledExecutorService started = worker();
    if (started != null) {
      started.close();
    }
  }

  private synchronized @Nullable ScheduledExecutorService worker() {
    return worker;
  }
}
