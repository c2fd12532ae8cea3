package org.colophon.service.webhooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.colophon.exposure.RecallStore;
import org.colophon.service.webhooks.Subscription.State;
import org.colophon.service.webhooks.Subscriptions.Due;

/// Makes subscriptions, and delivers to them what is due: each notice until a 2xx answer or its
/// acknowledgement, with growing pauses, for as long as the subscription is active. One that fails
/// for too long is disabled. Everything is written down, so a restart loses nothing. Thread-safe
/// where its parts are.
public final class Webhooks {
  private static final int BATCH = 50;

  private final Subscriptions subscriptions;
  private final RecallStore recalls;
  private final Targets targets;
  private final Post post;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration patience;

  /// @param random for secrets and for the pauses between deliveries
  /// @param patience after so long without a success a subscription is disabled
  public Webhooks(
      Subscriptions subscriptions,
      RecallStore recalls,
      Targets targets,
      Post post,
      InstantSource clock,
      RandomGenerator random,
      Duration patience) {
    this.subscriptions = subscriptions;
    this.recalls = recalls;
    this.targets = targets;
    this.post = post;
    this.clock = clock;
    this.random = random;
    this.patience = patience;
  }

  /// Sends one request; follows no redirects and waits no longer than it has to.
  public interface Post {
    /// Returns what went wrong, in words; empty after a 2xx answer.
    Optional<String> send(URI url, Message message);
  }

  /// A signed event.
  ///
  /// @param headers names and values, `content-type` among them
  public record Message(Map<String, String> headers, String body) {}

  /// The outcome of putting a subscription.
  public sealed interface Put {
    /// It is active.
    ///
    /// @param isNew whether its secret was made now, and may be shown this once
    record Done(Subscription subscription, boolean isNew) implements Put {}

    /// Webhooks do not go there.
    record Refused(String reason) implements Put {}
  }

  /// Makes a subscription, or gives one another address and makes it active again. Its secret
  /// stays.
  public Put put(String id, URI url) {
    Optional<String> refusal = targets.refusal(url);
    if (refusal.isPresent()) {
      return new Put.Refused(refusal.get());
    }
    Instant now = clock.instant();
    Optional<Subscription> known = subscriptions.find(id);
    Subscription subscription =
        new Subscription(
            id,
            url,
            known.map(Subscription::secret).orElseGet(() -> Signature.newSecret(random)),
            State.ACTIVE,
            known.map(Subscription::madeAt).orElse(now),
            null,
            null);
    subscriptions.put(subscription, now);
    return new Put.Done(subscription, known.isEmpty());
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /// Tries what is due once, and nothing more of a subscription that just failed; returns how many
  /// were tried. Each subscription has a lane of its own, in which notices keep their order: a slow
  /// one holds up nobody else's.
  public int deliverDue() {
    Map<String, List<Due>> lanes = new LinkedHashMap<>();
    for (Due due : subscriptions.due(clock.instant(), BATCH)) {
      lanes.computeIfAbsent(due.subscription(), _ -> new ArrayList<>()).add(due);
    }
    ThreadFactory threads = Thread.ofPlatform().name("webhook-", 0).factory();
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(threads)) {
      return lanes.values().stream()
          .map(lane -> CompletableFuture.supplyAsync(() -> deliver(lane), executor))
          .toList()
          .stream()
          .mapToInt(CompletableFuture::join)
          .sum();
    }
  }

  /// Returns how many were tried.
  private int deliver(List<Due> lane) {
    int tried = 0;
    for (Due due : lane) {
      Optional<Subscription> to = subscriptions.find(due.subscription());
      if (to.isEmpty()) {
        return tried;
      }
      tried++;
      if (!deliver(due, to.get())) {
        return tried;
      }
    }
    return tried;
  }

  private boolean deliver(Due due, Subscription to) {
    Optional<RecallStore.Entry> entry = recalls.find(due.recall());
    Instant now = clock.instant();
    if (entry.isEmpty() || !now.isBefore(entry.get().notice().expiresAt())) {
      subscriptions.dropped(due);
      return true;
    }
    Optional<String> failure =
        targets
            .refusal(to.url())
            .or(() ->
                post.send(to.url(), RecallEvent.message(entry.get().notice(), to.secret(), now)));
    if (failure.isPresent()) {
      failed(due, to, failure.get(), now);
      return false;
    }
    subscriptions.taken(due);
    recalls.delivered(due.recall());
    return true;
  }

  private void failed(Due due, Subscription to, String error, Instant now) {
    Instant since = to.failingSince() == null ? now : to.failingSince();
    boolean given = !now.isBefore(since.plus(patience));
    Instant next = now.plus(Backoff.after(due.attempts() + 1, random));
    subscriptions.failed(
        due,
        new Subscription(
            to.id(),
            to.url(),
            to.secret(),
            given ? State.DISABLED : State.ACTIVE,
            to.madeAt(),
            since,
            error),
        next);
  }
}
