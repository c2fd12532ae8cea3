package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;

/// The reader of [SourceTime].
final class SourceTimeDeserializer extends StdScalarDeserializer<SourceTime> {
  /// Names the instant that relative times refer to; without one they are not read.
  static final String NOW = "now";

  private static final long serialVersionUID = 1;
  private static final int MAX = 60;

  SourceTimeDeserializer() {
    super(SourceTime.class);
  }

  @Override
  public SourceTime deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    Instant now = context.getAttribute(NOW) instanceof Instant instant ? instant : null;
    return SourceTime.read(TextDeserializer.text(parser, MAX), now);
  }
}
