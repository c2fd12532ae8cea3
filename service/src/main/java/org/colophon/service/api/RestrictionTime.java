package org.colophon.service.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A point in time until which something is kept back, such as the end of an embargo. One that
/// cannot be read is kept as text, and restricts without an end: refusing it would leave visible
/// what its source wants kept back.
public sealed interface RestrictionTime {
  /// A point in time.
  record Time(SourceTime time) implements RestrictionTime {}

  /// A text that is not a point in time.
  record Unreadable(String text) implements RestrictionTime {}

  /// Reads what a source wrote.
  ///
  /// @param now what relative times refer to; null where they are not read
  static RestrictionTime read(String text, @Nullable Instant now) {
    try {
      return new Time(SourceTime.read(text, now));
    } catch (ApiException _) {
      return new Unreadable(text);
    }
  }

  /// As JSON writes it.
  default String text() {
    return switch (this) {
      case Time(SourceTime time) -> time.text();
      case Unreadable(String text) -> text;
    };
  }
}
