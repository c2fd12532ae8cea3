package org.colophon.service.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.desk.Draft;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.models.Embedder;
import org.colophon.models.Role;
import org.colophon.models.onnx.OnnxModels;
import org.colophon.service.app.Application;
import org.colophon.service.app.Follower;
import org.colophon.service.app.ReadingSource;
import org.colophon.service.app.Showing;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.Kind;
import org.colophon.service.jobs.Lane;
import org.colophon.service.jobs.Limits;
import org.colophon.service.jobs.Order;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.jobs.RunDesk.Action;
import org.colophon.service.jobs.RunDesk.Status;
import org.colophon.service.jobs.Selection;
import org.colophon.service.jobs.State;

/// Measures runs: documents a second against the bare embedding loop on the same texts, suggestions
/// with and without a run, a switch of the embedding model on real input while the service answers,
/// and a run over 100,000 unchanged items. By hand: `tools/measure runs [unchanged | real [ARTICLES
/// [BLURBS [THREADS]]]]`.
final class RunsMeasure {
  private static final int SUGGESTIONS = 20;
  private static final int UNCHANGED = 100_000;
  private static final Kind ENRICH = new Kind.Enrich(null, Set.of());

  private final InstantSource clock = InstantSource.system();
  private final Path data = Path.of(System.getProperty("colophon.root"), "..", "shared", "data");
  private final int threads;
  private int drafts;

  private RunsMeasure(int threads) {
    this.threads = threads;
  }

  public static void main(String[] arguments) throws Exception {
    boolean real = arguments.length == 0 || arguments[0].equals("real");
    boolean unchanged = arguments.length == 0 || arguments[0].equals("unchanged");
    RunsMeasure measure =
        new RunsMeasure(number(arguments, 3, Runtime.getRuntime().availableProcessors()));
    if (unchanged) {
      measure.unchanged();
    }
    if (real) {
      measure.real(number(arguments, 1, 2_225), number(arguments, 2, 1_039));
    }
  }

