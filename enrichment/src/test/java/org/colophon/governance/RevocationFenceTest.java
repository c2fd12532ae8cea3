package org.colophon.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RevocationFenceTest {
  private final RevocationFence fence = new RevocationFence();

  private static Thread blocked(Runnable work) throws InterruptedException {
    Thread thread = Thread.ofPlatform().daemon().start(work);
    while (thread.getState() != Thread.State.WAITING) {
      assertTrue(thread.isAlive(), "it did not wait");
      Thread.sleep(1);
    }
    return thread;
  }

  @Test
  void aWriteIsNotAcknowledgedWhileAnAnswerIsOnItsWay() throws InterruptedException {
    AtomicReference<Thread> writer = new AtomicReference<>();
    AtomicBoolean acknowledged = new AtomicBoolean();
    fence.pass(() -> {
      try {
        writer.set(
            blocked(() -> {
              fence.settle();
              acknowledged.set(true);
            }));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertFalse(acknowledged.get());
      return true;
    });
    writer.get().join();
    assertTrue(acknowledged.get());
  }

  @Test
  void aRevocationIsMadeAtOnceAndAcknowledgedWhenAnswersAreOut() throws InterruptedException {
    AtomicReference<Thread> revoker = new AtomicReference<>();
    AtomicBoolean made = new AtomicBoolean();
    fence.pass(() -> {
      try {
        revoker.set(
            blocked(() ->
                fence.revoke(() -> {
                  made.set(true);
                })));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertTrue(made.get());
      assertEquals(0, fence.epoch());
      return true;
    });
    revoker.get().join();
    assertEquals(1, fence.epoch());
  }

  @Test
  void aChangeThatFailedCountsAsOne() {
    assertThrows(
        IllegalStateException.class,
        () ->
            fence.revoke(() -> {
              throw new IllegalStateException("half of it is done");
            }));
    assertEquals(1, fence.epoch());
  }

  @Test
  void anAnswerMayAskAgainWhileAWriterWaits() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    AtomicReference<Thread> writer = new AtomicReference<>();
    assertTrue(
        fence.pass(() -> {
          try {
            writer.set(blocked(fence::settle));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return fence.pass(() -> {
            inside.countDown();
            return true;
          });
        }));
    assertTrue(inside.await(0, TimeUnit.SECONDS));
    writer.get().join();
  }

  @Test
  void anAnswerCannotRevoke() {
    assertThrows(
        IllegalStateException.class,
        () ->
            fence.pass(() -> {
              fence.settle();
              return true;
            }));
    assertThrows(
        IllegalStateException.class,
        () ->
            fence.pass(() -> {
              fence.revoke(() -> {});
              return true;
            }));
    assertEquals(0, fence.epoch());
  }

  @Test
  void saysWhetherItWasLetOut() {
    assertTrue(fence.pass(() -> true));
    assertFalse(fence.pass(() -> false));
  }

  @Test
  void othersGoOutAgainWhenARevocationIsOver() throws InterruptedException {
    fence.revoke(() -> {});
    fence.settle();
    AtomicBoolean out = new AtomicBoolean();
    Thread other =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                fence.pass(() -> {
                  out.set(true);
                  return true;
                }));
    other.join(Duration.ofSeconds(20));
    assertTrue(out.get());
  }
}
