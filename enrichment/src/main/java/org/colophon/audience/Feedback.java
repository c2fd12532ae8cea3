package org.colophon.audience;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// What became of an item of an answer: kept for later learning, without who saw it.
///
/// @param response the answer's `response_id`
public record Feedback(String response, ItemId item, Kind kind, Instant at) {
  /// What became of it.
  public enum Kind {
    SHOWN,
    CLICKED
  }
}
