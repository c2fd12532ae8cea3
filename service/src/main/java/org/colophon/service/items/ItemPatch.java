package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.Item;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A change of an item's own fields as a JSON merge patch (RFC 7396). Facts of products are not its
/// own: they stay as their sources stated them.
@Description(
    "A JSON merge patch (RFC 7396) of the item's own fields, and who changes it. Facts of products"
        + " are recorded with POST /v1/facts.")
record ItemPatch(
    @Text(max = 100) @Description("Who changes it.") String by,
    @JsonAnySetter Map<String, JsonNode> changes) {
  private static final String FORMATTING = "formatting";
  private static final Set<String> OWN_FIELDS =
      Set.of(
          "imprint",
          "desk",
          "content_type",
          "language",
          "title",
          "subtitle",
          "text",
          FORMATTING,
          "canonical_id",
          "canonical_url",
          "contributors",
          "series",
          "subjects",
          "age_range",
          "events",
          "awards",
          "lifecycle",
          "products",
          "duplicate_of",
          "superseded_by");

  ItemPatch {
    for (String name : changes.keySet()) {
      if (!OWN_FIELDS.contains(name)) {
        throw new ApiException(
            ErrorCode.UNKNOWN_FIELD,
            "/" + Excerpt.of(name, 60),
            "cannot be changed here",
            "remove the field");
      }
    }
  }

  /// An item before and after a change.
  ///
  /// @param undo the patch that takes the change back
  record Change(ItemDocument after, ObjectNode undo) {}

  /// Applies this to an item. The formatting of a text goes with the text, unless it is sent too.
  Change applyTo(Item item) {
    ObjectNode before = (ObjectNode) ApiMapper.tree(ItemDocument.of(item, List.of()));
    ObjectNode after = before.deepCopy();
    ObjectNode undo = JsonNodeFactory.instance.objectNode();
    changes.forEach((name, value) -> {
      undo.set(name, inverse(before.get(name), value));
      merge(after, name, value);
    });
    if (changes.containsKey("text") && !changes.containsKey(FORMATTING) && after.has(FORMATTING)) {
      undo.set(FORMATTING, after.remove(FORMATTING));
    }
    return new Change(ApiMapper.read(after, ItemDocument.class), undo);
  }

  /// What was sent, as a text for the item's history.
  String text() {
    ObjectNode sent = JsonNodeFactory.instance.objectNode().put("by", by);
    return sent.setAll(changes).toString();
  }

  private static void merge(ObjectNode target, String name, JsonNode value) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value instanceof ObjectNode fields) {
      ObjectNode inner =
          target.get(name) instanceof ObjectNode known ? known : target.putObject(name);
      fields.properties().forEach(field -> merge(inner, field.getKey(), field.getValue()));
    } else {
      target.set(name, value);
    }
  }

  /// What has to be merged to get `before` back.
  private static JsonNode inverse(@Nullable JsonNode before, JsonNode patch) {
    if (before instanceof ObjectNode known && patch instanceof ObjectNode fields) {
      ObjectNode inner = JsonNodeFactory.instance.objectNode();
      fields
          .properties()
          .forEach(field ->
              inner.set(field.getKey(), inverse(known.get(field.getKey()), field.getValue())));
      return inner;
    }
    return before == null ? JsonNodeFactory.instance.nullNode() : before;
  }
}
