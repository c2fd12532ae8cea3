package org.colophon.service.runs;

import static org.colophon.service.runs.RunsMeasure.CLOCK;
import static org.colophon.service.runs.RunsMeasure.act;
import static org.colophon.service.runs.RunsMeasure.await;
import static org.colophon.service.runs.RunsMeasure.find;
import static org.colophon.service.runs.RunsMeasure.nap;
import static org.colophon.service.runs.RunsMeasure.plan;
import static org.colophon.service.runs.RunsMeasure.processor;
import static org.colophon.service.runs.RunsMeasure.say;
import static org.colophon.service.runs.RunsMeasure.seconds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReentrantLock;
import org.colophon.models.Embedder;
import org.colophon.models.Role;
import org.colophon.models.bilingual.Embedders;
import org.colophon.service.app.Application;
import org.colophon.service.app.CatchUpThread;
import org.colophon.service.app.TextModelSource;
import org.colophon.service.config.Config;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;

/// Real input enriched with MiniLM, then switched to bge-small by a run and back. While the run
/// goes on it is stopped and let go in rounds: in each, suggestions are asked for with and without
/// it, and the texts that it embedded while nobody asked are embedded again by a bare loop. The
/// first round warms up and is not counted.
final class RealRun {
  private static final int SUGGESTIONS = 20;

  private final Path data;
  private final int threads;
  private final int rounds;
  private final Duration window;
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();
  private final List<Double> beside = new ArrayList<>();
  private final List<Double> alone = new ArrayList<>();
  private final Pace run = new Pace();
  private final Pace bare = new Pace();
  private final ReentrantLock atWork = new ReentrantLock();

  /// @param window how long a run has the machine for itself in each round
  RealRun(Path data, int threads, int rounds, Duration window) {
    this.data = data;
    this.threads = threads;
    this.rounds = rounds;
    this.window = window;
  }

  /// Texts that were embedded, and what that took.
  private static final class Pace {
    private long texts;
    private double seconds;
    private double processor;

    private void add(long many, double bySeconds, double byProcessor) {
      texts += many;
      seconds += bySeconds;
      processor += byProcessor;
    }

    private double bySeconds() {
      return texts / seconds;
    }

    private double byProcessor() {
      return texts / processor;
    }
  }

  void play(int articles, int blurbs) throws Exception {
    Path directory = Files.createTempDirectory("colophon-real");
    TextModelSource models = new Recording(TextModelSource.of(directory), texts);
    try (Application application =
        Application.open(
            Config.usual(directory),
            new Application.Models(models, "minilm"),
            CLOCK,
            stores -> {})) {
      enriched(application, articles, blurbs);
      Asking asking = new Asking(application);
      asking.millis(2 * SUGGESTIONS); // warms up
      try (CatchUpThread _ = new CatchUpThread(application::catchUp);
          CatchUpThread worker = new CatchUpThread(() -> work(application))) {
        switched(application, asking, worker);
      }
    }
  }

  private void work(Application application) {
    atWork.lock();
    try {
      application.workOnRuns();
    } finally {
      atWork.unlock();
    }
  }

  private void enriched(Application application, int articles, int blurbs) throws IOException {
    Instant start = CLOCK.instant();
    int items = new RealInput(data, CLOCK).fill(application, articles, blurbs);
    say("%d items imported in %.1f s".formatted(items, seconds(start)));
    start = CLOCK.instant();
    application.catchUp();
    say("minilm: %d items read and indexed in %.1f s".formatted(items, seconds(start)));
  }

