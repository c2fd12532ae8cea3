package org.colophon.service.runs;

import static org.colophon.service.runs.RunsMeasure.CLOCK;
import static org.colophon.service.runs.RunsMeasure.ENRICH;
import static org.colophon.service.runs.RunsMeasure.find;
import static org.colophon.service.runs.RunsMeasure.plan;
import static org.colophon.service.runs.RunsMeasure.processor;
import static org.colophon.service.runs.RunsMeasure.say;
import static org.colophon.service.runs.RunsMeasure.seconds;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.colophon.catalog.ItemVersion;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.colophon.service.store.Database;

/// Runs over 100,000 items with models that only compare words.
final class ManyItems {
  private static final int ITEMS = Integer.getInteger("colophon.items", 100_000);

  private ManyItems() {}

  /// A second run over a catalogue in which nothing changed.
  static void unchanged() throws IOException {
    try (Application application = filled()) {
      for (int i = 0; i < 3; i++) {
        Instant start = CLOCK.instant();
        Status status = plan(application, RunOrder.of(ENRICH, RunSelection.ALL, "measure"));
        application.workOnRuns();
        status = find(application, status);
        say(
            "unchanged: %d items, %d to do, %s, %.2f s"
                .formatted(
                    status.run().selected(),
                    status.tally().all(),
                    status.run().state(),
                    seconds(start)));
      }
    }
  }

  /// Everything made again, approved and taken back.
  static void approval() throws IOException {
    try (Application application = filled()) {
      Instant start = CLOCK.instant();
      Status status = plan(application, Room.again(ENRICH, RunSelection.ALL));
      application.workOnRuns();
      say(
          "made: %d items in %.1f s, %s"
              .formatted(ITEMS, seconds(start), find(application, status).run().state()));
      act(application, status, new Action.Approve(new Approval.Whole()), RunState.APPLIED);
      act(application, status, new Action.RollBack(), RunState.ROLLED_BACK);
    }
  }

  private static void act(Application application, Status status, Action action, RunState then) {
    application.runs().act(status.run().id(), action, "kim");
    Instant start = CLOCK.instant();
    double processor = processor();
    OtherWriter other = OtherWriter.on(application.stores().database());
    application.workOnRuns();
    List<Long> waits = other.end();
    Status now = find(application, status);
    if (now.run().state() != then) {
      throw new IllegalStateException(now.toString());
    }
    say(
        ("%s: %d items in %.2f s, %.2f s of processor time; %d writes beside it waited %d ms at the"
                + " median, %d ms at p99 and %d ms at most")
            .formatted(
                then,
                ITEMS,
                seconds(start),
                processor() - processor,
                waits.size(),
                waits.get(waits.size() / 2),
                waits.get(waits.size() * 99 / 100),
                waits.getLast()));
    application
        .stores()
        .database()
        .holds()
        .all()
        .forEach((work, hold) ->
            say(
                "  writer held by %s: %d times, %d ms together, %d ms at most"
                    .formatted(
                        work, hold.count(), hold.total().toMillis(), hold.longest().toMillis())));
  }

  /// Somebody else who writes again and again, and notes how long each write took.
  private record OtherWriter(Thread thread, List<Long> waits) {
    static OtherWriter on(Database database) {
      List<Long> waits = new ArrayList<>();
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  long start = System.nanoTime();
                  database.change(
                      session -> session.update("UPDATE experience_change SET last = last"));
                  waits.add((System.nanoTime() - start) / 1_000_000);
                  LockSupport.parkNanos(5_000_000);
                }
              });
      return new OtherWriter(thread, waits);
    }

    /// In milliseconds, sorted.
    List<Long> end() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return waits.stream().sorted().toList();
    }
  }

  private static Application filled() throws IOException {
    Application application =
        Application.open(
            Config.usual(Files.createTempDirectory("colophon-many")),
            new Application.Models(new WordModels(0), "one"),
            CLOCK,
            stores -> {});
    Shelves.surround(application.stores().catalog(), application.stores().audiences());
    Shelves.fill(application.stores().catalog(), ITEMS, 5);
    accept(application);
    return application;
  }

  /// Accepts an enrichment of the present fingerprint for every item, without making one.
  private static void accept(Application application) {
    String fingerprint =
        application
            .runs()
            .fingerprint(RunOrder.of(ENRICH, RunSelection.ALL, "measure"))
            .orElseThrow();
    String digest = new WordModels(0).id("one").digest();
    List<ItemVersion> versions = new ArrayList<>();
    try (var view = application.stores().catalog().view()) {
      view.items().forEach(id -> versions.add(view.item(id).orElseThrow()));
    }
    application
        .stores()
        .database()
        .together(
            () -> versions.forEach(version -> put(application, version, digest, fingerprint)));
  }

  private static void put(
      Application application, ItemVersion version, String digest, String fingerprint) {
    Stored stored =
        new Stored("de", version.hashes().text(), digest, List.of(), List.of(), fingerprint);
    application.stores().enrichments().put(version.item().id(), stored);
  }
}
