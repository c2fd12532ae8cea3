package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The reader of strings; its limits are those of [Text] at the component.
final class TextDeserializer extends StdScalarDeserializer<String>
    implements ContextualDeserializer {
  private static final long serialVersionUID = 1;
  private static final int USUAL_MAX = 200;

  private final int max;
  private final TextFormat format;

  TextDeserializer() {
    this(USUAL_MAX, TextFormat.PLAIN);
  }

  private TextDeserializer(int max, TextFormat format) {
    super(String.class);
    this.max = max;
    this.format = format;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    SchemaVersion version = property == null ? null : property.getAnnotation(SchemaVersion.class);
    if (version != null) {
      return new OfValue<>(String.class, text -> checkSchema(text, version.value()));
    }
    Text text = property == null ? null : property.getAnnotation(Text.class);
    return text == null ? this : new TextDeserializer(text.max(), text.format());
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return format.check(text(parser, max));
  }

  private static String checkSchema(String text, String expected) {
    if (!text.equals(expected)) {
      throw new ApiException(
          ErrorCode.UNKNOWN_SCHEMA,
          "",
          Excerpt.of(text) + " is not a schema that can be read here",
          "send '" + expected + "'");
    }
    return text;
  }

  static String text(JsonParser parser, int max) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      throw MessageErrors.wrongType(parser, "a string");
    }
    return TextRules.check(parser.getText(), max);
  }

  /// The reader of a value that is written as a string: an id, an enum constant.
  static final class OfValue<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parse;

    OfValue(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return parse.apply(text(parser, USUAL_MAX));
    }
  }
}
