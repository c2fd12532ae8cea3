package org.colophon.governance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.governance.Life.Step;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GatePropertiesTest;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.junit.jupiter.api.Test;

/// What was once decided, decided again from the log; what was deleted stays deleted.
class HistoryPropertiesTest {
  private static final Context READER = Context.recommend("DE");

  private record Decided(ItemId item, long seq, Instant at, String verdict) {}

  /// Property 8: the current tables are the fold of the log, and each decision is made again from
  /// as much of it as there was.
  @Test
  void everyDecisionIsMadeAgainFromTheLog() {
    int[] decided = new int[1];
    Sequences.checkOne(
        4,
        (steps, random) -> {
          SettableClock clock = new SettableClock(Shelf.START);
          MemoryCatalog catalog = new MemoryCatalog(clock);
          Life life = new Life(catalog, clock);
          List<Decided> decisions = new ArrayList<>();
          for (Step step : steps) {
            life.live(step);
            ItemId id = GatePropertiesTest.oneOf(RandomLife.ITEMS, random);
            decisions.add(
                new Decided(
                    id, catalog.records().size(), life.now(), verdict(catalog, id, life.now())));
          }
          decided[0] += decisions.size();
          for (Decided d : decisions) {
            List<LogRecord> log = catalog.records().subList(0, (int) d.seq());
            String again = verdict(holding(MemoryCatalog.fold(log)), d.item(), d.at());
            if (!again.equals(d.verdict())) {
              return d + " but again " + again;
            }
          }
          return null;
        });
    assertTrue(decided[0] > 0);
  }

  private static String verdict(Catalog catalog, ItemId id, Instant at) {
    Gate gate = new Gate(catalog, () -> GatePropertiesTest.POLICIES, () -> at);
    try (GateSession session = gate.openAt(READER, at)) {
      return switch (session.decide(id)) {
        case Verdict.Pass pass ->
            ReferenceGate.of(pass) + " " + pass.cleared().terms() + pass.reasons();
        case Verdict other -> other.toString();
      };
    }
  }

  /// A catalogue that only shows one view.
  private static Catalog holding(CatalogView view) {
    return (Catalog)
        Proxy.newProxyInstance(
            Catalog.class.getClassLoader(),
            new Class<?>[] {Catalog.class},
            (self, method, arguments) -> {
              if (method.getName().equals("view")) {
                return view;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /// Property 11.
  @Test
  void nothingOlderBringsADeletedItemBack() {
    Sequences.check((steps, random) -> {
      Life life = Life.of(steps);
      ItemId id = GatePropertiesTest.oneOf(RandomLife.ITEMS, random);
      OrderKey gone = new OrderKey(0, 10);
      life.live(new Step.Say(new Submission.Deletion(id, RandomLife.FEED, gone, life.now())));
      for (int i = 0; i < 6; i++) {
        life.live(new Step.Wait(Duration.ofDays(random.nextInt(500))));
        for (Step late : new RandomLife(random).steps()) {
          if (late instanceof Step.Say(Submission.WholeItem whole)) {
            life.live(new Step.Say(whole));
          }
        }
        Verdict verdict = GatePropertiesTest.decide(life, READER, id, life.now());
        if (verdict instanceof Verdict.Pass) {
          return id + " came back";
        }
      }
      return null;
    });
  }

  /// And what is newer does.
  @Test
  void somethingNewerBringsADeletedItemBack() {
    Shelf shelf = Shelf.withBook();
    Submission.WholeItem book =
        new Submission.WholeItem(shelf.book(), new OrderKey(1, 0), Shelf.START, List.of());
    shelf.catalog.record(
        new Submission.Deletion(
            Shelf.BOOK,
            shelf.book().identity().source(),
            new OrderKey(0, Long.MAX_VALUE),
            Shelf.START));
    assertTrue(shelf.blocks().contains(ReasonCode.TOMBSTONED));
    shelf.catalog.record(book);
    assertTrue(shelf.blocks().isEmpty());
  }
}
