package org.colophon.service.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.service.Main;
import org.colophon.service.testing.Child;

/// A mixed load of readers, editors and sources on a service in a process of its own, with the real
/// models and the demo catalogue: half of the time on all cores, half on one, and through its end
/// by SIGTERM.
///
/// Latencies count from the moment at which a request was due, so that a pause of the service
/// counts for all requests that it held up.
final class MixedLoad {
  private static final int LANES = 8;

  /// Seconds until what is compiled and kept at first is there.
  private static final int WARM = 60;

  private static final List<String> ITEMS = List.of("hafenlicht", "a-cake-for-the-registrar");

  private final String address;
  private final int perSecond;
  private final long start = System.nanoTime();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<Answer> answers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean over;

  /// One request and what came of it.
  ///
  /// @param due in nanoseconds since the start
  /// @param status 0: the connection was refused; -1: it ended without an answer
  private record Answer(String kind, long due, long nanos, int status) {}

  private record Call(String kind, String method, String path, String body) {}

  private MixedLoad(String address, int perSecond) {
    this.address = address;
    this.perSecond = perSecond;
  }

  /// Starts the service, loads it, and prints what came of it.
  ///
  /// @param arguments a directory, seconds, requests in a second
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Process service =
        new ProcessBuilder(
                Child.java(
                    Main.class,
                    List.of("-Xmx1g", "-XX:NativeMemoryTracking=summary"),
                    "demo",
                    "--port",
                    "0",
                    "--data",
                    directory))
            .redirectError(directory.resolveSibling("service.log").toFile())
            .start();
    try {
      String address = address(service);
      new MixedLoad(address, Integer.parseInt(arguments[2])).run(service, seconds);
    } finally {
      Child.kill(service);
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

  private void run(Process service, int seconds) throws Exception {
    List<Thread> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(Thread.ofPlatform().start(this::work));
    }
    for (int second = 0; second < seconds; second += 10) {
      if (second == WARM) {
        nativeMemory(service, "baseline");
      }
      if (second >= seconds / 2 && second < seconds / 2 + 10) {
        leaveOneCore(service);
      }
      System.out.printf(
          "%4d s  RSS %4d MiB: anonymous %4d, files %4d, shared %d; heap used %4d MiB,"
              + " committed %4d MiB%n",
          second,
          resident(service, "VmRSS:"),
          resident(service, "RssAnon:"),
          resident(service, "RssFile:"),
          resident(service, "RssShmem:"),
          heap("used"),
          heap("committed"));
      TimeUnit.SECONDS.sleep(Math.min(10, seconds - second));
    }
    printNativeMemory(service);
    long stopping = System.nanoTime() - start;
    service.destroy();
    boolean ended = service.waitFor(60, TimeUnit.SECONDS);
    over = true;
    for (Thread lane : lanes) {
      lane.join();
    }
    client.shutdownNow();
    long half = TimeUnit.SECONDS.toNanos(seconds / 2);
    print("all cores", between(0, half));
    print("one core", between(half, stopping));
    System.out.printf(
        "ended by SIGTERM: %s, with %s; 0: refused connections, -1: without an answer%n",
        ended, statuses(between(stopping, Long.MAX_VALUE)));
  }

  /// What the virtual machine itself took since it was warm; what is missing to the anonymous
  /// memory is that of native libraries.
  private static void printNativeMemory(Process service) throws IOException {
    nativeMemory(service, "summary.diff")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Total:") || line.startsWith("-"))
        .forEach(line -> System.out.println("  native memory " + line));
  }

