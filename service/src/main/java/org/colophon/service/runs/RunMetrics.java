package org.colophon.service.runs;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.colophon.service.api.EnumNames;
import org.colophon.service.http.MeterSource;
import org.colophon.service.runs.RunService.Figures;

/// The meters of runs.
public final class RunMetrics implements MeterSource {
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

  private final RunService service;
  private volatile Figures seen =
      new Figures(Map.of(), null, new RunActivity.Beat(0, 0, 0, 0, 0), false);

  public RunMetrics(RunService service) {
    this.service = service;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (RunState state : RunState.values()) {
      Gauge.builder("colophon.runs", this, of -> of.seen.states().getOrDefault(state, 0L))
          .description("Runs in this state.")
          .tag("state", EnumNames.of(state))
          .register(registry);
    }
    ITEMS.forEach((name, of) -> items(registry, name, of::applyAsLong));
    OUTCOMES.forEach((name, of) -> outcomes(registry, name, of));
    gauge(
        registry,
        "colophon.run.items.per.second",
        "Items of runs that were worked on in the last minute, divided by its seconds.",
        figures -> figures.pulse().perSecond());
    gauge(
        registry,
        "colophon.run.stuck",
        "1 while something such as a full disk keeps runs from going on.",
        figures -> figures.stuck() ? 1 : 0);
  }

  private void items(MeterRegistry registry, String name, ToDoubleFunction<RunCounts> of) {
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

  private void outcomes(MeterRegistry registry, String name, ToLongFunction<RunActivity.Beat> of) {
    FunctionCounter.builder(
            "colophon.run.items.done", this, seen -> of.applyAsLong(seen.seen.pulse()))
        .description("What became of items' turns in runs since the service started.")
        .tag("outcome", name)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Figures> of) {
    Gauge.builder(name, this, seen -> of.applyAsDouble(seen.seen))
        .description(description)
        .register(registry);
  }

  @Override
  public void refresh() {
    seen = service.figures();
  }
}
