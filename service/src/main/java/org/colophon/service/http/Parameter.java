package org.colophon.service.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.catalog.IdGrammar;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiProblem;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.Identifiers;
import org.jspecify.annotations.Nullable;

/// A parameter in the path, the query or a header: how it is read and how it is described.
///
/// @param <T> what is read
/// @param schema its JSON Schema
/// @param reader makes a value of the text that came; takes null when the parameter is absent
public record Parameter<T>(
    Place place,
    String name,
    String description,
    ObjectNode schema,
    Function<@Nullable String, T> reader) {

  /// The place of a parameter.
  public enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /// An id in the path.
  public static <T> Parameter<T> path(String name, Class<T> type, String description) {
    return new Parameter<>(
        Place.PATH, name, description, id(), text -> parse(type, name, text == null ? "" : text));
  }

  /// An id in the path that has no class of its own.
  ///
  /// @param kind what it is an id of, as errors name it
  public static Parameter<String> id(String name, String kind, String description) {
    return new Parameter<>(
        Place.PATH,
        name,
        description,
        id(),
        text -> {
          try {
            return IdGrammar.check(kind, text == null ? "" : text);
          } catch (IllegalArgumentException e) {
            throw badId(name, String.valueOf(e.getMessage()));
          }
        });
  }

  /// A text in the path.
  public static Parameter<String> path(String name, String description) {
    return new Parameter<>(
        Place.PATH, name, description, string(), text -> text == null ? "" : text);
  }

  /// An id in the query; empty when absent.
  public static <T> Parameter<Optional<T>> query(String name, Class<T> type, String description) {
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        id(),
        text -> Optional.ofNullable(text).map(id -> parse(type, name, id)));
  }

  /// A time zone in the query; empty when absent.
  public static Parameter<Optional<ZoneId>> zone(String name, String description) {
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        string(),
        text -> {
          try {
            return Optional.ofNullable(text).map(ZoneId::of);
          } catch (DateTimeException _) {
            throw new ApiException(
                new ApiProblem(
                    422,
                    "bad_value",
                    name,
                    name + ": " + Excerpt.of(String.valueOf(text)) + " is not a valid time zone",
                    "send a zone such as Europe/Vienna"));
          }
        });
  }

  /// A text in the query; empty when absent.
  public static Parameter<Optional<String>> query(String name, String description) {
    return new Parameter<>(Place.QUERY, name, description, string(), Optional::ofNullable);
  }

  /// A header; empty when absent.
  public static Parameter<Optional<String>> header(String name, String description) {
    return new Parameter<>(Place.HEADER, name, description, string(), Optional::ofNullable);
  }

  /// A whole number in the query.
  public static Parameter<Integer> number(
      String name, int absent, int min, int max, String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
    schema.put("minimum", min).put("maximum", max).put("default", absent);
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        schema,
        text -> text == null ? absent : (int) number(name, text, min, max));
  }

  /// A whole number in the query, of any size; empty when absent.
  public static Parameter<Optional<Long>> number(String name, long min, String description) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
    schema.put("minimum", min);
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        schema,
        text -> Optional.ofNullable(text).map(t -> number(name, t, min, Long.MAX_VALUE)));
  }

  /// One of an enum's constants in the query; empty when absent.
  public static <E extends Enum<E>> Parameter<Optional<E>> choice(
      String name, Class<E> type, String description) {
    E[] constants = type.getEnumConstants();
    List<String> known = Arrays.stream(constants).map(EnumNames::of).toList();
    ObjectNode schema = string();
    known.forEach(schema.putArray("enum")::add);
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        schema,
        text -> Optional.ofNullable(text).map(one -> constant(name, constants, one, known)));
  }

  private static <E extends Enum<E>> E constant(
      String name, E[] constants, String text, List<String> known) {
    return Arrays.stream(constants)
        .filter(constant -> is(constant, text))
        .findFirst()
        .orElseThrow(() -> badValue(name, "is not a known value", "send one of " + known));
  }

  /// One of an enum's constants in the query.
  public static <E extends Enum<E>> Parameter<E> choice(String name, E absent, String description) {
    E[] constants = absent.getDeclaringClass().getEnumConstants();
    List<String> known = Arrays.stream(constants).map(EnumNames::of).toList();
    ObjectNode schema = string();
    known.forEach(schema.putArray("enum")::add);
    schema.put("default", EnumNames.of(absent));
    return new Parameter<>(
        Place.QUERY,
        name,
        description,
        schema,
        text -> text == null ? absent : constant(name, constants, text, known));
  }

  private static boolean is(Enum<?> constant, String text) {
    return EnumNames.of(constant).equals(text);
  }

  private static long number(String name, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // falls through to the error, which shows what came
    }
    throw badValue(
        name,
        Excerpt.of(text) + " is not a number from " + min + " to " + max,
        "send a number from " + min + " to " + max);
  }

  private static <T> T parse(Class<T> type, String name, String text) {
    try {
      return Identifiers.parse(type, text);
    } catch (ApiException e) {
      throw badId(name, e.reason());
    }
  }

  private static ApiException badId(String name, String reason) {
    return new ApiException(new ApiProblem(422, "bad_id", name, reason, "correct the id"));
  }

  private static ApiException badValue(String name, String reason, String fix) {
    return new ApiException(new ApiProblem(422, "bad_value", name, name + ": " + reason, fix));
  }

  private static ObjectNode string() {
    return JsonNodeFactory.instance.objectNode().put("type", "string");
  }

  private static ObjectNode id() {
    return string().put("pattern", Identifiers.PATTERN);
  }
}
