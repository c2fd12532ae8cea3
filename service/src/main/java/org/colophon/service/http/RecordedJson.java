package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.colophon.catalog.log.Recorded;

/// What became of a submission, as JSON.
final class RecordedJson {
  private RecordedJson() {}

  /// Writes the outcome; a refusal ends the request.
  ///
  /// @param pointer from the place that the catalogue names to the one in the body
  static ObjectNode of(Recorded recorded, UnaryOperator<String> pointer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (recorded) {
      case Recorded.Changed(long seq, var items) -> {
        node.put("outcome", "changed").put("seq", seq);
        ArrayNode changed = node.putArray("items");
        items.forEach(item -> changed.add(item.value()));
      }
      case Recorded.Confirmed(long seq) -> node.put("outcome", "confirmed").put("seq", seq);
      case Recorded.Older(long seq) -> node.put("outcome", "older").put("seq", seq);
      case Recorded.Refused refused -> throw new Refusal(problem(refused, pointer));
    }
    return node;
  }

  static HttpProblem problem(Recorded.Refused refused, UnaryOperator<String> pointer) {
    boolean conflict =
        refused.code().equals("OTHER_SOURCE") || refused.code().equals("PRODUCT_TAKEN");
    String field = pointer.apply(refused.field());
    return new HttpProblem(
        conflict ? 409 : 422,
        refused.code().toLowerCase(Locale.ROOT),
        field.isEmpty() ? null : field,
        refused.reason(),
        fix(refused.code()));
  }

  private static String fix(String code) {
    return switch (code) {
      case "OTHER_SOURCE" -> "let that source state the item, or use another id";
      case "PRODUCT_TAKEN" -> "state the product with the item that it belongs to";
      case "ENTITY_UNKNOWN" -> "record it first, or mend the id";
      default -> "mend the field";
    };
  }
}
