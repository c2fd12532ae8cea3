package org.colophon.service.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.colophon.audience.SignalRetention;
import org.colophon.exposure.RecallMonitor;
import org.colophon.exposure.ShadowAudit;
import org.colophon.governance.gate.Gate;
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
  private final Settings settings;
  private final RecallMonitor recalls;
  private final ShadowAudit audit;
  private final HttpPost post = new HttpPost();
  private final Webhooks webhooks;
  private final CachePurge purge;
  private @Nullable Instant forgotten;

  ExposureService(Stores stores, Gate gate, Settings settings, InstantSource clock) {
    this.stores = stores;
    this.gate = gate;
    this.settings = settings;
    this.recalls =
        new RecallMonitor(
            stores.catalog(),
            stores.catalog(),
            gate,
            stores.ledger(),
            stores.recalls(),
            clock.instant());
    this.audit = new ShadowAudit(stores.catalog(), gate, stores.ledger());
    this.webhooks =
        new Webhooks(
            new SqliteSubscriptions(stores.database()),
            stores.recalls(),
            new Targets(Targets.Resolver.ofMachine(), settings.webhookHosts()),
            post,
            clock,
            settings.random());
    this.purge = new CachePurge(settings.caches(), stores.recalls(), clock);
  }

  /// The operator's settings for exposures.
  ///
  /// @param webhookHosts that may be private and may speak plain `http`
  /// @param caches addresses of caching proxies that recalled answers are purged from
  /// @param keep how long answers that nobody shows any more stay in the ledger
  /// @param random for secrets and for pauses between deliveries
  /// @param profiling how long what people did counts
  /// @param territories whose readers the change feed speaks for; the first is that of requests
  ///   that name none
  public record Settings(
      Set<String> webhookHosts,
      List<URI> caches,
      Duration keep,
      RandomGenerator random,
      SignalRetention profiling,
      List<String> territories) {
    public Settings {
      territories = List.copyOf(territories);
      webhookHosts = Set.copyOf(webhookHosts);
      caches = List.copyOf(caches);
    }

    /// Nothing is allowed that is not public; answers are kept for a week; readers are in Germany.
    public static Settings usual() {
      return new Settings(
          Set.of(),
          List.of(),
          Duration.ofDays(7),
          new SecureRandom(),
          SignalRetention.usual(),
          List.of("DE"));
    }

    /// The same for readers in other territories.
    public Settings in(List<String> others) {
      return new Settings(webhookHosts, caches, keep, random, profiling, others);
    }
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
    stores.ledger().forget(now.minus(settings.keep()), now);
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
