package org.colophon.catalog.log;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.Reference;
import org.jspecify.annotations.Nullable;

/// The system of record: an append-only log with the current projection beside it. Thread-safe; one
/// writer at a time.
public interface Catalog {
  /// Records what a source states, in one transaction.
  default Recorded record(Submission submission) {
    return recordAll(List.of(submission)).getFirst();
  }

  /// Records many, each as if alone, in one transaction where the store can; results in the order
  /// given.
  List<Recorded> recordAll(List<Submission> submissions);

  /// Records what came in, in one transaction, and assigns the order keys that it lacks.
  default Recorded record(Arrival arrival) {
    return recordArrivals(List.of(arrival)).getFirst();
  }

  /// Records many that came in, each as if alone, in one transaction where the store can; results
  /// in the order given.
  List<Recorded> recordArrivals(List<Arrival> arrivals);

  /// Adds or replaces reference records; equal ones change nothing.
  void put(Reference reference);

  /// Marks a complete delivery of a source at the present instant: every fact and item version that
  /// it had stated is confirmed by it, in one write.
  ///
  /// @throws IllegalArgumentException when the source is unknown
  default void confirmDelivery(SourceId source) {
    confirmDelivery(source, null);
  }

  /// Marks a complete delivery that reaches up to an instant: what the source had stated is
  /// confirmed as of then, not as of now.
  ///
  /// @param upTo the source's watermark; null, or one that lies ahead, stands for the present
  /// @throws IllegalArgumentException when the source is unknown
  void confirmDelivery(SourceId source, @Nullable Instant upTo);

  /// Places a hold. When this returns, no view opened later clears anything in its scope.
  void place(Hold hold);

  /// Ends a hold now; an unknown one is ignored.
  void lift(String holdId);

  /// Lets something pass for a while that a policy asks for; replaces one of the same id.
  void allow(Allowance allowance);

  /// Takes an exemption or override back; an unknown one is ignored. When this returns, no view
  /// opened later clears anything by it. An override that had begun is kept as ended.
  void disallow(String allowanceId);

  /// A consistent view of this instant's state; close it soon.
  CatalogView view();

  /// Entries with a sequence number above `after`, in order, at most `limit`: what an index
  /// replays. One entry per write, however many items it touched.
  List<LogEntry> log(long after, int limit);

  /// One write, as seen by those who follow the catalogue.
  sealed interface LogEntry {
    long seq();

    /// A source stated something.
    ///
    /// @param items those whose data, facts or clocks moved; empty when all of it was older than
    ///   what was known
    record Stated(long seq, List<ItemId> items) implements LogEntry {
      public Stated {
        items = List.copyOf(items);
      }
    }

    /// A source delivered completely: the clocks of everything that it stated moved.
    record Delivered(long seq, SourceId source) implements LogEntry {}

    /// A reference record, a hold or an allowance changed: any item's verdict may have.
    record ContextChange(long seq) implements LogEntry {}
  }
}
