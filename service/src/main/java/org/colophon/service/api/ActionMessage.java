package org.colophon.service.api;

import java.util.Optional;
import org.colophon.catalog.FactKey;
import org.colophon.governance.Action;
import org.jspecify.annotations.Nullable;

/// The action that would clear a reason.
@SchemaName("Action")
@Description("The action that would clear a reason.")
public record ActionMessage(
    Action.Kind kind,
    @Description("Who can do it.") Action.By by,
    @Description(
            "What it is done to: item:ID, product:ID, source:ID, hold:ID, exception:ID, override:ID"
                + " or policy.")
        @Nullable String on,
    @Nullable FactName fact,
    @Description("Method and path of the request that does it.") @Nullable String call) {

  /// The name of a fact.
  @SchemaName("FactName")
  public record FactName(String of, String type, String qualifier) {}

  static ActionMessage of(Action action) {
    FactKey fact = action.fact();
    return new ActionMessage(
        action.kind(),
        action.kind().by(),
        action.on().isEmpty() ? null : action.on(),
        fact == null
            ? null
            : new FactName(fact.entity().text(), EnumNames.of(fact.type()), fact.qualifier()),
        call(action).orElse(null));
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
