package org.colophon.governance;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/// The barrier between revocations and answers. A request that arrives after a revocation was
/// acknowledged never receives what was revoked. Nor does any answer whose header is written after
/// that.
///
/// An answer goes out on the shared side ([#pass]), where it is compared with what came since it
/// was judged. A revocation is written first and then waits for the exclusive side once ([#settle],
/// or [#revoke] for what the catalogue's log does not show): an answer that was on its way is out
/// by then, and every later one sees what was written. Waiting after the write and not during it
/// keeps readers from standing still while a disk is synced. Thread-safe.
///
/// Do not revoke while holding a lock that an answer may need on its way out, such as the one of a
/// database that the ledger is written to.
public final class RevocationFence {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final AtomicLong epoch = new AtomicLong();

  /// How many revocations there were that the catalogue's log does not show.
  public long epoch() {
    return epoch.get();
  }

  /// Runs a change that may forbid what was allowed and that the catalogue's log does not show,
  /// such as another policy. When this returns it may be acknowledged. A change that fails counts
  /// as one, since it may have done half of its work.
  ///
  /// @throws IllegalStateException when this thread is letting an answer out
  public void revoke(Runnable change) {
    refuseWithin();
    try {
      change.run();
    } finally {
      exclusively(epoch::incrementAndGet);
    }
  }

  /// Waits until every answer is out that was compared before now. What was committed to the
  /// catalogue's log may be acknowledged when this returns.
  ///
  /// @throws IllegalStateException when this thread is letting an answer out
  public void settle() {
    refuseWithin();
    exclusively(() -> {});
  }

  private void exclusively(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void refuseWithin() {
    if (isHeld()) {
      throw new IllegalStateException(
          "an answer that goes out cannot revoke; it would wait for itself");
    }
  }

  /// Whether this thread is within [#pass], so that no revocation can be acknowledged.
  public boolean isHeld() {
    return lock.getReadHoldCount() > 0;
  }

  /// Lets an answer out, or not, while no revocation can be acknowledged. May be nested.
  ///
  /// @param exit compares, writes the header and returns true; or returns false and writes nothing
  public boolean pass(BooleanSupplier exit) {
    lock.readLock().lock();
    try {
      return exit.getAsBoolean();
    } finally {
      lock.readLock().unlock();
    }
  }
}
