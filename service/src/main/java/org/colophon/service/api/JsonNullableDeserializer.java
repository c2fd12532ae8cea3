package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The reader of [JsonNullable].
@SuppressWarnings("rawtypes") // registered for JsonNullable, whatever it holds
final class JsonNullableDeserializer extends StdDeserializer<JsonNullable>
    implements ContextualDeserializer {
  private static final long serialVersionUID = 1;

  private final transient @Nullable JsonDeserializer<Object> value;

  JsonNullableDeserializer() {
    this(null);
  }

  private JsonNullableDeserializer(@Nullable JsonDeserializer<Object> value) {
    super(JsonNullable.class);
    this.value = value;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    JavaType type = context.getContextualType();
    if (type == null && property != null) {
      type = property.getType();
    }
    if (type == null || type.containedTypeCount() != 1) {
      throw new IllegalStateException("a JsonNullable states what it holds");
    }
    return new JsonNullableDeserializer(
        context.findContextualValueDeserializer(type.containedType(0), property));
  }

  @Override
  public JsonNullable<Object> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (value == null) {
      throw new IllegalStateException("a JsonNullable is read as a component of a message");
    }
    return new JsonNullable<>(value.deserialize(parser, context));
  }

  @Override
  public JsonNullable getNullValue(DeserializationContext context) {
    return new JsonNullable<>(null);
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
