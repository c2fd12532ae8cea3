package org.colophon.service.store;

import java.util.function.Consumer;
import java.util.function.Function;

/// The log entry of a piece of work, such as a request: the first transaction in which the work
/// changes something writes the entry too. So no change is kept without it, and none of it when the
/// entry cannot be written.
///
/// Each thread has at most one at a time; a write that another thread commits takes its own along.
public final class WorkEntry {
  private static final ScopedValue<WorkEntry> CURRENT = ScopedValue.newInstance();

  private final String work;
  private final Consumer<Session> writer;
  private volatile boolean written;
  private volatile boolean committed;

  /// @param work the name of the work
  /// @param writer writes the entry in a transaction; called again when that was taken back
  public WorkEntry(String work, Consumer<Session> writer) {
    this.work = work;
    this.writer = writer;
  }

  /// Something that is done and may fail.
  @FunctionalInterface
  public interface Work<X extends Exception> {
    void run() throws X;
  }

  /// Does the work on this thread, with this entry for its changes.
  public <X extends Exception> void during(Work<X> doing) throws X {
    ScopedValue.where(CURRENT, this)
        .call(() -> {
          doing.run();
          return true;
        });
  }

  /// Whether a transaction with this entry was committed.
  public boolean isCommitted() {
    return committed;
  }

  /// The work of this thread; that of threads that belong to no request has no entry.
  static WorkEntry current() {
    return CURRENT.isBound() ? CURRENT.get() : none(Thread.currentThread().getName());
  }

  private static WorkEntry none(String thread) {
    WorkEntry none = new WorkEntry(thread.replaceAll("[-#]?\\d+$", ""), _ -> {});
    none.committed = true;
    return none;
  }

  /// The name of the work.
  String work() {
    return work;
  }

  /// A write with the entry beside it, where it is the first that changes something.
  <T> Function<Session, T> beside(Function<Session, T> write) {
    if (committed) {
      return write;
    }
    return session -> {
      written = false;
      long before = session.changes();
      T result = write.apply(session);
      if (session.changes() > before) {
        writer.accept(session);
        written = true;
      }
      return result;
    };
  }

  /// Told after the commit of a write.
  void committed() {
    committed |= written;
  }
}
