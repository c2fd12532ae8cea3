package org.colophon.service.experiences;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.colophon.experience.ArmSums;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.colophon.service.store.StoreException;

/// Counts that are not written yet. They are written together once a second, when they are read and
/// before the database is closed, so that no visitor waits for a disk because of a count.
/// Thread-safe.
final class PendingCounts {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final CountRows rows;
  private final Object writing = new Object();
  private Map<Key, ArmSums> waiting = new HashMap<>();
  private boolean scheduled;

  /// The row that a count belongs to.
  record Key(String experience, long design, Arm arm, int variant, LocalDate day) {}

  /// The place where counts are added up.
  @FunctionalInterface
  interface CountRows {
    void add(Session session, Map<Key, ArmSums> counts);
  }

  PendingCounts(Database database, CountRows rows) {
    this.database = database;
    this.rows = rows;
    database.beforeClose(this::write);
  }

  synchronized void add(Count count, LocalDate day) {
    Key key = new Key(count.experience(), count.design(), count.arm(), count.variant(), day);
    waiting.merge(key, count.sums(), ArmSums::plus);
    if (!scheduled) {
      scheduled = true;
      Thread.ofVirtual().name("experience-counts").start(this::writeLater);
    }
  }

  private void writeLater() {
    try {
      Thread.sleep(PAUSE);
      write();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StoreException | IllegalStateException _) {
      // they wait for the next count, the next reading or the end, which says what is wrong
    }
  }

  /// Writes what waits; it goes on waiting when it cannot be written.
  void write() {
    synchronized (writing) {
      Map<Key, ArmSums> taken = take();
      boolean written = taken.isEmpty();
      try {
        if (!written) {
          database.share(
              session -> {
                rows.add(session, taken);
                return true;
              },
              () -> {});
          written = true;
        }
      } finally {
        if (!written) {
          giveBack(taken);
        }
      }
    }
  }

  private synchronized Map<Key, ArmSums> take() {
    Map<Key, ArmSums> taken = waiting;
    scheduled = false;
    waiting = new HashMap<>();
    return taken;
  }

  private synchronized void giveBack(Map<Key, ArmSums> taken) {
    taken.forEach((key, sums) -> waiting.merge(key, sums, ArmSums::plus));
  }
}
