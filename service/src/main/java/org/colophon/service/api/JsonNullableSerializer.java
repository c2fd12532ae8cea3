package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/// The writer of [JsonNullable]: its value, or `null`.
@SuppressWarnings("rawtypes") // registered for JsonNullable, whatever it holds
final class JsonNullableSerializer extends StdSerializer<JsonNullable> {
  private static final long serialVersionUID = 1;

  JsonNullableSerializer() {
    super(JsonNullable.class);
  }

  @Override
  public void serialize(JsonNullable value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(value.value(), out);
  }
}
