package org.colophon.service.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.colophon.service.app.Application;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;

/// Measures runs, by hand: `tools/measure runs WHAT`, where WHAT is
///
/// - `unchanged`: a run over 100,000 items, of which none changed
/// - `approval`: how long 100,000 results take to be applied and taken back
/// - `real [ARTICLES [BLURBS [THREADS [ROUNDS [SECONDS]]]]]`: a switch of the embedding model on
///   real input while the service answers, suggestions with and without a run, and the run's pace
///   against the bare embedding loop on the same texts, in rounds by turns
final class RunsMeasure {
  static final RunKind ENRICH = new RunKind.Enrich(null, Set.of());
  static final InstantSource CLOCK = InstantSource.system();

  private RunsMeasure() {}

  public static void main(String[] arguments) throws Exception {
    String what = arguments.length == 0 ? "all" : arguments[0];
    if (what.equals("unchanged") || what.equals("all")) {
      ManyItems.unchanged();
    }
    if (what.equals("approval") || what.equals("all")) {
      ManyItems.approval();
    }
    if (what.equals("real") || what.equals("all")) {
      Path data = Path.of(System.getProperty("colophon.root"), "..", "shared", "data");
      int threads = number(arguments, 3, Runtime.getRuntime().availableProcessors());
      Duration window = Duration.ofSeconds(number(arguments, 5, 10));
      new RealRun(data, threads, number(arguments, 4, 11), window)
          .play(number(arguments, 1, 2_225), number(arguments, 2, 1_039));
    }
  }

  private static int number(String[] arguments, int at, int absent) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : absent;
  }

  static void say(String what) {
    System.out.println(CLOCK.instant().toString().substring(11, 19) + " " + what);
    System.out.flush();
  }

  static double seconds(Instant start) {
    return Duration.between(start, CLOCK.instant()).toNanos() / 1e9;
  }

  /// Seconds of processor time that this process had.
  static double processor() {
    return ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  static Status plan(Application application, RunOrder order) {
    return ((RunService.Answer.Done) application.runs().plan(order, true)).status();
  }

  static Status find(Application application, Status run) {
    return application.runs().find(run.run().id()).orElseThrow();
  }

  /// Does something with a run that is worked on beside this thread, and says how long it took.
  static void act(Application application, Status run, Action action, RunState until) {
    Instant start = CLOCK.instant();
    application.runs().act(run.run().id(), action, "kim");
    await(application, run, until);
    say("%s: %.1f s".formatted(until, seconds(start)));
  }

  static void await(Application application, Status run, RunState until) {
    RunState now = RunState.RUNNING;
    while (now != until) {
      Status status = find(application, run);
      now = status.run().state();
      if (now == RunState.FAILED || now == RunState.REFUSED || status.waiting() != null) {
        throw new IllegalStateException(now + " " + status.run().reason() + status.waiting());
      }
      nap(100);
    }
  }

  static void nap(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
