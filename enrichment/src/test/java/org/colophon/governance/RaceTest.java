package org.colophon.governance;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.Horizon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens between judging and letting out.
class RaceTest {
  private static final int ROUNDS = 50;
  private static final PolicyBook OPEN = ShippedPolicies.read();
  private static final PolicyBook CLOSED = new PolicyBook(List.of());

  private final Shelf shelf = Shelf.withBook();

  /// One answer, by the steps of a counter that everybody shares.
  private record Seen(int sent, int received) {}

  /// While nothing was allowed: from the acknowledgement to the call that allowed it again.
  private record Closed(int acknowledged, int reopening) {}

  @Test
  @Timeout(60)
  void nobodyWhoAsksAfterATighterPolicyWasAcknowledgedIsShownWhatItForbids()
      throws InterruptedException {
    AtomicReference<PolicyBook> policies = new AtomicReference<>(OPEN);
    Gate gate = new Gate(shelf.catalog, policies::get, shelf.clock());
    AtomicInteger steps = new AtomicInteger();
    AtomicInteger answers = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Queue<Seen> shown = new ConcurrentLinkedQueue<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  read(gate, steps, shown, answers);
                }
              }));
    }
    List<Closed> closed = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      gate.fence().revoke(() -> policies.set(CLOSED));
      int acknowledged = steps.incrementAndGet();
      Thread.sleep(1);
      closed.add(new Closed(acknowledged, steps.incrementAndGet()));
      policies.set(OPEN);
      int before = answers.get();
      while (answers.get() == before) {
        Thread.sleep(1);
      }
    }
    over.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertTrue(answers.get() >= ROUNDS);
    for (Seen seen : shown) {
      for (Closed one : closed) {
        assertFalse(
            one.acknowledged() < seen.sent() && seen.received() < one.reopening(),
            seen + " within " + one);
      }
    }
  }

  private static void read(
      Gate gate, AtomicInteger steps, Queue<Seen> shown, AtomicInteger answers) {
    int sent = steps.incrementAndGet();
    try (GateSession session = gate.open(Context.recommend("DE"))) {
      if (session.decide(Shelf.BOOK) instanceof Verdict.Pass(Cleared cleared, var reasons)
          && gate.release(session.sight(), List.of(cleared), now -> {})) {
        shown.add(new Seen(sent, steps.incrementAndGet()));
        answers.incrementAndGet();
      }
    }
  }

  @Test
  void twoSourcesUnderOneOrderKeyAreToldApartInEitherOrder() {
    FactKey key = new FactKey(new EntityRef.OfProduct(Shelf.HARDCOVER), FactType.PRICE, "DE");
    OrderKey order = new OrderKey(3, 3);
    List<String> seen = new ArrayList<>();
    for (List<SourceId> arrival :
        List.of(List.of(Shelf.FEED, Shelf.SHOP), List.of(Shelf.SHOP, Shelf.FEED))) {
      Shelf here = Shelf.withBook();
      for (SourceId source : arrival) {
        FactValue price = Shelf.price(source.equals(Shelf.FEED) ? "24.00" : "19.95");
        here.catalog.record(
            new Submission.Facts(
                source, List.of(new Submission.StatedFact(key, price, order, START, null, null))));
      }
      seen.add(ReferenceGate.words(here.cleared().offer().orElseThrow()).toString());
    }
    assertEquals(seen.getFirst(), seen.getLast());
    assertTrue(seen.getFirst().contains("24EUR"), seen.getFirst()); // the feed decides prices
  }

  /// A clearance that ran out while the answer was made, as an override's does.
  @Test
  void whatEndsBetweenJudgingAndTheHeaderIsHeldBack() {
    Instant end = START.plus(Duration.ofSeconds(30));
    shelf.change(item ->
        Shelf.withLifecycle(
            item, Shelf.lifecycle(org.colophon.catalog.SourceState.PUBLISHED, null, end)));
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      Cleared cleared = shelf.cleared();
      shelf.moveTo(end.minus(Horizon.EPSILON).minusNanos(1_000));
      assertTrue(shelf.gate.release(session.sight(), List.of(cleared), now -> {}));
      shelf.moveTo(end.minus(Horizon.EPSILON));
      assertFalse(shelf.gate.release(session.sight(), List.of(cleared), now -> {}));
    }
  }
}
