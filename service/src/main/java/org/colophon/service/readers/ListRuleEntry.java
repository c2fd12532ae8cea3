package org.colophon.service.readers;

import java.time.Instant;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRule.Effect;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.readers.ListRuleRequest.Kind;
import org.jspecify.annotations.Nullable;

/// A stored rule of readers' lists.
@SchemaName("ListRule")
@Description("A stored rule of readers' lists.")
record ListRuleEntry(
    String id,
    Kind kind,
    @Description("item:ID, contributor:ID, series:ID or subject:SCHEME:CODE.") String about,
    @Description("Of a pin: the order among pins.") @Nullable Integer place,
    @Description("Of a boost: how many times nearer to the top.") @Nullable Double factor,
    @Description("Whose lists; all when absent.") @Nullable SegmentId segment,
    @Description("The desk that answers for it.") DeskId owner,
    String reason,
    Instant from,
    Instant until) {

  static ListRuleEntry of(ListRule rule) {
    return switch (rule.effect()) {
      case Effect.Pin(ItemId item, int place) -> of(rule, Kind.PIN, "item:" + item, place, null);
      case Effect.Boost(SignalTarget about, double factor) ->
          of(rule, Kind.BOOST, about.text(), null, factor);
      case Effect.Exclude(SignalTarget about) -> of(rule, Kind.EXCLUDE, about.text(), null, null);
    };
  }

  private static ListRuleEntry of(
      ListRule rule, Kind kind, String about, @Nullable Integer place, @Nullable Double factor) {
    return new ListRuleEntry(
        rule.id(),
        kind,
        about,
        place,
        factor,
        rule.segment(),
        rule.owner(),
        rule.reason(),
        rule.from(),
        rule.until());
  }
}
