package org.colophon.service.http;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the place that the catalogue names at fault into a JSON pointer of the body that came.
final class Pointers {
  private static final Pattern INDEXED = Pattern.compile("(item\\.)?(\\w+)\\[(\\d+)](?:\\.(.*))?");
  private static final Map<String, String> FACT_FIELDS =
      Map.of(
          "key.entity", "",
          "observedAt", "/observed_at",
          "validFrom", "/valid_from",
          "validTo", "/valid_to",
          "value.at", "/value");

  private Pointers() {}

  /// Of a body that is a statement of facts.
  static String ofFacts(String field) {
    Matcher indexed = INDEXED.matcher(field);
    if (!indexed.matches()) {
      return plain(field);
    }
    String rest = indexed.group(4) == null ? "" : indexed.group(4);
    return "/facts/" + indexed.group(3) + FACT_FIELDS.getOrDefault(rest, "");
  }

  /// Of a body that is an item: its facts stand in many places there, so those point at the whole.
  static String ofItem(String field) {
    Matcher indexed = INDEXED.matcher(field);
    if (indexed.matches()) {
      return indexed.group(2).equals("products") ? "/products/" + indexed.group(3) + "/id" : "";
    }
    return field.equals("item.identity.source") ? "/source" : plain(field);
  }

  private static String plain(String field) {
    return field.equals("observedAt") ? "/observed_at" : "/" + field;
  }
}
