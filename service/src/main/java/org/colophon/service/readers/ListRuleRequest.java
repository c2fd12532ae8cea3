package org.colophon.service.readers;

import java.time.Instant;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRule.Effect;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A rule of readers' lists that an editor gives.
@SchemaName("PutListRule")
@Description("A pin, boost or exclusion for a time. It narrows and orders; the gate decides.")
record ListRuleRequest(
    Kind kind,
    @Text
        @Description(
            "item:ID, contributor:ID, series:ID or subject:SCHEME:CODE; a pin is about an item.")
        String about,
    @Range(min = 1, max = 100) @Description("Of a pin: the order among pins.")
        @Nullable Integer place,
    @Description("Of a boost: how many times nearer to the top, above 1 and at most 10.")
        @Nullable Double factor,
    @Description("Whose lists; all when absent.") @Nullable SegmentId segment,
    @Description("The desk that answers for it.") DeskId owner,
    @Text(max = 500) String reason,
    @Description("Now when absent.") @Nullable SourceTime from,
    @Description("At most a year after it begins.") SourceTime until) {

  /// The effect of a rule.
  enum Kind {
    PIN,
    BOOST,
    EXCLUDE
  }

  /// The rule.
  ///
  /// @param now when it begins, unless it says so itself
  ListRule toRule(String id, Instant now) {
    Effect effect = effect();
    return ApiException.converting(() ->
        new ListRule(
            id,
            effect,
            segment,
            owner,
            reason,
            begin(now),
            kind == Kind.EXCLUDE ? until.start(null) : until.end(null)));
  }

  /// What is left out is left out from the earliest instant that the start can be, until the latest
  /// that the end can be; a pin or a boost the other way round.
  private Instant begin(Instant now) {
    if (from == null) {
      return now;
    }
    return kind == Kind.EXCLUDE ? from.end(null) : from.start(null);
  }

  private Effect effect() {
    SignalTarget target = target();
    return switch (kind) {
      case PIN -> new Effect.Pin(item(target), required(place, "/place"));
      case BOOST -> {
        double times = required(factor, "/factor");
        yield ApiException.converting(() -> new Effect.Boost(target, times));
      }
      case EXCLUDE -> new Effect.Exclude(target);
    };
  }

  private SignalTarget target() {
    try {
      return SignalTarget.parse(about);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_ID,
          "/about",
          Excerpt.of(String.valueOf(e.getMessage()), 300),
          "send item:ID, contributor:ID, series:ID or subject:SCHEME:CODE");
    }
  }

  private static ItemId item(SignalTarget target) {
    if (target instanceof SignalTarget.OfItem(ItemId item)) {
      return item;
    }
    throw new ApiException(
        ErrorCode.BAD_VALUE, "/about", "is not an item", "a pin is about an item: item:ID");
  }

  private static <T> T required(@Nullable T value, String pointer) {
    if (value == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, pointer, "is missing", "add the field");
    }
    return value;
  }
}
