package org.colophon.service.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A count of the fields of messages that are passed over unread.
final class UnreadFields {
  private static final Set<String> MESSAGE =
      Set.of(
          "type",
          "messageId",
          "userId",
          "anonymousId",
          "event",
          "traits",
          "properties",
          "context",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt");
  private static final Set<String> TRAITS = Set.of("segments", "child");
  private static final Set<String> PROPERTIES =
      Set.of(
          "item_id",
          "product_id",
          "contributor_id",
          "series_id",
          "topic",
          "newsletter_id",
          "products",
          "response_id",
          "verdict_id");

  private UnreadFields() {}

  /// The number of fields of a message, its traits, its properties and their products that no
  /// reader knows. Those in its context are not counted.
  static int count(JsonNode message) {
    int count = unknown(message, MESSAGE) + unknown(message.path("traits"), TRAITS);
    JsonNode properties = message.path("properties");
    count += unknown(properties, PROPERTIES);
    for (JsonNode product : properties.path("products")) {
      count += unknown(product, PROPERTIES);
    }
    return count;
  }

  private static int unknown(JsonNode node, Set<String> known) {
    Iterable<String> names = node::fieldNames;
    return (int)
        StreamSupport.stream(names.spliterator(), false).filter(n -> !known.contains(n)).count();
  }
}
