package org.colophon.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.catalog.Hold;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.ShippedPolicies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Headers against acknowledgements, each stamped by a recorder that counts: no header is written
/// between the acknowledgement of a hold and the request to lift it.
class RevokeVersusReleaseTest {
  private static final int READERS = 3;
  private static final int ROUNDS = 2_000;

  private final AtomicLong stamps = new AtomicLong();
  private final RevocationFence fence = new RevocationFence();
  private final Shelf shelf = Shelf.withBook();
  private final MemoryCatalog catalog = new MemoryCatalog(shelf.clock(), fence::settle);
  private final Gate gate = new Gate(catalog, ShippedPolicies::read, shelf.clock(), fence);
  private final ConcurrentLinkedQueue<Long> headers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private void serve() {
    while (!over.get()) {
      try (GateSession session = gate.open(Context.desk("DE", null))) {
        if (session.decide(Shelf.BOOK) instanceof Verdict.Pass(Cleared cleared, var reasons)) {
          Thread.onSpinWait(); // rendering
          gate.release(
              session.sight(),
              List.of(cleared),
              now -> {
                Thread.onSpinWait(); // the ledger
                headers.add(stamps.incrementAndGet());
              });
        }
      }
    }
  }

  /// From the acknowledgement of a hold until somebody wants to lift it.
  private record Held(long from, long until) {}

  private Held holdAndLift() {
    Hold.Scope scope = new Hold.Scope.Items(Set.of(Shelf.BOOK));
    catalog.place(new Hold("h", scope, "injunction", "legal", Shelf.START, null));
    long acknowledged = stamps.incrementAndGet();
    Thread.onSpinWait();
    long lifting = stamps.incrementAndGet();
    catalog.lift("h");
    return new Held(acknowledged, lifting);
  }

  @Test
  @Timeout(120)
  void noHeaderIsWrittenAfterTheAcknowledgement() throws InterruptedException {
    shelf.copyTo(catalog);
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(Thread.ofPlatform().start(this::serve));
    }
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < ROUNDS || headers.size() < 100; i++) {
      held.add(holdAndLift());
      Thread.onSpinWait();
    }
    over.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertTrue(headers.size() >= 100);
    List<Held> broken =
        held.stream()
            .filter(h -> headers.stream().anyMatch(at -> at > h.from() && at < h.until()))
            .toList();
    assertEquals(List.of(), broken);
  }
}
