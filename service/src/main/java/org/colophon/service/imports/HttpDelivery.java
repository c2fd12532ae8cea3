package org.colophon.service.imports;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A delivery at an HTTP address, fetched with conditional requests (RFC 9110, section 13) and from
/// hosts that the operator allowed only, redirects included. Not thread-safe.
public final class HttpDelivery implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_BYTES = 2L << 30;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int NOT_MODIFIED = 304;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final URI address;
  private final Set<String> hosts;
  private final Duration patience;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private Map<String, String> taken = Map.of();
  private Map<String, String> fetched = Map.of();

  /// @param hosts that may be asked, in lower case
  /// @param patience how long a delivery may take to arrive
  /// @throws IllegalArgumentException when the address may not be asked
  public HttpDelivery(URI address, Set<String> hosts, Duration patience) {
    this.address = address;
    this.hosts = Set.copyOf(hosts);
    this.patience = patience;
    refusal(address)
        .ifPresent(reason -> {
          throw new IllegalArgumentException(reason);
        });
  }

  public URI address() {
    return address;
  }

  /// Fetches the delivery into a folder, under the last name of its path.
  ///
  /// @return empty when it did not change since it was taken
  /// @throws IOException when no whole delivery arrived
  public Optional<Path> fetch(Path folder) throws IOException {
    Path file = folder.resolve(name());
    boolean whole = false;
    try {
      whole = arrived(file);
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
    return whole ? Optional.of(file) : Optional.empty();
  }

  /// Whether the delivery is in the file now; false when it did not change.
  private boolean arrived(Path file) throws IOException {
    URI from = address;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      HttpResponse<Path> answer = get(from, file);
      int status = answer.statusCode();
      if (status == NOT_MODIFIED) {
        return false;
      }
      if (!REDIRECTS.contains(status)) {
        if (status != 200) {
          throw new IOException(from + " answered " + status);
        }
        fetched = validators(answer);
        return true;
      }
      from = next(from, answer);
    }
    throw new IOException(address + " leads on more than " + MOST_REDIRECTS + " times");
  }

  /// Remembers that what was fetched last was taken: it is asked for again only when it changed.
  public void taken() {
    taken = fetched;
  }

  private URI next(URI from, HttpResponse<Path> answer) throws IOException {
    String location =
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException(from + " leads to no address"));
    try {
      URI next = from.resolve(location);
      Optional<String> refusal = refusal(next);
      if (refusal.isPresent()) {
        throw new IOException(from + " leads to " + next + ": " + refusal.get());
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new IOException(from + " leads to '" + location + "', which is not an address", e);
    }
  }

  private HttpResponse<Path> get(URI from, Path file) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(patience);
    taken.forEach(request::header);
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            request.build(),
            BodyHandlers.limiting(
                BodyHandlers.ofFile(file, CREATE, WRITE, TRUNCATE_EXISTING), MOST_BYTES));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(from + " did not answer within " + patience, e);
    } catch (ExecutionException e) {
      String reason = String.valueOf(e.getCause() == null ? e : e.getCause());
      throw new IOException(from + " cannot be fetched: " + reason, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException(from + " was not fetched: stopped", e);
    }
  }

  private static Map<String, String> validators(HttpResponse<?> answer) {
    Map<String, String> headers = new HashMap<>();
    answer.headers().firstValue("ETag").ifPresent(tag -> headers.put("If-None-Match", tag));
    answer
        .headers()
        .firstValue("Last-Modified")
        .ifPresent(time -> headers.put("If-Modified-Since", time));
    return headers;
  }

  /// Why an address may not be asked; empty when it may.
  private Optional<String> refusal(URI asked) {
    String scheme = String.valueOf(asked.getScheme()).toLowerCase(Locale.ROOT);
    String host = asked.getHost();
    if (host == null || asked.getUserInfo() != null || !Set.of("http", "https").contains(scheme)) {
      return Optional.of(
          "'" + asked + "' is not a valid address: write https://HOST/PATH, without a user");
    }
    return hosts.contains(host.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(
            "host '" + host + "' is not allowed: add it to fetch_host in the configuration");
  }

  private String name() {
    String path = address.getPath() == null ? "" : address.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
    return last.isEmpty() || last.startsWith(".") ? "delivery" : last;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
