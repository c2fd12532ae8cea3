package org.colophon.eval.publishers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A folder with an invented publisher: its records, items and segments, to be imported, and
/// labelled drafts that are asked about.
///
/// @param name the folder's name
/// @param segments segment → whether it comes with example items
/// @param writtenAt the day after the last date of an item; ask as of then, or items fall due for
///   checks that nobody made
public record LabelledPublisher(
    String name, Map<String, Boolean> segments, List<LabelledDraft> drafts, Instant writtenAt) {
  public LabelledPublisher {
    segments = Map.copyOf(segments);
    drafts = List.copyOf(drafts);
  }

  /// Reads and checks a folder with `items.jsonl`, `segments.jsonl` and `drafts.jsonl`.
  ///
  /// @throws org.colophon.eval.sets.BrokenFileException when a file is missing or broken, or names
  ///   a segment or an item that the folder does not have
  public static LabelledPublisher read(Path folder) {
    return new PublisherFiles(folder).read();
  }
}
