package org.colophon.service.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON Schemas (2020-12) of messages, made from the same types and annotations that the mapper
/// reads. Not thread-safe.
public final class SchemaGenerator {
  private static final Map<Class<?>, String> NUMBERS =
      Map.of(
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          Long.class, "integer",
          double.class, "number",
          Double.class, "number",
          boolean.class, "boolean",
          Boolean.class, "boolean");

  private final String prefix;
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();
  private final Map<String, Class<?>> names = new HashMap<>();
  private boolean answers;

  /// @param prefix what a reference to a definition begins with, such as `#/$defs/`
  public SchemaGenerator(String prefix) {
    this.prefix = prefix;
  }

  /// A reference to the schema of a message that comes in. Ask for these before any answer: a
  /// message of both kinds has the schema of one that comes in.
  public ObjectNode request(Class<?> message) {
    answers = false;
    return reference(message);
  }

  /// A reference to the schema of a message that goes out. Its lists are there even when empty.
  public ObjectNode answer(Class<?> message) {
    answers = true;
    return reference(message);
  }

  /// The schemas that were referred to, by name.
  public ObjectNode definitions() {
    return definitions;
  }

  /// The name of a message's schema.
  public static String name(Class<?> message) {
    SchemaName name = message.getAnnotation(SchemaName.class);
    return name == null ? message.getSimpleName() : name.value();
  }

  private ObjectNode reference(Class<?> message) {
    String name = name(message);
    Class<?> known = names.putIfAbsent(name, message);
    if (known == null) {
      ObjectNode schema = definitions.putObject(name); // before its parts: it may refer to itself
      describe(schema, message.getAnnotation(Description.class));
      OneOf choices = message.getAnnotation(OneOf.class);
      if (choices == null) {
        object(schema, message);
      } else {
        schema.setAll(oneOf(choices));
      }
    } else if (!known.equals(message)) {
      throw new IllegalStateException(
          "the schema name '" + name + "' is used by " + known + " and " + message);
    }
    return node().put("$ref", prefix + name);
  }

  private void object(ObjectNode schema, Class<?> message) {
    schema.put("type", "object");
    ObjectNode properties = node();
    List<String> required = new ArrayList<>();
    boolean open = properties(message, properties, required);
    JsonIgnoreProperties ignored = message.getAnnotation(JsonIgnoreProperties.class);
    if (ignored != null) {
      open |= ignored.ignoreUnknown();
      for (String name : ignored.value()) {
        properties.set(name, node().put("description", "Not read."));
      }
    }
    if (!required.isEmpty()) {
      required.forEach(schema.putArray("required")::add);
    }
    schema.put("additionalProperties", open);
    schema.set("properties", properties);
  }

