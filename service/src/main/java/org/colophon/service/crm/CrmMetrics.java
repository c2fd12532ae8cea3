package org.colophon.service.crm;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToLongFunction;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.CrmStore;
import org.colophon.crm.CrmStore.Status;
import org.colophon.service.api.EnumNames;
import org.colophon.service.http.MeterSource;

/// The meters of the exchange with the CRM. They name no person.
public final class CrmMetrics implements MeterSource {
  private final CrmService service;
  private final InstantSource clock;
  private volatile Status seen = new Status(0, 0, 0, 0, null, null);

  public CrmMetrics(CrmService service, InstantSource clock) {
    this.service = service;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    persons(registry, "pending", Status::pending);
    persons(registry, "deletion", Status::deletions);
    persons(registry, "refused", Status::refused);
    persons(registry, "unseen", Status::unseen);
    Gauge.builder("colophon.crm.sync.age.seconds", this, CrmMetrics::age)
        .description("Seconds since the last exchange with the CRM ended; -1 before the first.")
        .register(registry);
    Gauge.builder("colophon.crm.sync.failed", this, CrmMetrics::failed)
        .description("1 when the last exchange with the CRM ended early.")
        .register(registry);
    for (Count count : Count.values()) {
      Gauge.builder("colophon.crm.sync.contacts", this, of -> of.counted(count))
          .description("Contacts of the last exchange with the CRM, by what was done.")
          .tag("count", EnumNames.of(count))
          .register(registry);
    }
  }

  private void persons(MeterRegistry registry, String state, ToLongFunction<Status> of) {
    Gauge.builder("colophon.crm.drift", this, metrics -> of.applyAsLong(metrics.seen))
        .description("Persons in whom Colophon and the CRM differ, by the reason.")
        .tag("state", state)
        .register(registry);
  }

  private double age() {
    CrmStore.Run last = seen.last();
    return last == null ? -1 : Duration.between(last.ended(), clock.instant()).toMillis() / 1_000.0;
  }

  private double failed() {
    CrmStore.Run last = seen.last();
    return last == null || last.problem().isEmpty() ? 0 : 1;
  }

  private double counted(Count count) {
    CrmStore.Run last = seen.last();
    return last == null ? 0 : last.report().get(count);
  }

  @Override
  public void refresh() {
    seen = service.status();
  }
}