  private static String nativeMemory(Process service, String what) throws IOException {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(service.pid()),
                "VM.native_memory",
                what,
                "scale=MB")
            .redirectErrorStream(true)
            .start();
    return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void leaveOneCore(Process service) throws IOException {
    Process taskset =
        new ProcessBuilder("taskset", "-a", "-p", "-c", "0", Long.toString(service.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Child.await(taskset);
    System.out.println("from here on one core: taskset ended with " + taskset.exitValue());
  }

  private static long resident(Process service, String line) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
            .filter(known -> known.startsWith(line))
            .mapToLong(known -> Long.parseLong(known.replaceAll("\\D", "")))
            .sum()
        / 1_024;
  }

  private long heap(String kind) throws IOException, InterruptedException {
    String metrics = send(new Call("metrics", "GET", "/metrics", "")).body();
    return metrics
            .lines()
            .filter(line -> line.startsWith("jvm_memory_" + kind + "_bytes{area=\"heap\""))
            .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum()
        >> 20;
  }

  /// Takes the next request that is due, until the load is over.
  private void work() {
    while (!over) {
      int number = next.getAndIncrement();
      long due = number * TimeUnit.SECONDS.toNanos(1) / perSecond;
      sleepUntil(due);
      Call call = call(number);
      int status;
      try {
        status = send(call).statusCode();
      } catch (ConnectException _) {
        status = 0;
      } catch (IOException _) {
        status = -1;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      Answer answer = new Answer(call.kind(), due, System.nanoTime() - start - due, status);
      synchronized (answers) {
        answers.add(answer);
      }
    }
  }

  private void sleepUntil(long due) {
    try {
      TimeUnit.NANOSECONDS.sleep(due - (System.nanoTime() - start));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + call.path()))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /// What a number stands for: mostly readers, one in five an editor or a source.
  private static Call call(int number) {
    Random random = new Random(number);
    String item = ITEMS.get(random.nextInt(ITEMS.size()));
    return switch (number % 10) {
      case 0 -> new Call("item written", "PUT", "/v1/items/load-" + number, item(number));
      case 1 ->
          new Call(
              "suggestions",
              "POST",
              "/v1/suggestions",
              "{\"imprint\":\"abendbogen\",\"content_type\":\"news\",\"title\":\"Hafen bei Nacht\","
                  + "\"text\":\""
                  + text(random)
                  + "\"}");
      case 2, 3 -> new Call("governance", "GET", "/v1/items/" + item + "/governance", "");
      case 4 -> new Call("related", "GET", "/v1/items/" + item + "/related", "");
      default -> new Call("list", "POST", "/v1/recommendations", "{\"k\":10}");
    };
  }

  private static String item(int number) {
    return """
    {"source":"cms","imprint":"abendbogen","desk":"desk-abendbogen","content_type":"news",
     "language":"de","title":"Meldung %d","text":"%s",
     "lifecycle":{"state":"published","published_at":"2026-11-21"}}
    """
        .formatted(number, text(new Random(number)));
  }

  private static String text(Random random) {
    String[] words =
        "Hafen Insel Garten Krieg Küche Reise Winter Familie Archiv Orgel".split(" ", -1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append(words[random.nextInt(words.length)]).append(i % 12 == 11 ? ". " : " ");
    }
    return text.toString().strip();
  }

  private List<Answer> between(long from, long until) {
    synchronized (answers) {
      return answers.stream().filter(a -> a.due >= from && a.due < until).toList();
    }
  }

  private static Map<Integer, Integer> statuses(List<Answer> answers) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    answers.forEach(answer -> statuses.merge(answer.status, 1, Integer::sum));
    return statuses;
  }

  private static void print(String when, List<Answer> answers) {
    System.out.printf("%s: %d requests, %s%n", when, answers.size(), statuses(answers));
    Map<String, List<Answer>> kinds = new TreeMap<>();
    answers.forEach(a -> kinds.computeIfAbsent(a.kind, _ -> new ArrayList<>()).add(a));
    kinds.put("(all)", answers);
    kinds.forEach((kind, those) -> {
      long[] millis = those.stream().mapToLong(a -> a.nanos / 1_000_000).sorted().toArray();
      System.out.printf(
          "  %-14s %6d  p50 %5d  p95 %5d  p99 %5d  max %5d ms%n",
          kind, millis.length, at(millis, 50), at(millis, 95), at(millis, 99), at(millis, 100));
    });
  }

  private static long at(long[] sorted, int percent) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
