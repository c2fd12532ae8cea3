package org.colophon.service.readers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.audience.SegmentId;
import org.colophon.governance.ReasonCode;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A list for a segment, a reader or both, and what it was made from.
@SchemaName("ReaderList")
@Description("A list for a segment, a reader or both, and what it was made from.")
record ReaderListResponse(
    @Description("Under which the ledger has this answer; recalls name it.") String responseId,
    @Description("The segment that was asked for.") @Nullable SegmentId segment,
    @Description(
            "What the list was made from; generic when nothing that was asked for could be used.")
        List<Basis> basis,
    @Description("What was asked for and could not be used, and why.")
        List<FallbackEntry> fallbacks,
    List<ClearedEntry> items,
    Instant evaluatedAt,
    @Description(
            "Nothing may be kept or shown longer: this is what is promised, and what a recall can"
                + " end earlier.")
        Instant validUntil,
    @Description("Whether fewer items were found because others were blocked.") boolean degraded,
    @Description("How many candidates each reason code kept out.") Map<String, Integer> blocked,
    @Description("Why there are fewer items than asked for; absent when there are as many.")
        @Nullable ListEndEntry end) {

  /// The basis of a list.
  enum Basis {
    SEGMENT,
    SIGNALS,
    ITEM,
    GENERIC
  }

  /// Something that was asked for and could not be used.
  @SchemaName("Fallback")
  record FallbackEntry(
      @Description(
              "SEGMENT_UNKNOWN, SEGMENT_DRAFT, SEGMENT_DEPRECATED, SEGMENT_RETIRED,"
                  + " SEGMENT_SENSITIVE, SEGMENT_CHECK_OVERDUE, SEGMENT_TOO_SMALL,"
                  + " SEGMENT_NOT_HERE, SEGMENT_CHANGED, CONSENT_MISSING, SIGNAL_EXPIRED or"
                  + " SIGNAL_WITHOUT_CONTENT.")
          String code,
      String reason) {}

  /// @param segment that was asked for; null when none was
  static ReaderListResponse of(String responseId, @Nullable SegmentId segment, ReaderList answer) {
    Recommendations list = answer.recommendations();
    return new ReaderListResponse(
        responseId,
        segment,
        answer.basis().stream().map(word -> Basis.valueOf(word.toUpperCase(Locale.ROOT))).toList(),
        answer.fallbacks().stream()
            .map(fallback -> new FallbackEntry(fallback.code(), fallback.reason()))
            .toList(),
        items(list),
        list.evaluatedAt(),
        list.validUntil(),
        list.degraded(),
        blocked(list),
        ListEndEntry.of(answer.end()));
  }

  static List<ClearedEntry> items(Recommendations list) {
    return list.items().stream().map(ClearedEntry::of).toList();
  }

  /// By code, in the order of the codes.
  static Map<String, Integer> blocked(Recommendations list) {
    Map<String, Integer> blocked = new LinkedHashMap<>();
    new TreeMap<ReasonCode, Integer>(list.blocked())
        .forEach((code, count) -> blocked.put(EnumNames.of(code), count));
    return blocked;
  }
}
