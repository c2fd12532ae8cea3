package org.colophon.service.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.colophon.catalog.DeliveryCalendar;
import org.colophon.catalog.DeskRecord;
import org.colophon.catalog.Imprint;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.LogRecord;
import org.colophon.catalog.Reference;
import org.colophon.catalog.Source;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.desk.Decisions;
import org.colophon.desk.Desk;
import org.colophon.desk.Directory;
import org.colophon.desk.Queue;
import org.colophon.governance.Gate;
import org.colophon.governance.PolicyBook;
import org.colophon.governance.ShippedPolicies;
import org.colophon.recommend.Recommender;
import org.colophon.service.http.Backend;
import org.colophon.service.http.Backend.DemoFeed;
import org.colophon.service.http.HttpServer;
import org.colophon.service.imports.RememberedAudiences;
import org.colophon.service.testing.Records.MemoryChanges;
import org.colophon.service.testing.Records.MemoryDecisions;
import org.colophon.service.testing.Records.MemoryTargetings;
import org.colophon.service.web.Pages;
import org.jspecify.annotations.Nullable;

/// The real server on a free port, over stores in memory. Its clock stands until it is moved.
public final class TestService implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final MemoryCatalog catalog = new MemoryCatalog(clock);
  private final RememberedAudiences audiences = new RememberedAudiences();
  private final MemoryDecisions decisions = new MemoryDecisions();
  private final MemoryTargetings targetings = new MemoryTargetings();
  private final AtomicInteger writes = new AtomicInteger();
  private final List<String> missing = new ArrayList<>();
  private @Nullable DemoFeed demo;
  private @Nullable HttpServer server;

  /// Starts it.
  ///
  /// @param port 0: any free one
  /// @param demo the demo's feed; null outside the demo
  public TestService start(int port, @Nullable DemoFeed demo) {
    this.demo = demo;
    server = HttpServer.start(HttpServer.Settings.local(port), backend(), Pages.routes());
    return this;
  }

  /// Everything that the routes call.
  public Backend backend() {
    PolicyBook policies = ShippedPolicies.read();
    WordModels models = new WordModels(catalog, audiences, targetings);
    Gate gate = new Gate(catalog, () -> policies, clock);
    MemoryChanges changes = new MemoryChanges(clock);
    Desk desk = new Desk(new Desk.Models(models, models, decisions), models, gate, catalog, clock);
    Decisions.Records records =
        new Decisions.Records(decisions, targetings, changes, Runnable::run);
    return new Backend(
        new Backend.Stores(catalog, audiences, changes, directory()),
        new Backend.UseCases(
            desk,
            new Decisions(catalog, audiences, records, clock),
            new Queue(catalog, decisions),
            gate),
        new Recommender(models, gate),
        new Backend.Hooks(writes::incrementAndGet, () -> List.copyOf(missing), demo),
        clock);
  }

  /// Registers the source of items that are stored from the Desk page.
  public void addDeskSource() {
    catalog.put(
        new Reference.OfSource(
            new Source(
                new SourceId("desk"),
                "Desk",
                new ImprintId("abendbogen"),
                null,
                Set.of(),
                DeliveryCalendar.daily(ZoneId.of("Europe/Berlin")),
                NOW)));
  }

  public MemoryCatalog catalog() {
    return catalog;
  }

  public RememberedAudiences audiences() {
    return audiences;
  }

  public SettableClock clock() {
    return clock;
  }

  /// How often the service said that something changed.
  public int writes() {
    return writes.get();
  }

  /// Says what keeps the service from being ready; nothing: it is ready.
  public void setMissing(List<String> reasons) {
    missing.clear();
    missing.addAll(reasons);
  }

  /// `http://127.0.0.1:PORT`.
  public String address() {
    if (server == null) {
      throw new IllegalStateException("start it first");
    }
    return "http://127.0.0.1:" + server.port();
  }

  private Directory directory() {
    return new Directory() {
      @Override
      public List<Imprint> imprints() {
        return references()
            .mapMulti((Reference reference, java.util.function.Consumer<Imprint> out) -> {
              if (reference instanceof Reference.OfImprint(var imprint)) {
                out.accept(imprint);
              }
            })
            .sorted(Comparator.comparing(imprint -> imprint.id().value()))
            .toList();
      }

      @Override
      public List<DeskRecord> desks() {
        return references()
            .mapMulti((Reference reference, java.util.function.Consumer<DeskRecord> out) -> {
              if (reference instanceof Reference.OfDesk(var desk)) {
                out.accept(desk);
              }
            })
            .sorted(Comparator.comparing(desk -> desk.id().value()))
            .toList();
      }
    };
  }

  private Stream<Reference> references() {
    return catalog.records().stream()
        .map(LogRecord::body)
        .filter(LogRecord.Body.Referenced.class::isInstance)
        .map(body -> ((LogRecord.Body.Referenced) body).reference());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
