package org.colophon.service.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.exposure.RecallStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has caching proxies drop answers that a recall is about, with the method `PURGE` on the path and
/// query of the answer. Each is purged again for some seconds, since an answer may have been on its
/// way into the cache. What cannot be purged ends with its lifetime, and is not tried longer.
/// Thread-safe.
public final class CachePurge implements AutoCloseable {
  static final Duration AGAIN_FOR = Duration.ofSeconds(3);

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int BATCH = 500;
  private static final Logger LOG = LoggerFactory.getLogger(CachePurge.class);

  private final List<URI> proxies;
  private final RecallStore recalls;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();
  private final Map<String, Due> due = new LinkedHashMap<>();
  private long seen;

  /// @param proxies their addresses, such as `http://127.0.0.1:8081`; none: nothing is purged
  public CachePurge(List<URI> proxies, RecallStore recalls, InstantSource clock) {
    this.proxies = List.copyOf(proxies);
    this.recalls = recalls;
    this.clock = clock;
  }

  /// @param again until when it is purged even after it worked
  /// @param until when it is over by itself
  private record Due(Instant again, Instant until) {}

  /// Purges what was recalled since the last call, and again what is still to be; returns how many
  /// paths are left for the next call.
  public synchronized int run() {
    if (proxies.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<RecallStore.Entry> fresh;
    do {
      fresh = recalls.after(seen, BATCH);
      fresh.forEach(entry -> take(entry, now));
    } while (fresh.size() == BATCH);
    List<String> over = new ArrayList<>();
    due.forEach((surface, what) -> {
      boolean done = purge(surface);
      if ((done && !now.isBefore(what.again())) || !now.isBefore(what.until())) {
        over.add(surface);
      }
    });
    over.forEach(due::remove);
    return due.size();
  }

  private void take(RecallStore.Entry entry, Instant now) {
    seen = entry.seq();
    String surface = entry.notice().where().surface();
    Instant until = entry.notice().promisedUntil();
    if (surface.startsWith("/") && !entry.notice().where().durable() && now.isBefore(until)) {
      due.put(surface, new Due(now.plus(AGAIN_FOR), until));
    }
  }

  private boolean purge(String surface) {
    boolean done = true;
    for (URI proxy : proxies) {
      try {
        HttpRequest request =
            HttpRequest.newBuilder(proxy.resolve(surface))
                .timeout(TIMEOUT)
                .method("PURGE", BodyPublishers.noBody())
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        done &= status < 300 || status == 404 || status == 412; // the latter two: it is not there
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} could not be purged at {}: {}", surface, proxy, e.toString());
        done = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return done;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