  /// Adds a message's properties; tells whether it takes others too.
  private boolean properties(Class<?> message, ObjectNode properties, List<String> required) {
    boolean open = false;
    for (RecordComponent component : message.getRecordComponents()) {
      String name = FieldNames.of(message, component.getName());
      if (isAnySetter(message, component)) {
        open = true;
      } else if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        open |= properties(component.getType(), properties, required);
      } else {
        ObjectNode property = component(component);
        describe(property, component.getAnnotation(Description.class));
        properties.set(name, property);
        if (isRequired(component)) {
          required.add(name);
        }
      }
    }
    return open;
  }

  private boolean isRequired(RecordComponent component) {
    if (List.class.isAssignableFrom(component.getType())) {
      Size size = component.getAnnotation(Size.class);
      return (size != null && size.min() > 0)
          || (answers
              && !isLeftOutWhenEmpty(component)
              && MessageIntrospector.isRequired(component.getAnnotatedType()));
    }
    return MessageIntrospector.isRequired(component.getAnnotatedType());
  }

  private static boolean isLeftOutWhenEmpty(RecordComponent component) {
    JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
  }

  private static boolean isAnySetter(Class<?> message, RecordComponent component) {
    try {
      return message.getDeclaredField(component.getName()).isAnnotationPresent(JsonAnySetter.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }

  private ObjectNode component(RecordComponent component) {
    SchemaVersion version = component.getAnnotation(SchemaVersion.class);
    if (version != null) {
      return node().put("const", version.value());
    }
    return type(component.getGenericType(), component);
  }

  private ObjectNode type(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return list(arguments[0], component);
      }
      if (generic.getRawType() == JsonNullable.class) {
        return nullable(type(arguments[0], component));
      }
      if (generic.getRawType() == Map.class) {
        ObjectNode map = node().put("type", "object");
        map.set("additionalProperties", type(arguments[1], component));
        return map;
      }
    }
    if (type instanceof Class<?> plain) {
      return plain(plain, component);
    }
    throw new IllegalStateException(component + " has a type that messages cannot have: " + type);
  }

  private ObjectNode plain(Class<?> type, RecordComponent component) {
    if (type == String.class) {
      return text(component.getAnnotation(Text.class));
    }
    if (type.isEnum()) {
      ObjectNode schema = node().put("type", "string");
      for (Object constant : type.getEnumConstants()) {
        schema.withArray("/enum").add(EnumNames.of((Enum<?>) constant));
      }
      return schema;
    }
    if (type == Instant.class) {
      return node().put("type", "string").put("format", "date-time");
    }
    if (type == SourceTime.class || type == RestrictionTime.class) {
      return node().put("type", "string").put("description", SourceTime.EXPECTED);
    }
    if (Identifiers.contains(type)) {
      return node().put("type", "string").put("pattern", Identifiers.PATTERN);
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      OneOf choices = component.getAnnotation(OneOf.class);
      return choices == null ? node() : oneOf(choices);
    }
    if (NUMBERS.containsKey(type)) {
      return number(NUMBERS.get(type), component.getAnnotation(Range.class));
    }
    if (type.isRecord()) {
      return reference(type);
    }
    throw new IllegalStateException(component + " has a type that messages cannot have: " + type);
  }

  private ObjectNode oneOf(OneOf choices) {
    if (choices.value().length == 1) {
      return reference(choices.value()[0]);
    }
    ObjectNode schema = node();
    for (Class<?> choice : choices.value()) {
      schema.withArray("/oneOf").add(reference(choice));
    }
    return schema;
  }

  private ObjectNode list(Type entry, RecordComponent component) {
    ObjectNode schema = node().put("type", "array");
    schema.set("items", type(entry, component));
    Size size = component.getAnnotation(Size.class);
    if (size != null) {
      if (size.min() > 0) {
        schema.put("minItems", size.min());
      }
      schema.put("maxItems", size.max());
    }
    return schema;
  }

  private static ObjectNode nullable(ObjectNode schema) {
    JsonNode type = schema.get("type");
    if (type != null) {
      schema.putArray("type").add(type).add("null");
    }
    return schema;
  }

  private static ObjectNode text(@Nullable Text text) {
    ObjectNode schema = node().put("type", "string");
    if (text != null) {
      schema.put("maxLength", text.max());
      if (!text.format().schemaFormat().isEmpty()) {
        schema.put("format", text.format().schemaFormat());
      }
      if (!text.format().schemaPattern().isEmpty()) {
        schema.put("pattern", text.format().schemaPattern());
      }
    }
    return schema;
  }

  private static ObjectNode number(String type, @Nullable Range range) {
    ObjectNode schema = node().put("type", type);
    if (range != null) {
      schema.put("minimum", range.min());
      if (range.max() < Long.MAX_VALUE) {
        schema.put("maximum", range.max());
      }
    }
    return schema;
  }

  private static void describe(ObjectNode schema, @Nullable Description description) {
    if (description != null) {
      String more = schema.path("description").asText("");
      schema.put(
          "description", description.value() + (more.isEmpty() ? "" : " Format: " + more + "."));
    }
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
