package org.colophon.service.segments;

import org.colophon.audience.Segment;
import org.colophon.audience.SegmentWriter;
import org.colophon.audience.SegmentWriter.Result;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.jspecify.annotations.Nullable;

/// The writer of segments for messages: what is refused ends the message.
public final class SegmentRecorder {
  private final SegmentWriter writer;

  public SegmentRecorder(SegmentWriter writer) {
    this.writer = writer;
  }

  /// Adds or replaces a segment.
  ///
  /// @param author the name of who signed in; null where nobody does
  /// @throws ApiException when it is refused
  public Result.Written put(Segment segment, @Nullable String author) {
    return switch (writer.put(segment, author)) {
      case Result.Written written -> written;
      case Result.Refused(String code, String field, String reason, String fix) ->
          throw new ApiException(new ApiProblem(422, code, "/" + field, reason, fix));
    };
  }
}
