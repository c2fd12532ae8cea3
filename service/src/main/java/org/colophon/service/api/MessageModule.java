package org.colophon.service.api;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/// The readers and writers of the types in messages, in one place; the domain's types know nothing
/// of JSON.
final class MessageModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  MessageModule() {
    super("messages");
    setDeserializers(new EnumDeserializers());
    addDeserializer(String.class, new TextDeserializer());
    addDeserializer(List.class, new ListDeserializer());
    addDeserializer(JsonNullable.class, new JsonNullableDeserializer());
    addDeserializer(
        SourceTime.class, new SourceTimeDeserializer<>(SourceTime.class, SourceTime::read));
    addDeserializer(
        RestrictionTime.class,
        new SourceTimeDeserializer<>(RestrictionTime.class, RestrictionTime::read));
    ScalarDeserializers.all().forEach(this::scalar);
    Identifiers.types().keySet().forEach(this::identifier);
    addSerializer(Instant.class, ToStringSerializer.instance);
    addSerializer(SourceTime.class, new SourceTimeSerializer());
    addSerializer(RestrictionTime.class, new RestrictionTimeSerializer());
    addSerializer(Enum.class, new LowerCaseSerializer());
    addSerializer(JsonNullable.class, new JsonNullableSerializer());
  }

  private <T> void scalar(Class<T> type, JsonDeserializer<?> reader) {
    @SuppressWarnings("unchecked")
    JsonDeserializer<T> typed = (JsonDeserializer<T>) reader;
    addDeserializer(type, typed);
  }

  private <T> void identifier(Class<T> type) {
    addDeserializer(
        type, new TextDeserializer.OfValue<>(type, text -> Identifiers.parse(type, text)));
    addSerializer(type, ToStringSerializer.instance);
  }

  /// Every enum, in lower case.
  private static final class EnumDeserializers extends SimpleDeserializers {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return enumDeserializer(type.asSubclass(Enum.class));
    }

    private static <E extends Enum<E>> JsonDeserializer<E> enumDeserializer(
        @SuppressWarnings("rawtypes") Class<? extends Enum> type) {
      @SuppressWarnings("unchecked")
      Class<E> constants = (Class<E>) type;
      return new TextDeserializer.OfValue<>(constants, text -> EnumNames.parse(constants, text));
    }
  }
}
