package org.colophon.service.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.colophon.service.http.MeterSource;
import org.colophon.service.store.WriterHolds;
import org.colophon.service.store.WriterHolds.Hold;

/// The meters of the database's only writer: by what and for how long it was held.
final class WriterMetrics implements MeterSource {
  private final WriterHolds holds;
  private final List<Runnable> refreshing = new ArrayList<>();

  WriterMetrics(WriterHolds holds) {
    this.holds = holds;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(
        registry,
        "colophon.database.writer.longest.seconds",
        "The longest time for which one transaction of this work held the writer.",
        hold -> seconds(hold.longest()));
    gauge(
        registry,
        "colophon.database.writer.seconds",
        "The time for which transactions of this work held the writer, together.",
        hold -> seconds(hold.total()));
    gauge(
        registry,
        "colophon.database.writer.transactions",
        "Transactions of this work.",
        Hold::count);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Hold> value) {
    MultiGauge gauge = MultiGauge.builder(name).description(description).register(registry);
    refreshing.add(() -> gauge.register(rows(value), true));
  }

  private List<Row<?>> rows(ToDoubleFunction<Hold> value) {
    List<Row<?>> rows = new ArrayList<>();
    holds
        .all()
        .forEach(
            (work, hold) -> rows.add(Row.of(Tags.of("work", work), value.applyAsDouble(hold))));
    return rows;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  @Override
  public void refresh() {
    refreshing.forEach(Runnable::run);
  }
}
