package org.colophon.service.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one mapper between JSON and messages: strict JSON of bounded depth and length, known fields
/// only, and every error with its code and JSON pointer. Thread-safe.
///
/// A component is required unless its type is `@Nullable` or a list without a minimum; an explicit
/// `null` counts as absent, except for [JsonNullable]. Field names are the components' names in
/// snake case, enums are in lower case, what is null is left out.
public final class ApiMapper {
  private static final JsonMapper MAPPER =
      StrictJson.mapper()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .annotationIntrospector(new MessageIntrospector())
          .addModule(new MessageModule())
          .build();

  private ApiMapper() {}

  /// Parses one JSON value from UTF-8 bytes.
  ///
  /// @throws ApiException when it is not one
  public static JsonNode parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new ApiException(ErrorCode.NOT_UTF8, "", "is not UTF-8", "encode the body as UTF-8");
    }
  }

  /// Parses one JSON value.
  ///
  /// @throws ApiException when it is not one
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new ApiException(ErrorCode.NOT_JSON, "", "is empty", "send one JSON object");
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new ApiException(
          ErrorCode.TOO_LONG, "", Excerpt.of(e.getOriginalMessage(), 200), "send less");
    } catch (NumberFormatException _) {
      throw new ApiException(
          ErrorCode.TOO_LONG,
          "",
          "has a number with a too large exponent",
          "send a shorter number");
    } catch (JsonProcessingException e) {
      throw new ApiException(
          ErrorCode.NOT_JSON,
          "",
          "is not valid JSON" + place(e.getLocation()) + Excerpt.of(e.getOriginalMessage(), 160),
          "check quotes, commas and braces there");
    }
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? ": " : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + "): ";
  }

  /// Reads a message.
  ///
  /// @throws ApiException for its first error, with the JSON pointer of the field
  public static <T> T read(JsonNode tree, Class<T> message) {
    return read(tree, message, MAPPER.reader());
  }

  /// Reads a message whose times may be relative to `now`, as the demo catalogue writes them.
  ///
  /// @throws ApiException for its first error, with the JSON pointer of the field
  public static <T> T read(JsonNode tree, Class<T> message, @Nullable Instant now) {
    return read(tree, message, MAPPER.reader().withAttribute(SourceTimeDeserializer.NOW, now));
  }

  private static <T> T read(JsonNode tree, Class<T> type, ObjectReader reader) {
    try {
      T message = tree.isNull() ? null : reader.readValue(reader.treeAsTokens(tree), type);
      if (message == null) {
        throw MessageErrors.wrongType("", tree.asToken(), "an object");
      }
      return message;
    } catch (JsonProcessingException e) {
      throw MessageErrors.of(e, tree);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException("a tree of JSON could not be read", e);
    }
  }

  /// The JSON tree of a message.
  public static JsonNode tree(Object message) {
    return MAPPER.valueToTree(message);
  }

  /// The JSON text of a message or tree, in UTF-8.
  public static byte[] write(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a message could not be written", e);
    }
  }
}
