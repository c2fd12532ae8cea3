package org.colophon.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/// The database of a data directory, owned by this process while open: one connection writes,
/// others read beside it (write-ahead log). Thread-safe; closing twice is harmless.
///
/// Commits are synced to the disk (`synchronous=FULL`): a hold that was acknowledged must still
/// stand after a power cut.
public final class Database implements AutoCloseable {
  /// The database's file in the data directory.
  public static final String FILE = "colophon.db";

  private static final int IDLE_READERS = 8;
  private static final int BUSY_MILLIS = 5_000;
  private static final int MOST_PROBLEMS = 20;

  private final Path file;
  private final OwnerLock owner;
  private final Session writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final Queue<SharedWrite<?>> waiting = new ConcurrentLinkedQueue<>();
  private final List<Runnable> committed = new ArrayList<>();
  private final WriterHolds holds = new WriterHolds();
  private final Deque<Session> idle = new ArrayDeque<>();
  private final List<Runnable> closing = new ArrayList<>();
  private boolean closed;

  private Database(Path file, OwnerLock owner, Session writer) {
    this.file = file;
    this.owner = owner;
    this.writer = writer;
  }

  /// Opens the database of a directory, made and migrated where needed.
  ///
  /// @throws StoreException when another process owns the directory, when a newer version wrote it,
  ///   or when it cannot be written
  public static Database open(Path directory) {
    OwnerLock owner = OwnerLock.claim(directory);
    try {
      Path file = directory.resolve(FILE);
      createOwnerOnly(file);
      Session writer = connect(file);
      try {
        Migrations.run(writer);
      } catch (StoreException e) {
        writer.close();
        throw e;
      }
      return new Database(file, owner, writer);
    } catch (StoreException e) {
      owner.close();
      throw e;
    }
  }

  /// SQLite gives the files beside it the same permissions.
  private static void createOwnerOnly(Path file) {
    try {
      if (Files.exists(file)) {
        OwnerOnly.restrict(file);
      } else {
        OwnerOnly.create(file);
      }
    } catch (IOException e) {
      throw new StoreException("'" + file + "' cannot be made: give this user the right to", e);
    }
  }

  private static Session connect(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setCacheSize(-32_000); // KiB
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true"); // what is deleted is overwritten
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      return new Session(connection);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  /// Runs writes of several stores in one transaction: all of them are kept, or none when `writes`
  /// throws. Reads within see what was committed before.
  public void together(Runnable writes) {
    change(_ -> writes.run());
  }

  /// Runs `work` in one write transaction; when it throws, nothing of it is kept. Within another
  /// write of the same thread it is part of that one. The [WorkEntry] of this thread is written
  /// beside it.
  public <T> T write(Function<Session, T> work) {
    return write(work, () -> {});
  }

  /// Like [#write(Function)], and runs `afterCommit` when the outermost write of this thread is
  /// committed and others may write again, before that write returns.
  public <T> T write(Function<Session, T> work, Runnable afterCommit) {
    writing.lock();
    List<Runnable> due = List.of();
    try {
      requireOpen();
      committed.add(afterCommit);
      if (writing.getHoldCount() > 1) {
        return work.apply(writer);
      }
      WorkEntry entry = WorkEntry.current();
      T result = transact(entry.work(), entry.beside(work));
      entry.committed();
      due = List.copyOf(committed);
      return result;
    } finally {
      if (writing.getHoldCount() == 1) {
        committed.clear();
      }
      writing.unlock();
      due.forEach(Runnable::run);
    }
  }

  private <T> T transact(String name, Function<Session, T> work) {
    long start = System.nanoTime();
    writer.update("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T result = work.apply(writer);
      writer.update("COMMIT");
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack();
      }
      holds.add(name, System.nanoTime() - start);
    }
  }

  /// How long the writer was held, and by what.
  public WriterHolds holds() {
    return holds;
  }

