package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The reader of [SourceTime] and [RestrictionTime].
///
/// @param <T> the one of the two that it reads
final class SourceTimeDeserializer<T> extends StdScalarDeserializer<T> {
  /// Names the instant that relative times refer to; without one they are not read.
  static final String NOW = "now";

  private static final long serialVersionUID = 1;
  private static final int MAX = 60;

  private final transient Parser<T> parser;

  /// The grammar.
  interface Parser<T> {
    T read(String text, @Nullable Instant now);
  }

  SourceTimeDeserializer(Class<T> type, Parser<T> parser) {
    super(type);
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    Instant now = context.getAttribute(NOW) instanceof Instant instant ? instant : null;
    return parser.read(TextDeserializer.text(json, MAX), now);
  }
}
