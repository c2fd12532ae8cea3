package org.colophon.service.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.colophon.service.jobs.RunActivity;
import org.colophon.service.jobs.RunCounts;
import org.colophon.service.jobs.RunService;
import org.colophon.service.jobs.RunService.Figures;
import org.colophon.service.jobs.RunState;

/// How runs get on, as meters: all of one scrape are of the same moment.
final class RunMetrics {
  private static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);

  private static final Map<String, ToLongFunction<RunCounts>> ITEMS =
      Map.of(
          "pending", RunCounts::pending,
          "made", RunCounts::made,
          "unchanged", RunCounts::unchanged,
          "outdated", RunCounts::outdated,
          "set_aside", RunCounts::setAside,
          "applied", RunCounts::applied);

  private static final Map<String, ToLongFunction<RunActivity.Beat>> OUTCOMES =
      Map.of(
          "made", RunActivity.Beat::made,
          "unchanged", RunActivity.Beat::unchanged,
          "outdated", RunActivity.Beat::outdated,
          "failed", RunActivity.Beat::failed);

  private final RunService desk;
  private final MeterRegistry registry;
  private volatile Figures seen;

  RunMetrics(RunService desk, MeterRegistry registry) {
    this.desk = desk;
    this.registry = registry;
    this.seen = new Figures(Map.of(), null, new RunActivity.Beat(0, 0, 0, 0, 0), false);
    for (RunState state : RunState.values()) {
      Gauge.builder("colophon.runs", this, of -> of.seen.states().getOrDefault(state, 0L))
          .description("Runs that stand so.")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    ITEMS.forEach((name, of) -> items(name, tally -> of.applyAsLong(tally)));
    OUTCOMES.forEach((name, of) -> outcomes(name, of));
    gauge(
        "colophon.run.items.per.second",
        "Items of runs that were worked on in the last minute, divided by its seconds.",
        figures -> figures.pulse().perSecond());
    gauge(
        "colophon.run.stuck",
        "1 while something such as a full disk keeps runs from going on.",
        figures -> figures.stuck() ? 1 : 0);
  }

  private void items(String name, ToDoubleFunction<RunCounts> of) {
    Gauge.builder(
            "colophon.run.items",
            this,
            seen -> {
              RunCounts tally = seen.seen.inHand();
              return of.applyAsDouble(tally == null ? NONE : tally);
            })
        .description("Items of the run that is worked on; those pending are its queue.")
        .tag("state", name)
        .register(registry);
  }

  private void outcomes(String name, ToLongFunction<RunActivity.Beat> of) {
    FunctionCounter.builder(
            "colophon.run.items.done", this, seen -> of.applyAsLong(seen.seen.pulse()))
        .description("What became of items' turns in runs since the service started.")
        .tag("outcome", name)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<Figures> of) {
    Gauge.builder(name, this, seen -> of.applyAsDouble(seen.seen))
        .description(description)
        .register(registry);
  }

  /// Looks how runs stand now.
  void look() {
    seen = desk.figures();
  }
}
