package org.colophon.service.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.colophon.service.jobs.Pulse;
import org.colophon.service.jobs.RunDesk;
import org.colophon.service.jobs.RunDesk.Figures;
import org.colophon.service.jobs.State;
import org.colophon.service.jobs.Tally;

/// How runs get on, as meters: all of one scrape are of the same moment.
final class RunMetrics {
  private static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  private static final Map<String, ToLongFunction<Tally>> ITEMS =
      Map.of(
          "pending", Tally::pending,
          "made", Tally::made,
          "unchanged", Tally::unchanged,
          "outdated", Tally::outdated,
          "set_aside", Tally::setAside,
          "applied", Tally::applied);

  private static final Map<String, ToLongFunction<Pulse.Beat>> OUTCOMES =
      Map.of(
          "made", Pulse.Beat::made,
          "unchanged", Pulse.Beat::unchanged,
          "outdated", Pulse.Beat::outdated,
          "failed", Pulse.Beat::failed);

  private final RunDesk desk;
  private final MeterRegistry registry;
  private volatile Figures seen;

  RunMetrics(RunDesk desk, MeterRegistry registry) {
    this.desk = desk;
    this.registry = registry;
    this.seen = new Figures(Map.of(), null, new Pulse.Beat(0, 0, 0, 0, 0), false);
    for (State state : State.values()) {
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

  private void items(String name, ToDoubleFunction<Tally> of) {
    Gauge.builder(
            "colophon.run.items",
            this,
            seen -> {
              Tally tally = seen.seen.inHand();
              return of.applyAsDouble(tally == null ? NONE : tally);
            })
        .description("Items of the run that is worked on; those pending are its queue.")
        .tag("state", name)
        .register(registry);
  }

  private void outcomes(String name, ToLongFunction<Pulse.Beat> of) {
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
