package org.colophon.service.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of lists; the number of entries is bounded by [Size] at the component. An absent list
/// is empty; one with a minimum is required.
@SuppressWarnings("rawtypes") // registered for List, whatever it holds
final class ListDeserializer extends StdDeserializer<List> implements ContextualDeserializer {
  private static final long serialVersionUID = 1;
  private static final int USUAL_MAX = 1_000;

  private final int min;
  private final int max;
  private final transient @Nullable JsonDeserializer<Object> entries;

  ListDeserializer() {
    this(0, USUAL_MAX, null);
  }

  private ListDeserializer(int min, int max, @Nullable JsonDeserializer<Object> entries) {
    super(List.class);
    this.min = min;
    this.max = max;
    this.entries = entries;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    JavaType list = context.getContextualType();
    if (list == null && property != null) {
      list = property.getType();
    }
    if (list == null) {
      throw new IllegalStateException("a list's entries have a type");
    }
    Size size = property == null ? null : property.getAnnotation(Size.class);
    return new ListDeserializer(
        size == null ? 0 : size.min(),
        size == null ? USUAL_MAX : size.max(),
        context.findContextualValueDeserializer(list.getContentType(), property));
  }

  @Override
  public List<Object> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (entries == null) {
      throw new IllegalStateException("a list is read as a component of a message");
    }
    if (!parser.isExpectedStartArrayToken()) {
      throw MessageErrors.wrongType(parser, "a list");
    }
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (list.size() == max) {
        throw tooMany(parser);
      }
      list.add(entry(entries, list.size(), parser, context));
    }
    if (list.size() < min) {
      throw new ApiException(ErrorCode.EMPTY, "", "is empty", "send at least " + min);
    }
    return List.copyOf(list);
  }

  private static Object entry(
      JsonDeserializer<Object> entries,
      int index,
      JsonParser parser,
      DeserializationContext context)
      throws IOException {
    try {
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        return none(entries, context);
      }
      return entries.deserialize(parser, context);
    } catch (ApiException | IOException e) {
      throw JsonMappingException.wrapWithPath(e, List.of(), index);
    }
  }

  /// Only entries that are read later may be `null`.
  private static Object none(JsonDeserializer<Object> entries, DeserializationContext context)
      throws JsonMappingException {
    Object none = entries.getNullValue(context);
    if (none == null) {
      throw MessageErrors.wrongType("", JsonToken.VALUE_NULL, "an entry");
    }
    return none;
  }

  private ApiException tooMany(JsonParser parser) throws IOException {
    int count = max;
    do {
      parser.skipChildren();
      count++;
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return new ApiException(
        ErrorCode.TOO_MANY,
        "",
        "has " + count + " entries; the limit is " + max,
        "send fewer entries");
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return List.of();
  }

  @Override
  public List getNullValue(DeserializationContext context) {
    return List.of();
  }
}
