package org.colophon.service.segments;

import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.editorial.SegmentAnswers;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The answers of people to segments.
@SchemaName("SegmentAnswers")
@Description("The answers of people to segments, by segment and month.")
record SegmentAnswersResponse(List<MonthEntry> answers) {

  /// The answers to a segment in a month.
  @SchemaName("SegmentMonth")
  record MonthEntry(
      SegmentId segment, @Description("YYYY-MM.") String month, int accepted, int rejected) {}

  static SegmentAnswersResponse of(List<SegmentAnswers> answers) {
    return new SegmentAnswersResponse(
        answers.stream()
            .map(one ->
                new MonthEntry(
                    one.segment(), one.month().toString(), one.accepted(), one.rejected()))
            .toList());
  }
}
