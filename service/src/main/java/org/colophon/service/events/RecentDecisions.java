package org.colophon.service.events;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.colophon.annotation.DecisionLog.Decision;

/// The last decisions since the service started, counted from one. Thread-safe.
public final class RecentDecisions {
  private static final int MOST = 1_000;

  private final String start = Long.toHexString(new SecureRandom().nextLong());
  private final Deque<Decision> last = new ArrayDeque<>();
  private long count;

  public synchronized void add(Decision decision) {
    last.addLast(decision);
    count++;
    if (last.size() > MOST) {
      last.removeFirst();
    }
  }

  /// The name of this start of the service: counts of another one mean nothing here.
  String start() {
    return start;
  }

  synchronized long count() {
    return count;
  }

  /// Whether all decisions after a count are still here.
  synchronized boolean reachesBackTo(long before) {
    return before <= count && count - before <= last.size();
  }

  /// The decisions after a count and up to another one, the oldest first.
  synchronized List<Decision> after(long before, long until) {
    List<Decision> all = new ArrayList<>(last);
    int end = Math.max(0, all.size() - Math.toIntExact(count - until));
    int start = Math.max(0, all.size() - Math.toIntExact(count - before));
    return all.subList(Math.min(start, end), end);
  }
}
