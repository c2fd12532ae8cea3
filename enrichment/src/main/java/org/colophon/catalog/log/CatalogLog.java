package org.colophon.catalog.log;

import java.util.List;

/// The complete log of a catalogue.
public interface CatalogLog {
  /// Records with a sequence number above `after`, in order, at most `limit`.
  List<LogRecord> records(long after, int limit);
}
