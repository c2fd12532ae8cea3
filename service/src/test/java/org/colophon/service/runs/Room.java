package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.app.Application;
import org.colophon.service.config.Config;
import org.colophon.service.runs.RunService.Action;
import org.colophon.service.runs.RunService.Status;
import org.colophon.service.testing.WrongClock;

/// The real application over a small catalogue, its models only comparing words, where runs are
/// worked off by the thread that asks for them.
final class Room implements AutoCloseable {
  static final RunKind ENRICH = new RunKind.Enrich(null, Set.of());
  static final RunKind SWITCH = new RunKind.Enrich("two", Set.of());

  final SettableClock clock = new SettableClock(Shelves.NOW);

  /// By how much the machine's clock is wrong.
  Duration wrong = Duration.ZERO;

  private final Path directory;
  private final int items;
  private Application application;

  private Room(Path directory, int items) {
    this.directory = directory;
    this.items = items;
    this.application = open();
  }

  /// One with so many items, all enriched.
  static Room filled(Path directory, int items) {
    Room room = new Room(directory, items);
    Shelves.surround(room.catalog(), room.application.stores().audiences());
    Shelves.fill(room.catalog(), items, 1);
    room.application.catchUp();
    return room;
  }

  private Application open() {
    return Application.open(
        Config.usual(directory),
        new Application.Models(new WordModels(0), "one"),
        new WrongClock(clock, Shelves.NOW, () -> wrong),
        stores -> {});
  }

  void restart() {
    application.close();
    application = open();
    application.catchUp();
  }

  Application application() {
    return application;
  }

  Catalog catalog() {
    return application.stores().catalog();
  }

  Status find(RunId id) {
    return application.runs().find(id).orElseThrow();
  }

  /// Plans a run and starts it; nothing is worked on yet.
  RunId plan(RunOrder order) {
    return assertInstanceOf(RunService.Answer.Done.class, application.runs().plan(order, true))
        .status()
        .run()
        .id();
  }

  /// The run after everything was done that can be done without people.
  Status run(RunOrder order) {
    RunId id = plan(order);
    application.workOnRuns();
    return find(id);
  }

  Status act(Status status, Action action) {
    RunService.Answer answer =
        application.runs().act(status.run().id(), action, "kim").orElseThrow();
    assertInstanceOf(RunService.Answer.Done.class, answer);
    application.workOnRuns();
    application.catchUp();
    return find(status.run().id());
  }

  /// The items that a run is planned for.
  Set<String> chosen(RunOrder order) {
    RunService.Answer answer = application.runs().plan(order, false);
    Status planned = assertInstanceOf(RunService.Answer.Done.class, answer).status();
    return application.stores().runs().sample(planned.run().id(), 10 * items).stream()
        .map(RunTask::item)
        .map(ItemId::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Map<ItemId, Stored> accepted() {
    Map<ItemId, Stored> all = new HashMap<>();
    for (int i = 0; i < items; i++) {
      ItemId id = Shelves.id(i);
      application.stores().enrichments().find(id).ifPresent(stored -> all.put(id, stored));
    }
    return all;
  }

  Stored accepted(ItemId item) {
    return application.stores().enrichments().find(item).orElseThrow();
  }

  static RunOrder order(RunKind kind) {
    return RunOrder.of(kind, RunSelection.ALL, "kim");
  }

  static RunOrder again(RunKind kind, RunSelection selection) {
    return limited(kind, selection, RunLimits.usual());
  }

  static RunOrder limited(RunKind kind, RunSelection selection, RunLimits limits) {
    return new RunOrder(kind, selection, limits, false, true, null, "kim");
  }

  /// What a result says of one kind.
  static Set<String> values(List<Annotation> annotations, Annotation.Kind kind) {
    return annotations.stream()
        .filter(annotation -> annotation.kind() == kind)
        .map(Annotation::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> subjects(Stored stored) {
    return values(stored.annotations(), Annotation.Kind.SUBJECT);
  }

  @Override
  public void close() {
    application.close();
  }
}
