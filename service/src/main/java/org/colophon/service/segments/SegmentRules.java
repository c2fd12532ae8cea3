package org.colophon.service.segments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.colophon.audience.RuleResolver;
import org.colophon.audience.RuleResolver.Resolution;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentRule;
import org.colophon.audience.WrittenRule;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// The hard rules of a segment as JSON writes them; all of them have to admit an item.
@SchemaName("SegmentRules")
@Description("Hard rules: all of them have to admit an item. An empty list rules nothing out.")
record SegmentRules(
    @Size(max = 100) @Text @Description("Two letters of ISO 639-1 each.") List<String> languages,
    @Size(max = 20) @Text List<String> contentTypes,
    @Size(max = 1_000) @Text List<String> imprints,
    @Size(max = 300) @Text @Description("The readers' countries, two capital letters each.")
        List<String> territories,
    @Description(
            "The ages of a book's readers, both ends included. Without to it means \"and older\","
                + " without from \"and younger\".")
        @Nullable Ages ages) {

  /// An age range as somebody wrote it; its ends may be reversed.
  @SchemaName("SegmentAges")
  record Ages(
      @Range(max = AgeRange.OLDEST) @Nullable Integer from,
      @Range(max = AgeRange.OLDEST) @Nullable Integer to) {
    Ages {
      if (from == null && to == null) {
        throw new ApiException(
            ErrorCode.MISSING_FIELD, "/from", "is missing", "send from, to or both, in years");
      }
    }

    static Ages of(AgeRange range) {
      return new Ages(range.from(), range.to() == AgeRange.OLDEST ? null : range.to());
    }

    WrittenRule toRule() {
      return new WrittenRule.Ages(from == null ? 0 : from, to == null ? AgeRange.OLDEST : to);
    }
  }

  static SegmentRules of(Segment.Rules rules) {
    AgeRange ages = rules.ages();
    return new SegmentRules(
        rules.languages().stream().sorted().toList(),
        rules.types().stream().sorted().map(EnumNames::of).toList(),
        rules.imprints().stream().map(ImprintId::value).sorted().toList(),
        rules.territories().stream().sorted().toList(),
        ages == null ? null : Ages.of(ages));
  }

  /// The rules.
  ///
  /// @param pointer the JSON pointer of this
  /// @throws ApiException for the first rule that is wrong; its reason names them all
  Segment.Rules toRules(String pointer) {
    return switch (RuleResolver.resolve(written())) {
      case Resolution.Resolved(List<SegmentRule> resolved) -> Segment.Rules.of(resolved);
      case Resolution.Invalid(List<RuleResolver.Problem> problems) ->
          throw new ApiException(
              ErrorCode.BAD_VALUE,
              pointer + "/" + problems.getFirst().rule(),
              problems.stream()
                  .map(RuleResolver.Problem::reason)
                  .map(reason -> Excerpt.of(reason, 200))
                  .collect(Collectors.joining("; ")),
              "correct the rules");
    };
  }

  private List<WrittenRule> written() {
    List<WrittenRule> written = new ArrayList<>();
    written.add(new WrittenRule.Languages(languages));
    written.add(new WrittenRule.ContentTypes(contentTypes));
    written.add(new WrittenRule.Imprints(imprints));
    written.add(new WrittenRule.Territories(territories));
    if (ages != null) {
      written.add(ages.toRule());
    }
    return written;
  }
}