  private void switched(Application application, Asking asking, CatchUpThread worker)
      throws Exception {
    texts.clear();
    RunLimits limits = new RunLimits(threads, 0, null, null);
    RunKind kind = new RunKind.Enrich("bge-small", Set.of());
    Instant start = CLOCK.instant();
    Status status =
        plan(
            application,
            new RunOrder(kind, RunSelection.ALL, limits, false, false, null, "measure"));
    rounds(application, asking, worker, status);
    Readers readers = new Readers(application);
    try (readers) {
      await(application, status, RunState.AWAITING_APPROVAL);
      say("run: %d items in %.1f s".formatted(status.tally().all(), seconds(start)));
      say(find(application, status).tally().toString());
      differences(application, status);
      act(application, status, new Action.Approve(new Approval.Whole()), RunState.APPLIED);
      say(
          application.models().embedder().model().name()
              + " in use, index of "
              + application.itemIndex().size());
      nap(10_000);
      act(application, status, new Action.RollBack(), RunState.ROLLED_BACK);
      say(
          application.models().embedder().model().name()
              + " in use, index of "
              + application.itemIndex().size());
    }
    say(readers.told());
  }

  private void rounds(Application application, Asking asking, CatchUpThread worker, Status status)
      throws Exception {
    try (Embedder embedder = Embedders.open("bge-small");
        ForkJoinPool pool = new ForkJoinPool(threads)) {
      for (int round = 0; round < rounds && isOn(application, status); round++) {
        List<Double> with = asking.millis(SUGGESTIONS);
        if (!isOn(application, status)) {
          return;
        }
        List<String> embedded = window(application, status, round > 0);
        bare(pool, embedder, embedded, round > 0);
        List<Double> without = asking.millis(SUGGESTIONS);
        if (round > 0) {
          beside.addAll(with);
          alone.addAll(without);
          told();
        }
        application.runs().act(status.run().id(), new Action.Resume(), "kim");
        worker.signal();
      }
    }
  }

  private static boolean isOn(Application application, Status status) {
    return find(application, status).run().state() == RunState.RUNNING;
  }

  /// Lets the run have the machine for itself, then stops it; returns what it embedded.
  private List<String> window(Application application, Status status, boolean counted) {
    texts.clear();
    Instant start = CLOCK.instant();
    double processor = processor();
    Instant due = start.plus(window);
    while (CLOCK.instant().isBefore(due) && isOn(application, status)) {
      nap(100);
    }
    application.runs().act(status.run().id(), new Action.Pause(), "kim");
    work(application); // returns when the worker has kept the batch in hand
    List<String> embedded = List.copyOf(texts);
    if (counted) {
      run.add(embedded.size(), seconds(start), processor() - processor);
    }
    return embedded;
  }

  /// The same texts with nothing around them.
  private void bare(ForkJoinPool pool, Embedder embedder, List<String> all, boolean counted)
      throws InterruptedException, ExecutionException {
    Instant start = CLOCK.instant();
    double processor = processor();
    pool.submit(() -> all.parallelStream().forEach(t -> embedder.embed(t, Role.PASSAGE))).get();
    if (counted) {
      bare.add(all.size(), seconds(start), processor() - processor);
    }
  }

  private void told() {
    double with = Asking.percentile(beside, 0.95);
    double without = Asking.percentile(alone, 0.95);
    say(
        "suggestions, %d each: p50 %.0f ms with, %.0f without; p95 %.0f ms with, %.0f without: %.2f times"
            .formatted(
                beside.size(),
                Asking.percentile(beside, 0.5),
                Asking.percentile(alone, 0.5),
                with,
                without,
                with / without));
    say(
        "pace, %d texts: run %.1f texts/s, bare %.1f: %.2f; for each second of processor time run %.1f, bare %.1f: %.2f"
            .formatted(
                run.texts,
                run.bySeconds(),
                bare.bySeconds(),
                run.bySeconds() / bare.bySeconds(),
                run.byProcessor(),
                bare.byProcessor(),
                run.byProcessor() / bare.byProcessor()));
  }

  private static void differences(Application application, Status status) {
    application.runs().differences().groups(status.run().id()).stream()
        .map(g ->
            "%s %s %s %s: %d of %d items"
                .formatted(g.imprint(), g.kind(), g.vocabulary(), g.what(), g.count(), g.items()))
        .forEach(RunsMeasure::say);
  }
}
