package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.Item;
import org.colophon.catalog.Submission;
import org.colophon.service.json.Problem.Code;

/// A change of an item's own data as a JSON merge patch (RFC 7396). Facts of products are not its
/// own: they stay as their sources stated them.
public final class ItemPatch {
  private static final Set<String> OWN =
      Set.of(
          "imprint",
          "desk",
          "content_type",
          "language",
          "title",
          "subtitle",
          "text",
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

  private ItemPatch() {}

  /// A change that was read.
  ///
  /// @param by who makes it
  /// @param undo the patch that takes it back
  public record Change(Submission.WholeItem item, String by, ObjectNode undo) {}

  /// Reads a change of `item`; field `by` names who makes it.
  public static Reading<Change> read(JsonNode body, Item item, Intake intake) {
    return Fault.reading(() -> change(body, item, intake));
  }

  private static Change change(JsonNode body, Item item, Intake intake) throws Fault {
    if (!(body instanceof ObjectNode patch)) {
      throw new Fault(Code.WRONG_TYPE, "", "is no object", "send the fields that change");
    }
    JsonNode by = patch.path("by");
    if (!by.isTextual() || by.textValue().isBlank() || by.textValue().length() > 100) {
      throw new Fault(Code.MISSING_FIELD, "/by", "does not say who", "name who changes it");
    }
    ObjectNode before = ItemWriter.write(item, List.of());
    ObjectNode undo = JsonNodeFactory.instance.objectNode();
    ObjectNode after = before.deepCopy();
    for (Map.Entry<String, JsonNode> entry : patch.properties()) {
      String name = entry.getKey();
      if (name.equals("by")) {
        continue;
      }
      if (!OWN.contains(name)) {
        throw new Fault(Code.UNKNOWN_FIELD, "/" + name, "cannot be changed here", "leave it out");
      }
      undo.set(name, inverse(before.get(name), entry.getValue()));
      merge(after, name, entry.getValue());
    }
    return new Change(ItemReader.read(after, intake), by.textValue(), undo);
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
  private static JsonNode inverse(
      @org.jspecify.annotations.Nullable JsonNode before, JsonNode patch) {
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
