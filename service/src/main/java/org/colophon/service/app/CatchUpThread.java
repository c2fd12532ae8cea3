package org.colophon.service.app;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings derived data up to date on a thread of its own: when something was written, and every
/// second for what the clock alone changes. Closing twice is harmless.
public final class CatchUpThread implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(CatchUpThread.class);

  private final Runnable work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final Thread thread;
  private boolean pending;
  private boolean closed;

  /// @param work brings everything up to date; cheap when there is nothing to do
  public CatchUpThread(Runnable work) {
    this.work = work;
    this.thread = Thread.ofPlatform().name("follower").daemon().start(this::follow);
  }

  /// Says that something was written; returns at once.
  public void signal() {
    lock.lock();
    try {
      pending = true;
      written.signal();
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    String fault = "";
    while (awaitWork()) {
      try {
        work.run();
        if (!fault.isEmpty()) {
          LOG.info("derived data can be brought up to date again");
        }
        fault = "";
      } catch (RuntimeException e) {
        if (!fault.equals(e.toString())) { // once, not every second
          LOG.error("derived data could not be brought up to date; it is tried again", e);
        }
        fault = e.toString();
      }
    }
  }

  private boolean awaitWork() {
    lock.lock();
    try {
      long left = TICK.toNanos();
      while (!pending && !closed && left > 0) {
        left = written.awaitNanos(left);
      }
      pending = false;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      written.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
