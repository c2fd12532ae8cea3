package org.colophon.service.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.PercentEncoding;
import org.jspecify.annotations.Nullable;

/// A session at Salesforce by the OAuth JWT bearer flow (RFC 7523). A session that ended is begun
/// anew, and what may be asked later is asked later: after `Retry-After`, else after a time that
/// doubles. Not thread-safe.
final class SalesforceSession implements AutoCloseable {
  private static final int ATTEMPTS = 7;
  private static final int MOST_BYTES = 256 << 20;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration ASSERTION = Duration.ofMinutes(3);
  private static final Set<Integer> LATER = Set.of(429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  private final SalesforceSettings settings;
  private final Pause pause;
  private final InstantSource clock;
  private @Nullable URI instance;
  private String token = "";
  private Duration ahead = Duration.ZERO;

  SalesforceSession(SalesforceSettings settings, Pause pause, InstantSource clock) {
    this.settings = settings;
    this.pause = pause;
    this.clock = clock;
  }

  /// Waits.
  @FunctionalInterface
  public interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /// A request below the API's version, or an absolute path that the API named.
  ///
  /// @param body null when there is none
  /// @param repeatable whether it may be sent again when its answer was lost
  record Call(
      String method, String path, @Nullable String body, String mediaType, boolean repeatable) {
    static Call get(String path) {
      return new Call("GET", path, null, "application/json", true);
    }

    static Call json(String method, String path, JsonNode body, boolean repeatable) {
      return new Call(method, path, body.toString(), "application/json", repeatable);
    }

    static Call csv(String path, String body) {
      return new Call("PUT", path, body, "text/csv; charset=UTF-8", false);
    }

    static Call delete(String path) {
      return new Call("DELETE", path, null, "application/json", true);
    }
  }

  /// A good answer.
  record Answer(HttpResponse<byte[]> response) {
    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
      return ApiMapper.parse(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// An answer that is not good.
  static final class SalesforceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    SalesforceException(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /// How much the clock there is ahead of the one here, as its answers say.
  Duration ahead() {
    return ahead;
  }

  /// Asks until there is an answer, or there was none too often.
  ///
  /// @throws SalesforceException when it is refused
  Answer call(Call call) throws IOException {
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      HttpResponse<byte[]> response;
      try {
        response = send(request(call));
      } catch (InterruptedIOException e) {
        throw e;
      } catch (SalesforceException e) { // of a login
        throw e;
      } catch (IOException e) {
        if (!call.repeatable() || attempt == ATTEMPTS) {
          throw new IOException("Salesforce could not be reached: " + e, e);
        }
        sleep(wait(attempt));
        continue;
      }
      int status = response.statusCode();
      if (status < 300) {
        return new Answer(response);
      }
      if (status == 401 && !renewed) {
        renewed = true;
        token = "";
      } else if (isLater(response) && attempt < ATTEMPTS) {
        sleep(wait(response, attempt));
      } else {
        throw refused(call, response);
      }
    }
  }

  private static boolean isLater(HttpResponse<byte[]> response) {
    return LATER.contains(response.statusCode())
        || (response.statusCode() == 403 && text(response).contains("REQUEST_LIMIT_EXCEEDED"));
  }

  private static SalesforceException refused(Call call, HttpResponse<byte[]> response) {
    return new SalesforceException(
        response.statusCode(),
        "Salesforce answered "
            + response.statusCode()
            + " to "
            + call.method()
            + ": "
            + errorCode(response));
  }

  /// The code of an error. Its message may repeat what was sent, and is left out.
  private static String errorCode(HttpResponse<byte[]> response) {
    try {
      String code = ApiMapper.parse(response.body()).at("/0/errorCode").asText();
      return code.matches("[A-Z0-9_]{1,80}") ? code : "no error code";
    } catch (ApiException _) {
      return "no error code";
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private HttpRequest request(Call call) throws IOException {
    if (token.isEmpty()) {
      login();
    }
    String path =
        call.path().startsWith("/services/")
            ? call.path()
            : "/services/data/" + SalesforceSettings.VERSION + call.path();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Objects.requireNonNull(instance).resolve(path))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", call.mediaType())
            .header("Accept", "*/*")
            .method(
                call.method(),
                call.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body(), StandardCharsets.UTF_8));
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    // the time-out of a request ends with the headers of its answer
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response = asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      response.headers().firstValue("Date").ifPresent(this::compareClocks);
      return response;
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while Salesforce was asked");
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new IOException("the answer did not end within " + ANSWER, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    }
  }

  private void compareClocks(String date) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      Duration difference = Duration.between(clock.instant(), there);
      ahead = difference.abs().toSeconds() < 2 ? Duration.ZERO : difference;
    } catch (DateTimeException _) {
      // says nothing about the time
    }
  }

  /// Asks for a token. An assertion that a wrong clock made expired is made once more by the clock
  /// there.
  private void login() throws IOException {
    for (int attempt = 1; ; attempt++) {
      HttpRequest request =
          HttpRequest.newBuilder(settings.login().resolve("/services/oauth2/token"))
              .timeout(ANSWER)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type="
                          + PercentEncoding.of("urn:ietf:params:oauth:grant-type:jwt-bearer")
                          + "&assertion="
                          + assertion(clock.instant().plus(ahead))))
              .build();
      Duration before = ahead;
      HttpResponse<byte[]> response = send(request);
      if (response.statusCode() == 200) {
        JsonNode answer = ApiMapper.parse(response.body());
        instance = settings.allowed(answer.path("instance_url").asText());
        token = answer.path("access_token").asText();
        return;
      }
      boolean clockWasWrong = attempt == 1 && !before.equals(ahead);
      if (isLater(response) && attempt < ATTEMPTS) {
        sleep(wait(response, attempt));
      } else if (!clockWasWrong) {
        String said = text(response);
        throw new SalesforceException(
            response.statusCode(),
            "Salesforce refused the login: "
                + said.substring(0, Math.min(300, said.length()))
                + "; check crm_client, crm_user, crm_key_file and the connected app");
      }
    }
  }

  private String assertion(Instant now) {
    ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "RS256");
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", settings.client())
            .put("sub", settings.user())
            .put("aud", settings.login().toString())
            .put("exp", now.plus(ASSERTION).getEpochSecond());
    String signed = base64(bytes(header)) + "." + base64(bytes(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(settings.key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key of crm_key_file cannot sign: use an RSA key", e);
    }
  }

  private static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Duration wait(int attempt) {
    return FIRST_WAIT.multipliedBy(1L << (attempt - 1));
  }

  private static Duration wait(HttpResponse<byte[]> response, int attempt) throws IOException {
    String stated = response.headers().firstValue("Retry-After").orElse("");
    if (!stated.matches("[0-9]{1,9}")) {
      return wait(attempt);
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(stated));
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IOException("Salesforce wants to be asked again after " + wait);
    }
    return wait;
  }

  void sleep(Duration duration) throws IOException {
    try {
      pause.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for Salesforce");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
