package org.colophon.service.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.colophon.service.cli.CommandJson;

/// Asks a [SuggestionsService] in a process of its own for suggestions and says how long they take,
/// beside the bare embedding of the same passages in this process, by turns: the ratio holds on any
/// processor.
///
/// Arguments: a text file in UTF-8 that drafts are put together from, its language, how many
/// drafts; then the command that starts the service.
public final class SuggestionsMeasured {
  private static final int WORDS = 800;
  private static final int WARM_UP = 40;
  private static final int EDITORS = 20;
  private static final int EVERY_SECONDS = 5;
  private static final int ROUNDS = 6;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> sentences;
  private final String language;
  private final URI target;
  private final Random random = new Random(20_261_122);

  private final ProcessHandle service;
  private final BareEmbedding bare;
  private Duration worked = Duration.ZERO;

  private SuggestionsMeasured(
      List<String> sentences, BareEmbedding bare, int port, ProcessHandle service) {
    this.sentences = sentences;
    this.service = service;
    this.bare = bare;
    this.language = bare.language();
    this.target = URI.create("http://127.0.0.1:" + port + "/v1/suggestions");
  }

  public static void main(String[] arguments) throws Exception {
    List<String> sentences = Sentences.of(Path.of(arguments[0]));
    List<String> command = List.of(arguments).subList(3, arguments.length);
    Process service =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BareEmbedding bare = new BareEmbedding(arguments[1]);
        BufferedReader said =
            new BufferedReader(
                new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      int port = Integer.parseInt(line.substring("port ".length()));
      SuggestionsMeasured measured =
          new SuggestionsMeasured(sentences, bare, port, service.toHandle());
      measured.awaitReady();
      measured.alone(Integer.parseInt(arguments[2]), () -> ask(service, said));
      measured.together(() -> ask(service, said));
    } finally {
      service.destroy();
    }
  }

  /// Until the index was checked and all items judged once, which has the processor as well.
  private void awaitReady() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(target.resolve("/health/ready")).build();
    while (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static String ask(Process service, BufferedReader said) {
    try {
      service.getOutputStream().write('\n');
      service.getOutputStream().flush();
      return said.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One request after the other: each draft once new, then the last ones by turns, each time with
  /// one paragraph more changed, as their editors would.
  private void alone(int drafts, Shares shares) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      List<String> draft = draft();
      ask(draft);
      ask(withOneChanged(draft));
      bare.millis(List.of(), draft);
    }
    begin(shares);
    List<Double> fresh = new ArrayList<>();
    List<Double> embedded = new ArrayList<>();
    List<List<String>> written = new ArrayList<>();
    for (int i = 0; i < drafts; i++) {
      written.add(draft());
      fresh.add(ask(written.getLast()));
      embedded.add(bare.millis(List.of(), written.getLast()));
    }
    report("a draft not seen before", fresh, shares);
    compare(fresh, embedded);
    changed(written, shares);
  }

  private void changed(List<List<String>> written, Shares shares) throws Exception {
    int drafts = written.size();
    List<Double> changed = new ArrayList<>();
    List<Double> embedded = new ArrayList<>();
    List<List<String>> open =
        new ArrayList<>(written.subList(Math.max(0, drafts - EDITORS), drafts));
    for (int i = 0; i < drafts; i++) {
      List<String> before = open.get(i % open.size());
      List<String> draft = withOneChanged(before);
      open.set(i % open.size(), draft);
      changed.add(ask(draft));
      embedded.add(bare.millis(before, draft));
    }
    report("one paragraph changed", changed, shares);
    compare(changed, embedded);
  }

  private static void compare(List<Double> asked, List<Double> embedded) {
    double suggestions = at95(asked);
    double bare = at95(embedded);
    System.out.printf(
        Locale.ROOT,
        "  embedding alone: p50 %.0f, p95 %.0f ms; suggestions p95 %.2f times that, %.0f ms more%n",
        sorted(embedded).get(embedded.size() / 2),
        bare,
        suggestions / bare,
        suggestions - bare);
  }

  private static double at95(List<Double> times) {
    return sorted(times).get(times.size() * 95 / 100);
  }

  private static List<Double> sorted(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted;
  }

  /// Editors who each change one paragraph every few seconds.
  private void together(Shares shares) throws Exception {
    List<List<String>> drafts = new ArrayList<>();
    for (int editor = 0; editor < EDITORS; editor++) {
      drafts.add(draft());
      ask(drafts.getLast());
    }
    begin(shares);
    List<Double> times = Collections.synchronizedList(new ArrayList<>());
    try (ScheduledExecutorService editors = Executors.newScheduledThreadPool(EDITORS)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int editor = 0; editor < EDITORS; editor++) {
          List<String> draft = withOneChanged(drafts.get(editor));
          drafts.set(editor, draft);
          long millis = 1_000L * EVERY_SECONDS * (round * EDITORS + editor) / EDITORS;
          var _ = editors.schedule(() -> times.add(ask(draft)), millis, TimeUnit.MILLISECONDS);
        }
      }
    }
    report(EDITORS + " editors, a paragraph every " + EVERY_SECONDS + " s each", times, shares);
  }

  private void begin(Shares shares) {
    shares.get();
    worked = service.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void report(String what, List<Double> times, Shares shares) {
    List<Double> sorted = sorted(times);
    Duration before = worked;
    worked = service.info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.printf(
        Locale.ROOT,
        "%s: %d requests, p50 %.0f, p95 %.0f, slowest %.0f ms;"
            + " %d ms of processor time a request%n  %s%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2),
        at95(times),
        sorted.getLast(),
        worked.minus(before).toMillis() / sorted.size(),
        shares.get());
  }

  private double ask(List<String> paragraphs) throws Exception {
    String body =
        CommandJson.MAPPER
            .createObjectNode()
            .put("imprint", "nordufer")
            .put("content_type", "news")
            .put("language", language)
            .put("title", paragraphs.getFirst())
            .put("text", String.join("\n\n", paragraphs.subList(1, paragraphs.size())))
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long started = System.nanoTime();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    double millis = (System.nanoTime() - started) / 1e6;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return millis;
  }

  /// A title and paragraphs of together about 800 words.
  private List<String> draft() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(sentence());
    int words = 0;
    while (words < WORDS) {
      String paragraph = paragraph();
      words += paragraph.split("\\s+", -1).length;
      paragraphs.add(paragraph);
    }
    return paragraphs;
  }

  private List<String> withOneChanged(List<String> draft) {
    List<String> changed = new ArrayList<>(draft);
    changed.set(1 + random.nextInt(draft.size() - 1), paragraph());
    return changed;
  }

  private String paragraph() {
    return sentence() + " " + sentence() + " " + sentence();
  }

  private String sentence() {
    return sentences.get(random.nextInt(sentences.size())).strip();
  }

  /// Where time went since the last question.
  private interface Shares {
    String get();
  }
}
