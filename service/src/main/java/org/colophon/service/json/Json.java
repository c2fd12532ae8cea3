package org.colophon.service.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.colophon.catalog.Content;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// Strict JSON: one value, no duplicate names, nothing after it, bounded depth and length.
/// Thread-safe.
public final class Json {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(40)
          .maxNumberLength(60)
          .maxNameLength(200)
          .maxStringLength(Content.MAX_TEXT + 1_000)
          .build();

  /// Reads and writes trees; shared, since it is costly to make.
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// Reads one JSON value from UTF-8 bytes.
  public static Reading<JsonNode> parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return bad(Code.NOT_UTF8, "is not UTF-8", "save it as UTF-8");
    }
  }

  /// Reads one JSON value.
  public static Reading<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode()
          ? bad(Code.NOT_JSON, "is empty", "send one JSON object")
          : new Reading.Good<>(node);
    } catch (StreamConstraintsException e) {
      return bad(Code.TOO_LONG, Excerpt.of(e.getOriginalMessage(), 200), "make it smaller");
    } catch (JsonProcessingException e) {
      return bad(
          Code.NOT_JSON,
          "is not JSON" + place(e.getLocation()) + Excerpt.of(e.getOriginalMessage(), 160),
          "check quotes, commas and braces there");
    }
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? ": " : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + "): ";
  }

  private static Reading<JsonNode> bad(Code code, String reason, String mend) {
    return new Reading.Bad<>(new Problem(code, "", reason, mend));
  }
}
