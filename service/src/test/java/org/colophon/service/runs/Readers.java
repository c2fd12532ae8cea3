package org.colophon.service.runs;

import static org.colophon.service.runs.RunsMeasure.CLOCK;
import static org.colophon.service.runs.RunsMeasure.nap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.Suggestions;
import org.colophon.governance.Context;
import org.colophon.recommend.Recommendations;
import org.colophon.service.app.Application;
import org.colophon.service.http.PriorityGate;

/// People who ask for as long as this is open: readers for what is related to an item of which
/// another was just held, editors for suggestions for a stored item. An answer is stale when it
/// shows what was held before it was asked for, or is of another text than the item's.
final class Readers implements AutoCloseable {
  private static final long THINKING_MILLIS = 300;

  private final Application application;
  private final List<ItemId> items;
  private final Random random = new Random(7);
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<RuntimeException> failures = new ArrayList<>();
  private final Thread thread;
  private long answers;
  private long shown;
  private long stale;

  Readers(Application application) {
    this.application = application;
    try (CatalogView view = application.stores().catalog().view()) {
      this.items = view.items().toList();
    }
    this.thread = Thread.ofPlatform().name("readers").start(this::ask);
  }

  private void ask() {
    for (int i = 0; !over.get(); i++) {
      try (PriorityGate.Visit _ = application.lane().enter()) {
        if (i % 2 == 0) {
          related("measure-" + i);
        } else {
          suggested(any());
        }
        answers++;
      } catch (RuntimeException e) {
        failures.add(e);
      }
      nap(THINKING_MILLIS);
    }
  }

  private ItemId any() {
    return items.get(random.nextInt(items.size()));
  }

  /// Holds what would be shown first, and asks again.
  private void related(String hold) {
    ItemId item = any();
    Context readers = Context.recommend("DE");
    Recommendations before = application.recommender().related(item, readers, 5);
    if (before.cleared().isEmpty()) {
      return;
    }
    ItemId held = before.cleared().getFirst().id();
    application
        .stores()
        .catalog()
        .place(
            new Hold(
                hold, new Hold.Scope.Items(Set.of(held)), "measured", "me", CLOCK.instant(), null));
    Recommendations after = application.recommender().related(item, readers, 5);
    application.stores().catalog().lift(hold);
    shown += after.cleared().size();
    stale += after.cleared().stream().filter(cleared -> cleared.id().equals(held)).count();
  }

  private void suggested(ItemId item) {
    Suggestions suggestions = application.desk().suggestFor(item).orElseThrow();
    try (CatalogView view = application.stores().catalog().view()) {
      boolean present =
          view.item(item).orElseThrow().hashes().text().equals(suggestions.textHash());
      stale += present ? 0 : 1;
    }
  }

  /// What came of it; call it when this is closed.
  String told() {
    return "%d answers meanwhile, %d failed, %d stale (%d items shown beside held ones)%s"
        .formatted(
            answers,
            failures.size(),
            stale,
            shown,
            failures.isEmpty() ? "" : ": " + failures.getFirst());
  }

  @Override
  public void close() {
    over.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
