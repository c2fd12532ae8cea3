package org.colophon.service.crm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.audience.PersonRef;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmContact;
import org.jspecify.annotations.Nullable;

/// The names of a CRM's fields. Every field has one writer: the CRM writes what is read here, and
/// Colophon alone writes the others. So neither side overwrites what the other one has just stated.
///
/// @param key of the person's pseudonym, an external id
/// @param read the fields in which the CRM states an attribute
/// @param written the fields in which Colophon states it
public record FieldMapping(
    String key, Map<CrmAttribute, String> read, Map<CrmAttribute, String> written) {
  static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

  public FieldMapping {
    read = Map.copyOf(read);
    written = Map.copyOf(written);
    List<String> all =
        Stream.of(Stream.of(key), read.values().stream(), written.values().stream())
            .flatMap(names -> names)
            .toList();
    for (String name : all) {
      if (!FIELD.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "'" + name + "' is not a valid field name; use letters, digits and '_'");
      }
    }
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException(
          "a field of the CRM is named twice; give each attribute and direction its own field");
    }
  }

  /// Reads `ATTRIBUTE=FIELD` texts.
  ///
  /// @throws IllegalArgumentException when one is not valid
  public static FieldMapping of(String key, List<String> read, List<String> written) {
    return new FieldMapping(key, fields(read), fields(written));
  }

  private static Map<CrmAttribute, String> fields(List<String> texts) {
    Map<CrmAttribute, String> fields = new EnumMap<>(CrmAttribute.class);
    for (String text : texts) {
      int equals = text.indexOf('=');
      String name = text.substring(0, Math.max(0, equals));
      CrmAttribute attribute =
          CrmAttribute.find(name)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "'"
                          + name
                          + "' is not a valid attribute; use one of "
                          + Stream.of(CrmAttribute.values()).map(CrmAttribute::text).toList()));
      fields.put(attribute, text.substring(equals + 1));
    }
    return fields;
  }

  /// The columns that files have: the attributes' own names.
  static FieldMapping ofFiles() {
    Map<CrmAttribute, String> columns = new EnumMap<>(CrmAttribute.class);
    Stream.of(CrmAttribute.values()).forEach(one -> columns.put(one, one.text()));
    return new FieldMapping("person", columns, Map.of());
  }

  /// Every field that is read back, without the key.
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (CrmAttribute attribute : CrmAttribute.values()) {
      Stream.of(read.get(attribute), written.get(attribute))
          .filter(field -> field != null)
          .forEach(fields::add);
    }
    return fields;
  }

  /// The person of a record; null when the key is no valid pseudonym.
  @Nullable PersonRef person(Function<String, String> record) {
    try {
      return new PersonRef(record.apply(key));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// What the CRM states in a record.
  CrmContact.Parsed stated(PersonRef person, Function<String, String> record) {
    return contact(person, read, record);
  }

  /// What stands in the fields that Colophon writes.
  CrmContact held(PersonRef person, Function<String, String> record) {
    return contact(person, written, record).contact();
  }

  private static CrmContact.Parsed contact(
      PersonRef person, Map<CrmAttribute, String> fields, Function<String, String> record) {
    Map<CrmAttribute, String> values = new EnumMap<>(CrmAttribute.class);
    fields.forEach((attribute, field) -> values.put(attribute, record.apply(field)));
    return CrmContact.parse(person, values);
  }

  /// What Colophon writes into its fields; empty values as well.
  Map<String, String> record(CrmContact contact) {
    Map<CrmAttribute, String> values = contact.values();
    Map<String, String> record = new LinkedHashMap<>();
    record.put(key, contact.person().value());
    for (CrmAttribute attribute : CrmAttribute.values()) {
      String field = written.get(attribute);
      if (field != null) {
        record.put(field, values.getOrDefault(attribute, ""));
      }
    }
    return record;
  }
}
