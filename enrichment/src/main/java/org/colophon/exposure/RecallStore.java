package org.colophon.exposure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.RecallNotice.State;
import org.colophon.exposure.RecallNotice.Why;
import org.jspecify.annotations.Nullable;

/// A store of recall notices and of the monitor's progress through the log. Thread-safe.
public interface RecallStore {
  /// How far the log was looked through; empty before the first time.
  Optional<Progress> progress();

  /// What was told of an item already, in order.
  List<Told> told(ItemId item);

  /// Keeps new notices, hands them to all who are to be told, and keeps the progress: all of it or
  /// nothing.
  void record(List<RecallNotice> notices, Progress progress);

  /// Notices numbered above `after`, in order, at most `limit`.
  List<Entry> after(long after, int limit);

  Optional<Entry> find(String id);

  /// Somebody acted upon it; the first one counts. Empty when there is no such notice.
  Optional<Entry> acknowledge(String id, String by);

  /// A webhook took it.
  void delivered(String id);

  /// The monitor's progress through the log.
  ///
  /// @param seq the last entry of the catalogue's log that was looked at
  /// @param notices how many were ever made
  /// @param policies the digest of those that were looked at; empty when it is not known
  /// @param lookedAt when
  record Progress(long seq, long notices, String policies, Instant lookedAt) {}

  /// One answer, and what its receiver was told of the item.
  record Told(String exposure, Why why) {}

  /// A notice with its number and its delivery state.
  ///
  /// @param deliveredAt null while no webhook took it
  /// @param acknowledgedAt null while nobody said that it was acted upon
  record Entry(
      long seq,
      RecallNotice notice,
      @Nullable Instant deliveredAt,
      @Nullable Instant acknowledgedAt,
      @Nullable String acknowledgedBy) {

    public State state(Instant now) {
      if (acknowledgedAt != null) {
        return State.ACKNOWLEDGED;
      }
      if (!now.isBefore(notice.expiresAt())) {
        return State.EXPIRED;
      }
      return deliveredAt == null ? State.OPEN : State.DELIVERED;
    }
  }
}
