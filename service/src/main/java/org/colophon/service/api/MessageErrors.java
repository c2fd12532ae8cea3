package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The translation of the mapper's exceptions into errors with a code and a JSON pointer.
final class MessageErrors {
  private MessageErrors() {}

  /// @param tree what was read
  static ApiException of(JsonProcessingException error, JsonNode tree) {
    String pointer = error instanceof JsonMappingException mapping ? pointer(mapping) : "";
    if (error instanceof JsonMappingException && cause(error) instanceof ApiException cause) {
      return cause.under(pointer);
    }
    return switch (error) {
      case UnrecognizedPropertyException unknown -> unknownField(pointer, unknown);
      case ValueInstantiationException refused ->
          new ApiException(
              ErrorCode.BAD_VALUE,
              pointer,
              "is not valid: " + Excerpt.of(String.valueOf(cause(refused).getMessage()), 300),
              "correct the value");
      case MismatchedInputException mismatch -> mismatch(pointer, mismatch, tree);
      default ->
          throw new IllegalStateException("a message cannot be read: " + error.getMessage(), error);
    };
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null && !(cause instanceof ApiException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static ApiException unknownField(String pointer, UnrecognizedPropertyException error) {
    Collection<Object> known = error.getKnownPropertyIds();
    String names =
        known == null
            ? ""
            : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    return new ApiException(
        ErrorCode.UNKNOWN_FIELD,
        pointer,
        "is not a known field",
        "remove it; known fields are " + names);
  }

  private static ApiException mismatch(
      String pointer, MismatchedInputException error, JsonNode tree) {
    JsonNode found = tree.at(JsonPointer.compile(pointer));
    if (found.isMissingNode() || found.isNull()) {
      return new ApiException(ErrorCode.MISSING_FIELD, pointer, "is missing", "add the field");
    }
    return wrongType(pointer, found.asToken(), expected(error.getTargetType()));
  }

  private static String expected(@Nullable Class<?> type) {
    return type != null && List.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  /// The error of a value at which a parser stands.
  static ApiException wrongType(JsonParser parser, String expected) {
    return wrongType("", parser.currentToken(), expected);
  }

  static ApiException wrongType(String pointer, JsonToken found, String expected) {
    return new ApiException(
        ErrorCode.WRONG_TYPE,
        pointer,
        "is " + kind(found) + ", not " + expected,
        "send " + expected);
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "a list";
      case START_OBJECT -> "an object";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }

  private static String pointer(JsonMappingException error) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : error.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        String name = step.getFieldName().replace("~", "~0").replace("/", "~1");
        pointer.append(Excerpt.of(name, 60));
      }
    }
    return pointer.toString();
  }
}
