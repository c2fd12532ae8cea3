package org.colophon.service.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.colophon.service.config.Config;
import picocli.CommandLine.Model.CommandSpec;

/// Serves a data directory, and leaves it in good order when the process is ended.
final class Serving {
  private Serving() {}

  /// @param once ends as soon as it answers
  static int until(CommandSpec spec, Config config, Supplier<RunningService> start, boolean once)
      throws IOException {
    return switch (Instance.at(config.data())) {
      case Instance.Free _ -> {
        serve(start, config, spec.commandLine().getOut(), once);
        yield Exit.OK;
      }
      case Instance.Served(var address, _) -> {
        spec.commandLine()
            .getErr()
            .println("colophon: a service runs on " + config.data() + " already, at " + address);
        yield Exit.TAKEN;
      }
    };
  }

  private static void serve(
      Supplier<RunningService> start, Config config, PrintWriter out, boolean once)
      throws IOException {
    CountDownLatch ended = new CountDownLatch(once ? 0 : 1);
    CountDownLatch left = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(ended, left)));
    try (RunningService service = start.get()) {
      Instance.announce(config.data(), service.port(), service.operatorSecret());
      out.println("Colophon answers at http://" + config.http().host() + ":" + service.port());
      out.flush();
      await(ended);
      Instance.leave(config.data());
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