  private static int number(String[] arguments, int at, int absent) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : absent;
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }

  /// A second run over a catalogue in which nothing changed.
  private void unchanged() throws IOException {
    Path directory = Files.createTempDirectory("colophon-unchanged");
    try (Application application =
        Application.open(
            directory,
            new Application.Models(new WordModels(0), "one"),
            Showing.Settings.usual(),
            clock,
            stores -> {})) {
      Shelves.surround(application.stores().catalog(), application.stores().audiences());
      Shelves.fill(application.stores().catalog(), UNCHANGED, 5);
      accept(application);
      for (int i = 0; i < 3; i++) {
        Instant start = clock.instant();
        Status status = plan(application, Order.of(ENRICH, Selection.ALL, "measure"));
        application.workOnRuns();
        status = application.runs().find(status.run().id()).orElseThrow();
        say(
            "unchanged: %d items, %d to do, %s, %.2f s"
                .formatted(
                    status.run().selected(),
                    status.tally().all(),
                    status.run().state(),
                    seconds(start)));
      }
    }
  }

  /// Accepts an enrichment of the present recipe for every item, without making one.
  private void accept(Application application) {
    String recipe =
        application.runs().recipe(Order.of(ENRICH, Selection.ALL, "measure")).orElseThrow();
    List<org.colophon.catalog.ItemVersion> versions = new ArrayList<>();
    try (var view = application.stores().catalog().view()) {
      view.items().forEach(id -> versions.add(view.item(id).orElseThrow()));
    }
    application
        .stores()
        .database()
        .together(() ->
            versions.forEach(version ->
                application
                    .stores()
                    .enrichments()
                    .put(
                        version.item().id(),
                        new Stored(
                            "de",
                            version.hashes().text(),
                            new WordModels(0).id("one").digest(),
                            List.of(),
                            List.of(),
                            recipe))));
  }

  private void real(int articles, int blurbs) throws Exception {
    Path directory = Files.createTempDirectory("colophon-real");
    Queue<String> texts = new ConcurrentLinkedQueue<>();
    ReadingSource models = new Recording(ReadingSource.of(directory), texts);
    Instant opened = clock.instant();
    try (Application application =
        Application.open(
            directory,
            new Application.Models(models, "minilm"),
            Showing.Settings.usual(),
            clock,
            stores -> {})) {
      int items = new RealInput(data, clock).fill(application, articles, blurbs);
      application.catchUp();
      say("minilm: %d items read and indexed in %.1f s".formatted(items, seconds(opened)));
      p95(application); // warms up
      double alone = p95(application);
      say("suggestions without a run: p95 %.0f ms of %d".formatted(alone, SUGGESTIONS));
      Follower follower = new Follower(application::catchUp);
      application.startRuns(follower);
      texts.clear();
      switched(application, items, alone, texts);
      follower.close();
    }
    bare(texts);
  }

  private void switched(Application application, int items, double alone, Queue<String> texts)
      throws InterruptedException {
    Limits limits = new Limits(threads, 0, null, null);
    Instant start = clock.instant();
    Status run =
        plan(
            application,
            new Order(
                new Kind.Enrich("bge-small", Set.of()),
                Selection.ALL,
                limits,
                false,
                false,
                null,
                "measure"));
    double beside = p95(application);
    boolean stillRunning = find(application, run).run().state() == State.RUNNING;
    say(
        "suggestions during the run: p95 %.0f ms, %.2f times (run still at work: %s)"
            .formatted(beside, beside / alone, stillRunning));
    Instant free = clock.instant();
    long before = find(application, run).tally().finished();
    int textsBefore = texts.size();
    double cpuBefore = cpu();
    await(application, run, State.AWAITING_APPROVAL);
    long rest = find(application, run).tally().finished() - before;
    int embedded = texts.size() - textsBefore;
    say(
        "run alone: %d texts, %.1f texts/s, %.1f texts for each second of processor time"
            .formatted(embedded, embedded / seconds(free), embedded / (cpu() - cpuBefore)));
    say("run: %d items in %.1f s".formatted(items, seconds(start)));
    say(
        "run without suggestions beside it: %d items in %.1f s, %.2f items/s"
            .formatted(rest, seconds(free), rest / seconds(free)));
    double perItem = texts.size() / (double) items;
    say("texts embedded: %d, %.1f an item".formatted(texts.size(), perItem));
    say(
        "differences: %s"
            .formatted(
                application.runs().differences().groups(run.run().id()).stream()
                    .map(g ->
                        g.imprint()
                            + " "
                            + g.kind()
                            + " "
                            + g.vocabulary()
                            + " "
                            + g.what()
                            + " "
                            + g.count())
                    .toList()));
    long answered =
        Answering.during(
            application,
            draft(0),
            () -> {
              act(application, run, new Action.Approve(new Approval.Whole()), State.APPLIED);
              say("approved: applied, index of %d items".formatted(application.itemIndex().size()));
              act(application, run, new Action.RollBack(), State.ROLLED_BACK);
            });
    say("suggestions answered meanwhile: %d, none failed".formatted(answered));
  }

  private void act(Application application, Status run, Action action, State until) {
    Instant start = clock.instant();
    application.runs().act(run.run().id(), action);
    await(application, run, until);
    say("%s: %.1f s".formatted(until, seconds(start)));
  }

  private static Status find(Application application, Status run) {
    return application.runs().find(run.run().id()).orElseThrow();
  }

  private static void await(Application application, Status run, State until) {
    State now = State.RUNNING;
    while (now != until) {
      Status status = find(application, run);
      now = status.run().state();
      if (now == State.FAILED || now == State.REFUSED || status.waiting() != null) {
        throw new IllegalStateException(now + " " + status.run().reason() + status.waiting());
      }
      nap();
    }
  }

  private static void nap() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The same texts with nothing around them.
  private void bare(Queue<String> texts) throws Exception {
    try (Embedder embedder = OnnxModels.open("bge-small");
        ForkJoinPool pool = new ForkJoinPool(threads)) {
      List<String> all = List.copyOf(texts);
      all.subList(0, Math.min(20, all.size())).forEach(t -> embedder.embed(t, Role.PASSAGE));
      Instant start = clock.instant();
      double cpuBefore = cpu();
      pool.submit(() -> all.parallelStream().forEach(t -> embedder.embed(t, Role.PASSAGE))).get();
      say(
          "bare loop: %d texts in %.1f s, %.1f texts/s, %.1f texts for each second of processor time"
              .formatted(
                  all.size(),
                  seconds(start),
                  all.size() / seconds(start),
                  all.size() / (cpu() - cpuBefore)));
    }
  }

  /// Seconds of processor time that this process had.
  private static double cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private Status plan(Application application, Order order) {
    return ((RunDesk.Answer.Done) application.runs().plan(order, true)).status();
  }

  private double p95(Application application) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < SUGGESTIONS; i++) {
      Draft draft = draft(drafts++);
      Instant start = clock.instant();
      try (Lane.Visit _ = application.lane().enter()) {
        application.desk().suggest(draft);
      }
      millis.add(1_000 * seconds(start));
      nap();
    }
    return millis.stream().sorted().toList().get((int) (SUGGESTIONS * 0.95) - 1);
  }

  /// A draft of about 800 words that nobody asked for before.
  private static Draft draft(int number) {
    StringBuilder text = new StringBuilder();
    java.util.Random random = new java.util.Random(number);
    List<String> words =
        List.of("market", "harbour", "minister", "novel", "winter", "energy", "match", "school");
    for (int i = 0; i < 100; i++) {
      text.append("The ")
          .append(words.get(random.nextInt(words.size())))
          .append(" of today and the ")
          .append(words.get(random.nextInt(words.size())))
          .append(i % 8 == 7 ? ".\n\n" : ". ");
    }
    return new Draft(
        new ImprintId("bbc"),
        null,
        null,
        null,
        ContentType.NEWS,
        "en",
        "Draft " + number + " " + random.nextInt(),
        text.toString().strip());
  }

  private double seconds(Instant start) {
    return Duration.between(start, clock.instant()).toNanos() / 1e9;
  }

  /// Asks for suggestions for as long as something is done.
  private static final class Answering {
    static long during(Application application, Draft draft, Runnable work)
        throws InterruptedException {
      long[] answered = new long[1];
      java.util.concurrent.atomic.AtomicBoolean over =
          new java.util.concurrent.atomic.AtomicBoolean();
      Queue<RuntimeException> failed = new ConcurrentLinkedQueue<>();
      Thread asking =
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  try {
                    application.desk().suggest(draft);
                    answered[0]++;
                  } catch (RuntimeException e) {
                    failed.add(e);
                  }
                }
              });
      work.run();
      over.set(true);
      asking.join();
      if (!failed.isEmpty()) {
        throw new IllegalStateException(failed.size() + " suggestions failed", failed.peek());
      }
      return answered[0];
    }
  }
}
