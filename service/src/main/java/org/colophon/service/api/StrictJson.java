package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.colophon.catalog.Content;

/// The settings of every JSON reader here: bounded depth and length, no field twice, nothing after
/// the value, decimals as they are written.
public final class StrictJson {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(40)
          .maxNumberLength(60)
          .maxNameLength(200)
          .maxStringLength(Content.MAX_TEXT + 1_000)
          .build();

  private StrictJson() {}

  /// A mapper's builder with these settings.
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }
}
