package org.colophon.service.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.governance.Action;
import org.colophon.governance.Action.Kind;
import org.colophon.governance.ReasonCode;
import org.colophon.health.CausedReason;
import org.colophon.health.HealthReport.Entry;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The request that would clear a reason, ready to be sent once what it needs is filled in.
@SchemaName("RepairRequest")
record RepairMessage(
    String method,
    String path,
    @Description("The body as far as it is known.") @Nullable JsonNode body,
    @Description("Whether the item's ETag has to be sent.") @Nullable Boolean ifMatch,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The fields that somebody has to fill in.")
        List<NeedEntry> needs) {
  private static final Set<Kind> ONE_CLICK =
      EnumSet.of(
          Kind.MARK_CHECKED,
          Kind.ASSIGN_DESK,
          Kind.CONFIRM_PRICE,
          Kind.CONFIRM_FACT,
          Kind.LINK_SUCCESSOR,
          Kind.LIFT_HOLD);

  /// A field that has to be filled in.
  ///
  /// @param name its place in the body, fields within fields after a dot
  @SchemaName("RepairNeed")
  record NeedEntry(
      @Description("Its place in the body; fields within fields after a dot.") String name,
      String type) {}

  /// Whether an editor may do it at a click; the rest is for whoever keeps the source.
  static boolean isOneClick(Kind kind) {
    return ONE_CLICK.contains(kind);
  }

  /// The request; null where nothing can be asked of this service.
  static @Nullable RepairMessage of(Entry entry) {
    CausedReason finding = entry.finding();
    Action action = finding.reason().action();
    FactKey fact = action.fact();
    String item = "/v1/items/" + entry.item();
    return switch (action.kind()) {
      case MARK_CHECKED -> send("POST", item + "/checked").needing("by", "name");
      case ASSIGN_DESK -> patch(item).needing("desk", "desk");
      case STATE_CANONICAL ->
          finding.reason().code() == ReasonCode.IDENTITY_CONFLICT
              ? patch(item).needing("duplicate_of", "item")
              : patch(item).needing("canonical_url", "url");
      case UNLINK_ORIGINAL -> patch(item).removing("duplicate_of");
      case UNLINK_SUCCESSOR -> patch(item).removing("superseded_by");
      case LINK_SUCCESSOR -> patch(item).needing("superseded_by", "item");
      case PUBLISH, RELEASE -> lifecycle(item, "state", "published");
      case TAKE_BACK -> fact == null ? lifecycle(item, "state", "published") : facts(finding, fact);
      case MOVE_DATE -> fact == null ? date(item, finding) : factDate(finding, fact);
      case STATE_PUBLICATION -> patch(item).needing("lifecycle.published_at", "instant");
      case PUBLISH_CORRECTION -> lifecycle(item, "correction", "corrected");
      case RECORD_ITEM -> patch(item);
      case ADD_PRODUCT -> patch(item).needing("products", "products");
      case STATE_FACT -> fact == null ? null : facts(finding, fact);
      case CONFIRM_PRICE, CONFIRM_FACT -> fact == null ? null : confirmation(item, finding, fact);
      case LIFT_HOLD -> send("DELETE", "/v1/holds/" + id(action));
      case END_EXCEPTION -> send("DELETE", "/v1/exceptions/" + id(action));
      case END_OVERRIDE -> send("DELETE", "/v1/overrides/" + id(action));
      case MEND_POLICY -> send("POST", "/v1/policies:reload");
      case REGISTER_SOURCE -> source(action, entry);
      case REGISTER_IMPRINT ->
          send("PUT", "/v1/imprints/" + id(action))
              .needing("name", "text")
              .needing("legal_entity", "text");
      case CORRECT_CLOCK, SET_CLOCK, ADD_POLICY, NOTHING -> null;
    };
  }

  private static String id(Action action) {
    return action.on().substring(action.on().indexOf(':') + 1);
  }

  private static RepairMessage send(String method, String path) {
    return new RepairMessage(method, path, null, null, List.of());
  }

  private static RepairMessage send(String method, String path, ObjectNode body) {
    return new RepairMessage(method, path, body, null, List.of());
  }

  private static RepairMessage patch(String item) {
    return patch(item, JsonNodeFactory.instance.objectNode());
  }

  private static RepairMessage patch(String item, ObjectNode body) {
    return new RepairMessage("PATCH", item, body, true, List.of()).needing("by", "name");
  }

  private RepairMessage needing(String name, String type) {
    List<NeedEntry> all = new ArrayList<>(needs);
    all.add(new NeedEntry(name, type));
    return new RepairMessage(method, path, body, ifMatch, all);
  }

  private RepairMessage removing(String field) {
    ObjectNode without = JsonNodeFactory.instance.objectNode();
    without.putNull(field);
    return new RepairMessage(method, path, without, ifMatch, needs);
  }

  private static RepairMessage lifecycle(String item, String field, String value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("lifecycle").put(field, value);
    return patch(item, body);
  }

  private static RepairMessage date(String item, CausedReason finding) {
    boolean start = finding.reason().code() == ReasonCode.NOT_YET_LIVE;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("lifecycle").putNull(start ? "go_live_at" : "expires_at");
    return patch(item, body);
  }

  private static RepairMessage factDate(CausedReason finding, FactKey fact) {
    ObjectNode body = factsBody(finding, fact);
    ((ObjectNode) body.at("/facts/0")).putNull("value");
    return send("POST", "/v1/facts", body);
  }

  private static RepairMessage source(Action action, Entry entry) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("imprint", entry.imprint().value());
    return send("PUT", "/v1/sources/" + id(action), body)
        .needing("name", "text")
        .needing("expected_every", "duration");
  }

  private static RepairMessage facts(CausedReason finding, FactKey fact) {
    return send("POST", "/v1/facts", factsBody(finding, fact))
        .needing("facts.0.value", EnumNames.of(fact.type()));
  }

  private static ObjectNode factsBody(CausedReason finding, FactKey fact) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (finding.source() != null) {
      body.put("source", finding.source().value());
    }
    name(body.putArray("facts").addObject(), fact);
    return body;
  }

  private static RepairMessage confirmation(String item, CausedReason finding, FactKey fact) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    name(body, fact);
    if (finding.source() != null) {
      body.put("source", finding.source().value());
    }
    return send("POST", item + "/confirmations", body).needing("by", "name");
  }

  private static void name(ObjectNode node, FactKey fact) {
    switch (fact.entity()) {
      case EntityRef.OfItem(var id) -> node.put("item", id.value());
      case EntityRef.OfProduct(var id) -> node.put("product", id.value());
    }
    FactType type = fact.type();
    node.put("type", EnumNames.of(type));
    if (!fact.qualifier().isEmpty()) {
      node.put("qualifier", fact.qualifier());
    }
  }
}
