package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// Serves a data directory, and leaves it in good order when the process is ended.
final class Serving {
  private Serving() {}

  /// @param once ends as soon as it answers
  static int until(
      CommandSpec spec, ServiceOptions options, Supplier<RunningService> start, boolean once)
      throws IOException {
    options.http(); // refuses before anything is opened
    options.generation.endpoint(options.showing().territories().getFirst());
    return switch (Instance.at(options.data)) {
      case Instance.Free _ -> {
        serve(start, options, spec.commandLine().getOut(), once);
        yield Exit.OK;
      }
      case Instance.Served(var address, _) -> {
        spec.commandLine()
            .getErr()
            .println("colophon: a service runs on " + options.data + " already, at " + address);
        yield Exit.TAKEN;
      }
    };
  }

  private static void serve(
      Supplier<RunningService> start, ServiceOptions options, PrintWriter out, boolean once)
      throws IOException {
    CountDownLatch ended = new CountDownLatch(once ? 0 : 1);
    CountDownLatch left = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(ended, left)));
    try (RunningService service = start.get()) {
      Instance.announce(options.data, service.port(), service.operatorSecret());
      out.println("Colophon answers at http://" + options.host + ":" + service.port());
      out.flush();
      await(ended);
      Instance.leave(options.data);
    } finally {
      left.countDown();
    }
  }

  /// Runs in the shutdown hook: lets the serving thread close everything first.
  private static void end(CountDownLatch ended, CountDownLatch left) {
    ended.countDown();
    await(left);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
