package org.colophon.service.suggestions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.editorial.SuggestionContext;
import org.colophon.editorial.Suggestions;
import org.colophon.governance.Preview;
import org.colophon.models.DetectedLanguage;
import org.colophon.service.api.Description;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Scores;
import org.colophon.text.ReadableText;
import org.jspecify.annotations.Nullable;

/// The suggestions for a text.
@SchemaName("Suggestions")
@Description("What an editor is told of a text.")
public record SuggestionsResponse(
    @Description("The stored item; absent for a draft.") @Nullable ItemEntry item,
    LanguageEntry language,
    @Description("Segments that fit, best first.") List<SegmentEntry> segments,
    @Description("Segments that fit less or not.") List<SegmentEntry> moreSegments,
    @Description("Segments that were not considered, and why.") List<LeftOutEntry> leftOut,
    String note,
    @Description("Keyphrases, names, subjects and links.") List<TermEntry> terms,
    List<RecordEntries.Ambiguous> ambiguous,
    List<RecordEntries.Linked> records,
    CheckEntries.Reading reading,
    List<CheckEntries.Subject> oddSubjects,
    List<CheckEntries.SubjectThreshold> thresholds,
    @Description("Days that an article promises something for and that are over.")
        List<CheckEntries.Overdue> overdue,
    @Description("Titles to put beside the text. Each passes the gate for readers.")
        List<TitleEntry> related,
    @Description("What the gate says of the item, or would say of the draft.") VerdictEntry verdict,
    AcceptingEntry accepting,
    String textHash,
    @Description("Until when the titles in it may be shown; absent when there are none.")
        @Nullable Instant validUntil) {

  /// A stored item.
  @SchemaName("SuggestedItem")
  record ItemEntry(
      ItemId id,
      long version,
      ImprintId imprint,
      @Nullable DeskId desk,
      ContentType contentType,
      String language,
      String title,
      String text) {
    static ItemEntry of(ItemVersion version) {
      Item item = version.item();
      return new ItemEntry(
          item.id(),
          version.number(),
          item.imprint(),
          item.desk(),
          item.type(),
          item.content().language(),
          item.content().title(),
          item.content().text());
    }
  }

  /// The detected language.
  @SchemaName("DetectedLanguage")
  record LanguageEntry(String code, double confidence) {
    static LanguageEntry of(DetectedLanguage language) {
      return new LanguageEntry(language.code(), Scores.rounded(language.confidence()));
    }
  }

  /// A segment that was not considered.
  @SchemaName("LeftOutSegment")
  record LeftOutEntry(
      SegmentId segment,
      String name,
      @Description("Why, as a code.") SegmentUse.Code code,
      @Description("Why, in words.") String reason) {}

  /// A verdict without its content.
  @SchemaName("Verdict")
  record VerdictEntry(
      Preview.Decision decision,
      List<ReasonMessage> reasons,
      @Description("When it may change by the clock alone.") @Nullable Instant nextChangeAt) {
    static VerdictEntry of(Preview preview) {
      return new VerdictEntry(
          preview.decision(),
          preview.reasons().stream().map(ReasonMessage::of).toList(),
          preview.nextChangeAt());
    }
  }

  /// The effect of accepting a segment.
  @SchemaName("Accepting")
  record AcceptingEntry(
      @Description("The default end of the targeting.") Instant until,
      @Description("When the item is listed for the segment.") Listed listed) {}

  /// The time from which an accepted segment lists the item.
  enum Listed {
    AT_ONCE,
    WHEN_CLEARED
  }

  /// Suggestions for a text.
  ///
  /// @param item null for a draft
  /// @param stored the text that the quotes' offsets refer to
  /// @param targetedUntil the end of a targeting where the decision names none
  public static SuggestionsResponse of(
      Suggestions suggestions, @Nullable ItemVersion item, String stored, Instant targetedUntil) {
    ReadableText text = ReadableText.of(stored);
    SuggestionContext about = suggestions.about();
    boolean passes = suggestions.verdict().decision() == Preview.Decision.PASS;
    return new SuggestionsResponse(
        item == null ? null : ItemEntry.of(item),
        LanguageEntry.of(suggestions.language()),
        SegmentEntry.of(suggestions.segments(), text),
        SegmentEntry.of(suggestions.moreSegments(), text),
        suggestions.leftOut().stream()
            .map(left -> new LeftOutEntry(left.id(), left.name(), left.code(), left.reason()))
            .toList(),
        suggestions.note(),
        suggestions.annotations().stream().map(term -> TermEntry.of(term, text)).toList(),
        about.ambiguous().stream().map(name -> RecordEntries.Ambiguous.of(name, text)).toList(),
        about.records().stream().map(RecordEntries.Linked::of).toList(),
        CheckEntries.Reading.of(about.reading()),
        about.subjects().stream().map(CheckEntries.Subject::of).toList(),
        about.thresholds().stream().map(CheckEntries.SubjectThreshold::of).toList(),
        CheckEntries.Overdue.of(about.overdue(), text),
        TitleEntry.of(suggestions.related()),
        VerdictEntry.of(suggestions.verdict()),
        new AcceptingEntry(targetedUntil, passes ? Listed.AT_ONCE : Listed.WHEN_CLEARED),
        suggestions.textHash(),
        validUntil(suggestions));
  }

  private static @Nullable Instant validUntil(Suggestions suggestions) {
    return Stream.concat(
            suggestions.related().stream(),
            suggestions.segments().stream().flatMap(segment -> segment.lookAlikes().stream()))
        .map(title -> title.item().terms().cacheUntil())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
