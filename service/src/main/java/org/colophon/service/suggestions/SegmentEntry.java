package org.colophon.service.suggestions;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.DeskId;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.SuggestedSegment;
import org.colophon.matching.SegmentMatch;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.colophon.text.ReadableText;
import org.jspecify.annotations.Nullable;

/// A segment that fits a text, and why.
@SchemaName("Segment.Suggested")
record SegmentEntry(
    SegmentId id,
    String name,
    String description,
    @Nullable DeskId owner,
    @Description("0 to 1; `scale` says what it means.") double score,
    @Description("A probability once the matching was trained on people's decisions.")
        SegmentMatch.Scale scale,
    @Description("`fits_well`, `fits`, `might_fit` or `does_not_fit`.") String words,
    @Description("The sentence that supports it most.") @Nullable QuoteEntry evidence,
    @Description("What the text and the segment share, strongest first.") List<String> because,
    @Nullable ReachEntry reach,
    Instant checkDueAt,
    @Description("Titles that resemble the text and are for the segment.")
        List<TitleEntry> lookAlikes,
    Answered answered) {

  /// The number of members.
  @SchemaName("Reach")
  record ReachEntry(long size, Instant asOf) {}

  static List<SegmentEntry> of(List<SuggestedSegment> segments, ReadableText text) {
    return segments.stream().map(suggested -> of(suggested, text)).toList();
  }

  private static SegmentEntry of(SuggestedSegment suggested, ReadableText text) {
    SegmentMatch match = suggested.match();
    Segment segment = match.segment();
    return new SegmentEntry(
        segment.id(),
        segment.name(),
        segment.description(),
        segment.owner(),
        Scores.rounded(match.score()),
        match.scale(),
        match.words(),
        match.evidence() == null ? null : QuoteEntry.of(match.evidence(), text),
        match.because(),
        segment.reach() == null
            ? null
            : new ReachEntry(segment.reach().size(), segment.reach().asOf()),
        segment.checkDueAt(),
        TitleEntry.of(suggested.lookAlikes()),
        suggested.answered());
  }
}
