package org.colophon.service.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A write that shares its transaction, and so the sync of the disk, with those of other threads.
/// What goes wrong in it takes back its own part only. Used under the lock of the writer.
final class SharedWrite<T> {
  private final Function<Session, T> work;
  private @Nullable T result;
  private @Nullable Throwable fault;
  private boolean settled;

  SharedWrite(Function<Session, T> work) {
    this.work = work;
  }

  /// Whether its transaction was committed or taken back.
  boolean settled() {
    return settled;
  }

  /// Does the work within the running transaction.
  ///
  /// @param alone whether nobody else shares it, so that a fault may take back all of it
  void run(Session session, boolean alone) {
    if (alone) {
      result = work.apply(session);
      return;
    }
    session.update("SAVEPOINT part");
    try {
      result = work.apply(session);
    } catch (RuntimeException e) {
      takeBack(session, e);
      fault = e;
    }
    session.update("RELEASE part");
  }

  /// After some faults, a full disk for one, SQLite has taken back everything: then nobody's part
  /// is kept.
  private static void takeBack(Session session, RuntimeException cause) {
    try {
      session.update("ROLLBACK TO part");
    } catch (StoreException e) {
      cause.addSuppressed(e);
      throw cause;
    }
  }

  /// Its transaction was committed.
  void committed() {
    settled = true;
  }

  /// Its transaction was taken back.
  void failed(Throwable cause) {
    fault = cause;
    settled = true;
  }

  /// The result, or the fault thrown.
  T outcome() {
    if (fault instanceof RuntimeException e) {
      throw e;
    }
    if (fault instanceof Error e) {
      throw e;
    }
    T made = result;
    if (made == null) {
      throw new IllegalStateException("a write has a result");
    }
    return made;
  }
}
