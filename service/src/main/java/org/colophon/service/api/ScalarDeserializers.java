package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The readers of numbers and of true and false, without any conversion between types.
final class ScalarDeserializers {
  private ScalarDeserializers() {}

  static Map<Class<?>, JsonDeserializer<?>> all() {
    return Map.of(
        int.class, new Whole<>(Integer.class, Integer.MAX_VALUE),
        Integer.class, new Whole<>(Integer.class, Integer.MAX_VALUE),
        long.class, new Whole<>(Long.class, Long.MAX_VALUE),
        Long.class, new Whole<>(Long.class, Long.MAX_VALUE),
        double.class, new Decimal(),
        Double.class, new Decimal(),
        boolean.class, new Flag(),
        Boolean.class, new Flag());
  }

  /// Whole numbers; the limits are those of [Range] at the component.
  private static final class Whole<T extends Number> extends StdScalarDeserializer<T>
      implements ContextualDeserializer {
    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final long min;
    private final long max;

    Whole(Class<T> type, long max) {
      this(type, -max, max);
    }

    private Whole(Class<T> type, long min, long max) {
      super(type);
      this.type = type;
      this.min = min;
      this.max = max;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      Range range = property == null ? null : property.getAnnotation(Range.class);
      return range == null ? this : within(range);
    }

    private Whole<T> within(Range range) {
      long least = Math.max(range.min(), min);
      long most = Math.min(range.max(), max);
      return new Whole<>(type, least, most);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        throw MessageErrors.wrongType(parser, "a whole number");
      }
      BigInteger value = parser.getBigIntegerValue();
      if (value.compareTo(BigInteger.valueOf(min)) < 0
          || value.compareTo(BigInteger.valueOf(max)) > 0) {
        throw new ApiException(
            ErrorCode.BAD_VALUE,
            "",
            Excerpt.of(value.toString()) + " is out of range",
            "send a number from " + min + " to " + max);
      }
      return type.cast(
          type == Integer.class ? (Number) value.intValueExact() : (Number) value.longValueExact());
    }
  }

  /// Numbers with or without decimals.
  private static final class Decimal extends StdScalarDeserializer<Double> {
    private static final long serialVersionUID = 1;

    Decimal() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric()) {
        throw MessageErrors.wrongType(parser, "a number");
      }
      return parser.getDoubleValue();
    }
  }

  /// True and false.
  private static final class Flag extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1;

    Flag() {
      super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isBoolean()) {
        throw MessageErrors.wrongType(parser, "true or false");
      }
      return parser.getBooleanValue();
    }
  }
}
