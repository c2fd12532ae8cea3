package org.colophon.service.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;

/// A reader of the differences in runs' results. Thread-safe.
public interface RunDifferences {
  /// A number of changes of one sort in one imprint.
  ///
  /// @param vocabulary empty where the values are of none
  /// @param examples at most three
  record Group(
      ImprintId imprint,
      String kind,
      String vocabulary,
      ResultChange.What what,
      long count,
      long items,
      List<Example> examples) {
    public Group {
      examples = List.copyOf(examples);
    }
  }

  /// One change with its item.
  record Example(ItemId item, ResultChange change) {}

  /// An item that was given up.
  record SetAside(ItemId item, int tries, String error) {}

  /// The number of items that were finished in one minute.
  record Minute(Instant start, long items) {}

  /// An item and how long it took.
  record Slow(ItemId item, Duration took) {}

  /// Errors that begin with the same words.
  record Errors(String kind, long count) {}

  /// All changes, grouped.
  List<Group> groups(RunId id);

  /// The changes of one item.
  List<ResultChange> of(RunId id, ItemId item);

  /// By id, those after `after`.
  List<SetAside> setAside(RunId id, String after, int limit);

  /// In order of time.
  List<Minute> throughput(RunId id);

  /// Slowest first.
  List<Slow> slowest(RunId id, int limit);

  /// The most frequent first.
  List<Errors> errors(RunId id);
}