  /// Runs `work` in a write transaction that it shares with the writes of other threads that wait
  /// at the same time: the disk is synced once for all of them, and each returns after that. When
  /// `work` throws, nothing of its own is kept and the others are.
  ///
  /// @param work runs on any of the threads: it must not need a lock that the caller holds
  /// @param afterCommit runs on this thread before it returns, when others may write again
  public <T> T share(Function<Session, T> work, Runnable afterCommit) {
    if (writing.isHeldByCurrentThread()) {
      return write(work, afterCommit);
    }
    WorkEntry entry = WorkEntry.current();
    SharedWrite<T> mine = new SharedWrite<>(entry.beside(work));
    waiting.add(mine);
    List<Runnable> due = List.of();
    writing.lock();
    try {
      if (!mine.settled()) {
        due = commitWaiting(entry.work());
      }
    } finally {
      writing.unlock();
    }
    due.forEach(Runnable::run);
    T result = mine.outcome();
    entry.committed();
    afterCommit.run();
    return result;
  }

  /// Returns what is due after the commit.
  private List<Runnable> commitWaiting(String work) {
    List<SharedWrite<?>> group = new ArrayList<>();
    for (SharedWrite<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
    }
    try {
      requireOpen();
      String name = group.size() == 1 ? work : "(several writes that share a commit)";
      transact(
          name,
          session -> {
            group.forEach(part -> part.run(session, group.size() == 1));
            return true;
          });
      group.forEach(SharedWrite::committed);
      return List.copyOf(committed);
    } catch (RuntimeException | Error e) {
      group.forEach(part -> part.failed(e));
      return List.of();
    } finally {
      committed.clear();
    }
  }

  /// Brings everything into the database's file and empties the log beside it, so that what was
  /// deleted is on the disk no more; returns false when somebody still reads an older state.
  ///
  /// @param patience how long readers are waited for; nobody writes meanwhile
  public boolean truncateLog(Duration patience) {
    writing.lock();
    long start = System.nanoTime();
    try {
      requireOpen();
      writer.execute("PRAGMA busy_timeout = " + patience.toMillis());
      return writer.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1)).orElse(1) == 0;
    } finally {
      writer.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
      holds.add("(the log beside the database emptied)", System.nanoTime() - start);
      writing.unlock();
    }
  }

  /// Like [#write], for work that has no result.
  public void change(Consumer<Session> work) {
    write(session -> {
      work.accept(session);
      return true;
    });
  }

  /// What SQLite finds wrong in the file, by page and index; empty when it is sound. Reads all of
  /// it.
  public List<String> problems() {
    return read(Database::problems);
  }

  static List<String> problems(Session session) {
    List<String> found = new ArrayList<>();
    try {
      session.list(
          "PRAGMA integrity_check(" + MOST_PROBLEMS + ")", row -> found.add(row.getString(1)));
    } catch (StoreException e) {
      found.add("the rest cannot be read: " + e.getMessage());
    }
    return found.equals(List.of("ok")) ? List.of() : found;
  }

  private void rollBack() {
    try {
      writer.update("ROLLBACK");
    } catch (StoreException _) {
      // after some faults, a full disk for one, SQLite has rolled back already
    }
  }

  /// Runs `work` on one snapshot.
  public <T> T read(Function<Session, T> work) {
    Session session = openSnapshot();
    try {
      return work.apply(session);
    } finally {
      closeSnapshot(session);
    }
  }

  /// A session in a read transaction; its snapshot is that of its first query. Hand it back with
  /// [#closeSnapshot].
  public Session openSnapshot() {
    Session session = takeIdle();
    session.update("BEGIN DEFERRED");
    return session;
  }

  public void closeSnapshot(Session session) {
    session.update("ROLLBACK");
    synchronized (idle) {
      if (!closed && idle.size() < IDLE_READERS) {
        idle.push(session);
        return;
      }
    }
    session.close();
  }

  private Session takeIdle() {
    synchronized (idle) {
      requireOpen();
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return connect(file);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the database is closed");
    }
  }

  /// Runs `last` before this is closed, for writes that were put off.
  public void beforeClose(Runnable last) {
    synchronized (idle) {
      closing.add(last);
    }
  }

  @Override
  public void close() {
    List<Runnable> due;
    synchronized (idle) {
      due = List.copyOf(closing);
      closing.clear();
    }
    try {
      due.forEach(Runnable::run);
    } finally {
      closeSessions();
    }
  }

  private void closeSessions() {
    writing.lock();
    try {
      synchronized (idle) {
        if (closed) {
          return;
        }
        closed = true;
        idle.forEach(Session::close);
        idle.clear();
      }
      writer.close();
      owner.close();
    } finally {
      writing.unlock();
    }
  }
}
