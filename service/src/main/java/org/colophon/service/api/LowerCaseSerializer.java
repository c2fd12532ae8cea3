package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/// The writer of enum constants, in lower case.
@SuppressWarnings("rawtypes") // registered for Enum itself
final class LowerCaseSerializer extends StdScalarSerializer<Enum> {
  private static final long serialVersionUID = 1;

  LowerCaseSerializer() {
    super(Enum.class);
  }

  @Override
  public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(EnumNames.of(value));
  }
}
