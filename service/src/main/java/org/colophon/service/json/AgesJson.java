package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// An age range as JSON: `from`, `to` or both; without `to` it means "and older", without `from`
/// "and younger".
final class AgesJson {
  private static final Set<String> FIELDS = Set.of("from", "to");

  private AgesJson() {}

  /// The range in field `name`; null when the field is absent.
  static @Nullable AgeRange read(Fields fields, String name) throws Fault {
    Ends ends = ends(fields, name);
    if (ends == null) {
      return null;
    }
    if (ends.to() < ends.from()) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at(name) + "/to",
          ends.to() + " is out of range",
          "write " + ends.from() + " to " + AgeRange.OLDEST);
    }
    return new AgeRange(ends.from(), ends.to());
  }

  /// Both ends as stated, in whatever order.
  record Ends(int from, int to) {}

  /// The ends in field `name`; null when the field is absent.
  static @Nullable Ends ends(Fields fields, String name) throws Fault {
    Fields range = fields.object(name, FIELDS);
    if (range == null) {
      return null;
    }
    if (!range.has("from") && !range.has("to")) {
      throw new Fault(
          Code.MISSING_FIELD, range.at("from"), "is missing", "state from, to or both, in years");
    }
    return new Ends(end(range, "from", 0), end(range, "to", AgeRange.OLDEST));
  }

  private static int end(Fields range, String name, int open) throws Fault {
    return range.has(name) ? (int) range.integer(name, 0, AgeRange.OLDEST) : open;
  }

  /// Writes a range as [#read] reads it.
  static void write(ObjectNode into, String name, @Nullable AgeRange range) {
    if (range != null) {
      ObjectNode node = into.putObject(name).put("from", range.from());
      if (range.to() != AgeRange.OLDEST) {
        node.put("to", range.to());
      }
    }
  }
}
