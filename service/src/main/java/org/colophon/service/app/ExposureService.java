package org.colophon.service.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.colophon.exposure.RecallMonitor;
import org.colophon.exposure.ShadowAudit;
import org.colophon.governance.gate.Gate;
import org.colophon.service.config.Config;
import org.colophon.service.webhooks.CachePurge;
import org.colophon.service.webhooks.HttpPost;
import org.colophon.service.webhooks.SqliteSubscriptions;
import org.colophon.service.webhooks.Targets;
import org.colophon.service.webhooks.Webhooks;
import org.jspecify.annotations.Nullable;

/// The services that follow exposures: recalls, webhooks, and the retention of the ledger. Closing
/// twice is harmless.
public final class ExposureService implements AutoCloseable {
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final Stores stores;
  private final Gate gate;
  private final Config config;
  private final RecallMonitor recalls;
  private final ShadowAudit audit;
  private final HttpPost post = new HttpPost();
  private final Webhooks webhooks;
  private final CachePurge purge;
  private @Nullable Instant forgotten;

  ExposureService(Stores stores, Gate gate, Config config, InstantSource clock) {
    this.stores = stores;
    this.gate = gate;
    this.config = config;
    this.recalls =
        new RecallMonitor(
            stores.catalog(),
            stores.catalog(),
            gate,
            stores.ledger(),
            stores.recalls(),
            config.region().territory(),
            clock.instant());
    this.audit = new ShadowAudit(stores.catalog(), gate, stores.ledger());
    this.webhooks =
        new Webhooks(
            new SqliteSubscriptions(stores.database()),
            stores.recalls(),
            new Targets(Targets.Resolver.ofMachine(), config.outgoing().webhookHosts()),
            post,
            clock,
            new SecureRandom(),
            config.outgoing().webhookPatience());
    this.purge = new CachePurge(config.outgoing().caches(), stores.recalls(), clock);
  }

  Webhooks webhooks() {
    return webhooks;
  }

  ShadowAudit audit() {
    return audit;
  }

  /// Finds what was written since the last call and has to be taken back; returns how many notices
  /// were made.
  int catchUp() {
    int made = recalls.catchUp();
    gate.trustedNow().filter(this::isTimeToForget).ifPresent(this::forget);
    return made;
  }

  private boolean isTimeToForget(Instant now) {
    return forgotten == null || !now.isBefore(forgotten.plus(FORGET_EVERY));
  }

  /// By a wrong clock nothing is forgotten.
  private void forget(Instant now) {
    Config.Retention retention = config.retention();
    stores.ledger().forget(now.minus(retention.answers()), now.minus(retention.sent()));
    forgotten = now;
  }

  /// Tells caches and subscribers what is due, unless nobody knows what the time is.
  void tell() {
    if (gate.trustedNow().isPresent()) {
      purge.run();
      webhooks.deliverDue();
    }
  }

  @Override
  public void close() {
    post.close();
    purge.close();
  }
}
