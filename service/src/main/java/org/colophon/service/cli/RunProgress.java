package org.colophon.service.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Follows a run until it waits for somebody or is over, with a bar for people.
final class RunProgress {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int WIDTH = 30;
  private static final Set<String> MOVING = Set.of("running", "applying", "rolling_back");

  private final RunClient door;
  private final PrintWriter err;
  private final boolean shown;

  /// @param shown whether people look on
  RunProgress(RunClient door, PrintWriter err, boolean shown) {
    this.door = door;
    this.err = err;
    this.shown = shown;
  }

  /// Returns how the run stands then.
  JsonNode follow(long id) throws IOException {
    JsonNode run = door.ask("/v1/runs/" + id, null);
    while (MOVING.contains(run.path("state").asText())) {
      show(run);
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return run;
      }
      run = door.ask("/v1/runs/" + id, null);
    }
    show(run);
    if (shown) {
      err.println();
    }
    return run;
  }

  private void show(JsonNode run) {
    if (shown) {
      err.print("\r" + line(run));
      err.flush();
    }
  }

  /// The bar: how much is done, what came of it, how long it will take.
  static String line(JsonNode run) {
    JsonNode items = run.path("items");
    long all = items.path("all").asLong();
    long done = all - items.path("pending").asLong();
    int filled = all == 0 ? WIDTH : (int) (WIDTH * done / all);
    String left =
        run.has("seconds_left") && done < all
            ? ", " + time(run.path("seconds_left").asDouble()) + " left"
            : "";
    String waiting = run.has("waiting") ? ", waits: " + run.path("waiting").asText() : "";
    return String.format(
        Locale.ROOT,
        "[%s%s] %d/%d %s, %d differ, %d set aside%s%s   ",
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        done,
        all,
        run.path("state").asText().replace('_', ' '),
        items.path("differ").asLong(),
        items.path("set_aside").asLong(),
        left,
        waiting);
  }

  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 90
        ? whole + " s"
        : whole < 5_400 ? Math.round(whole / 60.0) + " min" : Math.round(whole / 3_600.0) + " h";
  }
}
