package org.colophon.service.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.colophon.models.Embedder;
import org.colophon.models.bilingual.Embedders;
import org.colophon.service.Main;
import org.colophon.service.store.Database;
import org.colophon.service.testing.Child;

/// The time of a start of the real service on many items: until it says its address, and until
/// `/health/ready` says yes. The processor time is beside it, since other work on the machine does
/// not change that much.
final class StartMeasured {
  private static final int STARTS = 3;

  private StartMeasured() {}

  /// Fills the directory where it is empty, starts once to build the index, then measures.
  ///
  /// @param arguments a directory, how many items, how many segments, a text file in UTF-8 that
  ///   texts are put together from, its language
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    if (!Files.exists(directory.resolve(Database.FILE))) {
      String digest;
      try (Embedder embedder = Embedders.open(Embedders.STANDARD)) {
        digest = embedder.model().digest();
      }
      new SuggestionsStock(Sentences.of(Path.of(arguments[3])), arguments[4])
          .fill(
              directory,
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              digest,
              InstantSource.system());
    }
    for (int start = 0; start <= STARTS; start++) {
      start(directory, start == 0 ? "first start, index built" : "start " + start);
    }
  }

  private static void start(Path directory, String which) throws Exception {
    long begin = System.nanoTime();
    Process service =
        new ProcessBuilder(
                Child.java(
                    Main.class, List.of("-Xmx2g"), "serve", "--port", "0", "--data", directory))
            .redirectError(directory.resolveSibling("service.log").toFile())
            .start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String address = address(service);
      double answers = seconds(begin);
      double answersProcessor = processor(service);
      URI ready = URI.create(address + "/health/ready");
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofMinutes(1)).build();
      while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      System.out.printf(
          "%s: answers after %.1f s (%.1f s of processor time), ready after %.1f s (%.1f s); load"
              + " average %s%n",
          which,
          answers,
          answersProcessor,
          seconds(begin),
          processor(service),
          Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    } finally {
      service.destroy();
      service.waitFor();
    }
  }

  private static String address(Process service) throws IOException {
    BufferedReader said = service.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int at = line.indexOf("http://");
      if (at >= 0) {
        return line.substring(at).strip();
      }
    }
    throw new IOException("the service did not start: see service.log");
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double processor(Process service) {
    return service.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1_000.0;
  }
}
