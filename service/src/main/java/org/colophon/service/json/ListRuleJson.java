package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.recommend.ListRule;
import org.colophon.recommend.ListRule.Effect;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;

/// A rule of readers' lists as JSON.
public final class ListRuleJson {
  private static final Set<String> FIELDS =
      Set.of("kind", "about", "place", "factor", "segment", "owner", "reason", "from", "until");

  private ListRuleJson() {}

  /// Reads a rule.
  ///
  /// @param now when it begins, unless it says so itself
  public static Reading<ListRule> read(String id, JsonNode node, Instant now) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", FIELDS, Times.stated(null));
      Instant from = fields.optionalInstant("from", Edge.START);
      return new ListRule(
          id,
          effect(fields),
          fields.optionalId("segment", SegmentId::new),
          fields.id("owner", DeskId::new),
          fields.text("reason", 500),
          from == null ? now : from,
          fields.instant("until", Edge.END));
    });
  }

  private static Effect effect(Fields fields) throws Fault {
    SignalTarget about = fields.id("about", SignalTarget::parse);
    return switch (fields.text("kind", 20)) {
      case "pin" -> new Effect.Pin(item(fields, about), (int) fields.integer("place", 1, 100));
      case "boost" -> new Effect.Boost(about, fields.decimal("factor"));
      case "exclude" -> new Effect.Exclude(about);
      default ->
          throw new Fault(
              Code.BAD_VALUE,
              fields.at("kind"),
              Excerpt.of(fields.text("kind", 20)) + " is no kind of rule",
              "write pin, boost or exclude");
    };
  }

  private static ItemId item(Fields fields, SignalTarget about) throws Fault {
    if (about instanceof SignalTarget.OfItem(ItemId item)) {
      return item;
    }
    throw new Fault(
        Code.BAD_VALUE, fields.at("about"), "is no item", "a pin is about an item: item:ID");
  }

  /// Writes a rule.
  public static ObjectNode write(ListRule rule) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("id", rule.id());
    switch (rule.effect()) {
      case Effect.Pin(ItemId item, int place) ->
          node.put("kind", "pin").put("about", "item:" + item).put("place", place);
      case Effect.Boost(SignalTarget about, double factor) ->
          node.put("kind", "boost").put("about", about.text()).put("factor", factor);
      case Effect.Exclude(SignalTarget about) ->
          node.put("kind", "exclude").put("about", about.text());
    }
    Written.put(node, "segment", rule.segment());
    node.put("owner", rule.owner().value());
    node.put("reason", rule.reason());
    Written.put(node, "from", rule.from());
    Written.put(node, "until", rule.until());
    return node;
  }
}
