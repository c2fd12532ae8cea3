package org.colophon.service.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A gate at which people go first: a run waits before each piece of work while somebody waits for
/// an answer. Thread-safe.
public final class PriorityGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition clear = lock.newCondition();
  private int inside;

  /// Somebody waits for an answer, until what is returned is closed.
  public Visit enter() {
    lock.lock();
    try {
      inside++;
    } finally {
      lock.unlock();
    }
    return this::leave;
  }

  private void leave() {
    lock.lock();
    try {
      inside--;
      if (inside == 0) {
        clear.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nobody waits for an answer, at most `longest`: under a load that never ends a run
  /// goes on slowly.
  public void awaitClear(Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (inside > 0 && left > 0) {
        left = clear.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// One who waits for an answer.
  public interface Visit extends AutoCloseable {
    @Override
    void close();
  }
}
