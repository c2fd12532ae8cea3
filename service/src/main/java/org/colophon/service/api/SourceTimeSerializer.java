package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// The writer of [SourceTime].
final class SourceTimeSerializer extends StdScalarSerializer<SourceTime> {
  private static final long serialVersionUID = 1;

  SourceTimeSerializer() {
    super(SourceTime.class);
  }

  @Override
  public void serialize(SourceTime value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(value.text());
  }
}
