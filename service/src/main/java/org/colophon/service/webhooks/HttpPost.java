package org.colophon.service.webhooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.colophon.service.webhooks.Webhooks.Message;

/// Posts over HTTP. Follows no redirects; reads nothing of an answer but its status.
public final class HttpPost implements Webhooks.Post, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  @Override
  public Optional<String> send(URI url, Message message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(ANSWER).POST(BodyPublishers.ofString(message.body()));
    message.headers().forEach(request::header);
    try {
      HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
      int status = response.statusCode();
      return status >= 200 && status < 300
          ? Optional.empty()
          : Optional.of("it answered " + status);
    } catch (IOException e) {
      return Optional.of("it could not be reached: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the service is being stopped");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
