package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.governance.Action;
import org.colophon.governance.Action.Kind;
import org.colophon.governance.ReasonCode;
import org.colophon.health.CausedReason;
import org.colophon.health.HealthReport.Entry;

/// The request that does what would clear a reason, ready to be sent once what it needs is filled
/// in.
final class RepairJson {
  private static final Set<Kind> ONE_CLICK =
      EnumSet.of(
          Kind.MARK_CHECKED,
          Kind.ASSIGN_DESK,
          Kind.CONFIRM_PRICE,
          Kind.CONFIRM_FACT,
          Kind.LINK_SUCCESSOR,
          Kind.LIFT_HOLD);

  private RepairJson() {}

  /// Whether an editor may do it at a click; the rest is for whoever keeps the source.
  static boolean isOneClick(Kind kind) {
    return ONE_CLICK.contains(kind);
  }

  /// The request; empty where nothing can be asked of this service.
  static Optional<ObjectNode> request(Entry entry) {
    CausedReason finding = entry.finding();
    Action action = finding.reason().action();
    String item = "/v1/items/" + entry.item();
    return switch (action.kind()) {
      case MARK_CHECKED -> Optional.of(needing(send("POST", item + "/checked"), "by", "name"));
      case ASSIGN_DESK -> Optional.of(needing(patch(item), "desk", "desk"));
      case STATE_CANONICAL ->
          Optional.of(
              finding.reason().code() == ReasonCode.IDENTITY_CONFLICT
                  ? needing(patch(item), "duplicate_of", "item")
                  : needing(patch(item), "canonical_url", "url"));
      case UNLINK_ORIGINAL -> Optional.of(patch(item, "duplicate_of"));
      case UNLINK_SUCCESSOR -> Optional.of(patch(item, "superseded_by"));
      case LINK_SUCCESSOR -> Optional.of(needing(patch(item), "superseded_by", "item"));
      case PUBLISH, RELEASE -> Optional.of(lifecycle(item, "state", "published"));
      case TAKE_BACK ->
          Optional.of(
              action.fact() == null
                  ? lifecycle(item, "state", "published")
                  : facts(finding, action.fact()));
      case MOVE_DATE -> Optional.of(date(item, finding, action));
      case STATE_PUBLICATION ->
          Optional.of(needing(patch(item), "lifecycle.published_at", "instant"));
      case PUBLISH_CORRECTION -> Optional.of(lifecycle(item, "correction", "corrected"));
      case RECORD_ITEM -> Optional.of(patch(item));
      case ADD_PRODUCT -> Optional.of(needing(patch(item), "products", "products"));
      case STATE_FACT -> Optional.ofNullable(action.fact()).map(fact -> facts(finding, fact));
      case CONFIRM_PRICE, CONFIRM_FACT ->
          Optional.ofNullable(action.fact()).map(fact -> confirmation(item, finding, fact));
      case LIFT_HOLD -> Optional.of(send("DELETE", "/v1/holds/" + id(action)));
      case END_EXCEPTION -> Optional.of(send("DELETE", "/v1/exceptions/" + id(action)));
      case END_OVERRIDE -> Optional.of(send("DELETE", "/v1/overrides/" + id(action)));
      case MEND_POLICY -> Optional.of(send("POST", "/v1/policies:reload"));
      case REGISTER_SOURCE ->
          Optional.of(
              needing(
                  needing(send("PUT", "/v1/sources/" + id(action)), "name", "text"),
                  "expected_every",
                  "duration",
                  "imprint",
                  entry.imprint().value()));
      case REGISTER_IMPRINT ->
          Optional.of(
              needing(
                  needing(send("PUT", "/v1/imprints/" + id(action)), "name", "text"),
                  "legal_entity",
                  "text"));
      case CORRECT_CLOCK, SET_CLOCK, ADD_POLICY, NOTHING -> Optional.empty();
    };
  }

  private static String id(Action action) {
    return action.on().substring(action.on().indexOf(':') + 1);
  }

  private static ObjectNode send(String method, String path) {
    return JsonNodeFactory.instance.objectNode().put("method", method).put("path", path);
  }

  private static ObjectNode patch(String item) {
    ObjectNode request = send("PATCH", item);
    request.putObject("body");
    return needing(request, "by", "name").put("if_match", true);
  }

  private static ObjectNode patch(String item, String removed) {
    ObjectNode request = patch(item);
    request.withObject("/body").putNull(removed);
    return request;
  }

  private static ObjectNode lifecycle(String item, String field, String value) {
    ObjectNode request = patch(item);
    request.withObject("/body").putObject("lifecycle").put(field, value);
    return request;
  }

  private static ObjectNode date(String item, CausedReason finding, Action action) {
    FactKey fact = action.fact();
    if (fact != null) {
      ObjectNode request = facts(finding, fact);
      request.remove("needs");
      ((ObjectNode) request.at("/body/facts/0")).putNull("value");
      return request;
    }
    ObjectNode request = patch(item);
    boolean start = finding.reason().code() == ReasonCode.NOT_YET_LIVE;
    request.withObject("/body").putObject("lifecycle").putNull(start ? "go_live_at" : "expires_at");
    return request;
  }

  /// Adds something that has to be filled in.
  ///
  /// @param name where it goes in the body, fields within fields after a dot
  /// @param type what it is
  private static ObjectNode needing(ObjectNode request, String name, String type) {
    request.withArray("/needs").addObject().put("name", name).put("type", type);
    return request;
  }

  private static ObjectNode needing(
      ObjectNode request, String name, String type, String known, String value) {
    request.withObject("/body").put(known, value);
    return needing(request, name, type);
  }

  private static ObjectNode facts(CausedReason finding, FactKey fact) {
    ObjectNode request = send("POST", "/v1/facts");
    ObjectNode body = request.putObject("body");
    if (finding.source() != null) {
      body.put("source", finding.source().value());
    }
    name(body.putArray("facts").addObject(), fact);
    return needing(request, "facts.0.value", Words.of(fact.type()));
  }

  private static ObjectNode confirmation(String item, CausedReason finding, FactKey fact) {
    ObjectNode request = send("POST", item + "/confirmations");
    ObjectNode body = request.putObject("body");
    name(body, fact);
    if (finding.source() != null) {
      body.put("source", finding.source().value());
    }
    return needing(request, "by", "name");
  }

  private static void name(ObjectNode node, FactKey fact) {
    switch (fact.entity()) {
      case EntityRef.OfItem(var id) -> node.put("item", id.value());
      case EntityRef.OfProduct(var id) -> node.put("product", id.value());
    }
    FactType type = fact.type();
    node.put("type", Words.of(type));
    if (!fact.qualifier().isEmpty()) {
      node.put("qualifier", fact.qualifier());
    }
  }
}
