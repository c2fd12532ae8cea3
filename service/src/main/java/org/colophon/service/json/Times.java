package org.colophon.service.json;

import java.time.Instant;
import java.time.ZoneId;
import org.colophon.service.api.SourceTime;
import org.jspecify.annotations.Nullable;

/// The way in which a source writes points in time.
///
/// @param zone of dates without an offset; null when unknown
/// @param now what relative times refer to; null where they are not read
public record Times(@Nullable ZoneId zone, @Nullable Instant now) {
  /// Which side of an interval a point bounds; decides what a date without a zone means.
  enum Edge {
    /// From here on it is so: when in doubt, later.
    START,
    /// Until here it is so: when in doubt, earlier.
    END
  }

  /// Dates and instants of a source.
  public static Times stated(@Nullable ZoneId zone) {
    return new Times(zone, null);
  }

  /// `now`, `now-3d`, `now+2m`, as the demo catalogue writes them.
  public static Times relativeTo(Instant now) {
    return new Times(null, now);
  }

  /// Reads `text`.
  ///
  /// @throws org.colophon.service.api.ApiException with an empty pointer when it is not a point in
  ///   time
  Instant read(String text, Edge edge) {
    SourceTime time = SourceTime.read(text, now);
    return edge == Edge.START ? time.start(zone) : time.end(zone);
  }
}
