package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// The writer of [RestrictionTime].
final class RestrictionTimeSerializer extends StdScalarSerializer<RestrictionTime> {
  private static final long serialVersionUID = 1;

  RestrictionTimeSerializer() {
    super(RestrictionTime.class);
  }

  @Override
  public void serialize(RestrictionTime value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(value.text());
  }
}
