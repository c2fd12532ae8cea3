package org.colophon.audience;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// An event on an item of an answer, such as shown or clicked. Kept for later training, without the
/// person.
///
/// @param response the answer's `response_id`
public record Feedback(String response, ItemId item, Kind kind, Instant at) {
  /// The kind of feedback.
  public enum Kind {
    SHOWN,
    CLICKED
  }
}
