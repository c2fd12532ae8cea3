package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.Exposure;
import org.colophon.exposure.SendTimeChecks.Checked;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.Audience;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ReasonMessage;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// A check as of a send time, as JSON.
public final class CheckJson {
  /// The most items of one check.
  public static final int MOST_ITEMS = 1_000;

  private static final Duration FARTHEST = Duration.ofDays(60);
  private static final Set<String> FIELDS =
      Set.of(
          "items",
          "purpose",
          "territory",
          "channel",
          "segment",
          "ages",
          "language",
          "send_at",
          "surface",
          "durable");
  private static final Set<Purpose> PURPOSES = Set.of(Purpose.NEWSLETTER, Purpose.EXPORT);

  private CheckJson() {}

  /// What is asked.
  ///
  /// @param segment to whom it is sent, whose rules hold then; null when nobody said
  /// @param surface the campaign, export or page that it is for
  /// @param durable whether it will be sent, so that what passes is written down
  public record Request(
      List<ItemId> items,
      Context context,
      @Nullable SegmentId segment,
      Instant sendAt,
      String surface,
      boolean durable) {
    public Request {
      items = List.copyOf(items);
    }
  }

  /// Reads a check.
  ///
  /// @param now when it is sent, unless it says otherwise
  public static Reading<Request> read(JsonNode node, Instant now) {
    return Fault.reading(() -> request(Fields.of(node, "", FIELDS, Times.stated(null)), now));
  }

  private static Request request(Fields fields, Instant now) throws Fault {
    List<ItemId> items = fields.ids("items", MOST_ITEMS, ItemId::new);
    if (items.isEmpty()) {
      throw new Fault(Code.EMPTY, "/items", "is empty", "name at least one item");
    }
    Purpose purpose = fields.choice("purpose", Purpose.class);
    if (!PURPOSES.contains(purpose)) {
      throw new Fault(
          Code.BAD_VALUE, "/purpose", "is not sent anywhere", "write newsletter or export");
    }
    Instant stated = fields.optionalInstant("send_at", Edge.START);
    Instant sendAt = stated == null ? now : stated;
    if (sendAt.isBefore(now) || sendAt.isAfter(now.plus(FARTHEST))) {
      throw new Fault(
          Code.BAD_VALUE,
          "/send_at",
          "is " + sendAt + "; now is " + now,
          "state an instant from now on, at most 60 days ahead");
    }
    boolean durable = fields.flag("durable", false);
    return new Request(
        items,
        context(fields, purpose).withAudience(audience(fields)),
        fields.optionalId("segment", SegmentId::new),
        sendAt,
        fields.has("surface") || durable
            ? fields.text("surface", Exposure.LONGEST_SURFACE)
            : "check",
        durable);
  }

  /// The readers as `ages` and `language` describe them.
  private static Audience audience(Fields fields) throws Fault {
    String language = fields.has("language") ? fields.language("language") : null;
    return Audience.ANYBODY.within(
        AgesJson.read(fields, "ages"), language == null ? Set.of() : Set.of(language));
  }

  private static Context context(Fields fields, Purpose purpose) throws Fault {
    String territory = fields.has("territory") ? fields.text("territory", 10) : "DE";
    String usual = purpose == Purpose.NEWSLETTER ? "mail" : "export";
    String channel = fields.has("channel") ? fields.text("channel", 40) : usual;
    try {
      return new Context(purpose, territory, channel, null);
    } catch (IllegalArgumentException e) {
      throw new Fault(
          Code.BAD_VALUE,
          "/territory",
          String.valueOf(e.getMessage()),
          "write two capital letters, such as DE");
    }
  }

  /// Writes what was found, in the order asked for.
  public static ObjectNode write(Checked checked) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("send_at", checked.sendAt().toString());
    node.put("lasts_until", checked.until().toString());
    node.put("passed", checked.passed().size());
    ArrayNode results = node.putArray("results");
    checked.results().forEach(result -> results.add(write(result)));
    return node;
  }

  private static ObjectNode write(Result result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("item", result.item().value());
    switch (result) {
      case Result.Passed(var shown, var leaveOut, var validUntil, var reasons) -> {
        node.put("decision", "pass").put("version", shown.version());
        node.put("valid_until", validUntil.toString());
        ArrayNode say = node.putArray("may_say");
        shown.said().forEach(say::add);
        ArrayNode out = node.putArray("leave_out");
        leaveOut.forEach(out::add);
        ArrayNode why = node.putArray("reasons");
        reasons.forEach(reason -> why.add(ApiMapper.tree(ReasonMessage.of(reason))));
      }
      case Result.Failed(var item, var from, var indeterminate, var reasons) -> {
        node.put("decision", indeterminate ? "indeterminate" : "block");
        node.put("from", from.toString());
        ArrayNode why = node.putArray("reasons");
        reasons.forEach(reason -> why.add(ApiMapper.tree(ReasonMessage.of(reason))));
      }
    }
    return node;
  }
}
