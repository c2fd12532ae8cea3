package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.colophon.catalog.FactKey;
import org.colophon.governance.Action;
import org.colophon.governance.Reason;

/// A reason behind a verdict, with the action that would clear it, as JSON.
public final class ReasonJson {
  private ReasonJson() {}

  public static ObjectNode of(Reason reason) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", Words.of(reason.code()));
    node.put("severity", Words.of(reason.severity()));
    node.put("subject", reason.subject());
    Written.put(node, "observed", reason.observed());
    Written.put(node, "limit", reason.limit());
    Written.put(node, "owner", reason.owner());
    node.put("fix", reason.fix());
    node.set("action", action(reason.action()));
    return node;
  }

  private static ObjectNode action(Action action) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", Words.of(action.kind()));
    node.put("by", Words.of(action.kind().by()));
    if (!action.on().isEmpty()) {
      node.put("on", action.on());
    }
    FactKey fact = action.fact();
    if (fact != null) {
      node.putObject("fact")
          .put("of", fact.entity().text())
          .put("type", Words.of(fact.type()))
          .put("qualifier", fact.qualifier());
    }
    call(action).ifPresent(call -> node.put("call", call));
    return node;
  }

  /// The request that does it, method and path; empty where it is done elsewhere.
  public static Optional<String> call(Action action) {
    String id = action.on().substring(action.on().indexOf(':') + 1);
    return switch (action.kind()) {
      case RECORD_ITEM -> Optional.of("PUT /v1/items/" + id);
      case STATE_CANONICAL,
          UNLINK_ORIGINAL,
          UNLINK_SUCCESSOR,
          LINK_SUCCESSOR,
          ASSIGN_DESK,
          PUBLISH,
          RELEASE,
          STATE_PUBLICATION,
          PUBLISH_CORRECTION,
          ADD_PRODUCT ->
          Optional.of("PATCH /v1/items/" + id);
      case TAKE_BACK, MOVE_DATE ->
          Optional.of(action.fact() == null ? "PATCH /v1/items/" + id : "POST /v1/facts");
      case STATE_FACT, CONFIRM_PRICE, CONFIRM_FACT -> Optional.of("POST /v1/facts");
      case MARK_CHECKED -> Optional.of("POST /v1/items/" + id + "/checked");
      case REGISTER_SOURCE -> Optional.of("PUT /v1/sources/" + id);
      case REGISTER_IMPRINT -> Optional.of("PUT /v1/imprints/" + id);
      case LIFT_HOLD -> Optional.of("DELETE /v1/holds/" + id);
      case END_EXCEPTION -> Optional.of("DELETE /v1/exceptions/" + id);
      case END_OVERRIDE -> Optional.of("DELETE /v1/overrides/" + id);
      case MEND_POLICY -> Optional.of("POST /v1/policies:reload");
      case ADD_POLICY -> Optional.of("PUT /v1/policies/{id}");
      case CORRECT_CLOCK, SET_CLOCK, NOTHING -> Optional.empty();
    };
  }
}
