package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.TextFormat;
import org.colophon.service.api.TextRules;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object, read strictly. A field that is `null` counts as absent, unless
/// [#saysNone] is asked.
final class Fields {
  private final JsonNode node;
  private final String path;
  private final Times times;

  private Fields(JsonNode node, String path, Times times) {
    this.node = node;
    this.path = path;
    this.times = times;
  }

  /// The fields of `node`.
  ///
  /// @param known every field that may be there
  static Fields of(JsonNode node, String path, Set<String> known, Times times) throws Fault {
    if (!node.isObject()) {
      throw new Fault(
          Code.WRONG_TYPE, path, "is " + kind(node) + ", not an object", "send an object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Fault(
            Code.UNKNOWN_FIELD,
            path + "/" + Excerpt.of(name, 60),
            "is not a known field",
            "remove it; known fields are "
                + known.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    return new Fields(node, path, times);
  }

  /// The fields of a part of the same input.
  Fields of(JsonNode part, String partPath, Set<String> known) throws Fault {
    return of(part, partPath, known, times);
  }

  String path() {
    return path;
  }

  String at(String name) {
    return path + "/" + name;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /// Whether the field is there and explicitly `null`.
  boolean saysNone(String name) {
    return node.has(name) && node.get(name).isNull();
  }

  JsonNode raw(String name) throws Fault {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new Fault(Code.MISSING_FIELD, at(name), "is missing", "add the field");
    }
    return value;
  }

  String text(String name, int maxLength) throws Fault {
    JsonNode value = raw(name);
    if (!value.isTextual()) {
      throw wrongType(name, value, "a string");
    }
    return ApiException.at(at(name), () -> TextRules.check(value.textValue(), maxLength));
  }

  @Nullable String optionalText(String name, int maxLength) throws Fault {
    return has(name) ? text(name, maxLength) : null;
  }

  /// A language code.
  String language(String name) throws Fault {
    String code = text(name, 60);
    return ApiException.at(at(name), () -> TextFormat.LANGUAGE.check(code));
  }

  <T> T id(String name, Function<String, T> make) throws Fault {
    return make(text(name, 200), at(name), make);
  }

  <T> @Nullable T optionalId(String name, Function<String, T> make) throws Fault {
    return has(name) ? id(name, make) : null;
  }

  /// A list of ids; empty when the field is absent.
  <T> List<T> ids(String name, int maxCount, Function<String, T> make) throws Fault {
    List<T> ids = new ArrayList<>();
    for (JsonNode entry : array(name, maxCount)) {
      String place = at(name) + "/" + ids.size();
      if (!entry.isTextual()) {
        throw new Fault(
            Code.WRONG_TYPE, place, "is " + kind(entry) + ", not a string", "send a string");
      }
      ids.add(
          make(ApiException.at(place, () -> TextRules.check(entry.textValue(), 200)), place, make));
    }
    return ids;
  }

  /// One object; null when the field is absent.
  @Nullable Fields object(String name, Set<String> known) throws Fault {
    return has(name) ? of(raw(name), at(name), known, times) : null;
  }

  Fields requiredObject(String name, Set<String> known) throws Fault {
    return of(raw(name), at(name), known, times);
  }

  /// A list of objects; empty when the field is absent.
  List<Fields> objects(String name, int maxCount, Set<String> known) throws Fault {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode entry : array(name, maxCount)) {
      objects.add(of(entry, at(name) + "/" + objects.size(), known, times));
    }
    return objects;
  }

  Iterable<JsonNode> array(String name, int maxCount) throws Fault {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = raw(name);
    if (!value.isArray()) {
      throw wrongType(name, value, "a list");
    }
    if (value.size() > maxCount) {
      throw new Fault(
          Code.TOO_MANY,
          at(name),
          "has " + value.size() + " entries; the limit is " + maxCount,
          "send fewer entries");
    }
    return value;
  }

  long integer(String name, long min, long max) throws Fault {
    JsonNode value = raw(name);
    if (!value.isIntegralNumber()) {
      throw wrongType(name, value, "a whole number");
    }
    if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
      throw new Fault(
          Code.BAD_VALUE,
          at(name),
          Excerpt.of(value.asText()) + " is out of range",
          "send a number from " + min + " to " + max);
    }
    return value.longValue();
  }

  double decimal(String name) throws Fault {
    JsonNode value = raw(name);
    if (!value.isNumber()) {
      throw wrongType(name, value, "a number");
    }
    return value.doubleValue();
  }

  boolean flag(String name, boolean absent) throws Fault {
    if (!has(name)) {
      return absent;
    }
    JsonNode value = raw(name);
    if (!value.isBoolean()) {
      throw wrongType(name, value, "true or false");
    }
    return value.booleanValue();
  }

  Instant instant(String name, Times.Edge edge) throws Fault {
    String text = text(name, 60);
    return ApiException.at(at(name), () -> times.read(text, edge));
  }

  @Nullable Instant optionalInstant(String name, Times.Edge edge) throws Fault {
    return has(name) ? instant(name, edge) : null;
  }

  /// One of an enum's constants, written in lower case.
  <E extends Enum<E>> E choice(String name, Class<E> type) throws Fault {
    return choice(text(name, 60), at(name), type);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E absent) throws Fault {
    return has(name) ? choice(name, type) : absent;
  }

  /// A list of an enum's constants; empty when the field is absent.
  <E extends Enum<E>> List<E> choices(String name, Class<E> type) throws Fault {
    List<E> chosen = new ArrayList<>();
    for (String word : ids(name, 100, text -> text)) {
      chosen.add(choice(word, at(name) + "/" + chosen.size(), type));
    }
    return chosen;
  }

  private static <E extends Enum<E>> E choice(String text, String place, Class<E> type)
      throws Fault {
    for (E constant : type.getEnumConstants()) {
      if (Words.of(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    throw new Fault(
        Code.BAD_VALUE, place, Excerpt.of(text) + " is not a known value", "send one of " + known);
  }

  private static <T> T make(String text, String place, Function<String, T> make) throws Fault {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Fault(
          Code.BAD_ID,
          place,
          Excerpt.of(String.valueOf(e.getMessage()), 300),
          "use an id such as '" + suggestion(text) + "'");
    }
  }

  private static String suggestion(String text) {
    String id =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+", "");
    return id.isEmpty() ? "der-titel" : id.substring(0, Math.min(id.length(), 60));
  }

  Fault wrongType(String name, JsonNode value, String expected) {
    return new Fault(
        Code.WRONG_TYPE, at(name), "is " + kind(value) + ", not " + expected, "send " + expected);
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "nothing";
    };
  }
}
