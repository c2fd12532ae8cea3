package org.colophon.governance.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/// Policies of tests, which state only what the test is about.
public final class PolicyYaml {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> REQUIREMENTS =
      List.of("owner", "canonical", "source", "published_at", "original");

  private PolicyYaml() {}

  /// The policy with every key that it lacks, each of which asks for nothing.
  public static String complete(String yaml) {
    try {
      ObjectNode policy = (ObjectNode) YAML.readTree(yaml);
      ObjectNode require = policy.withObjectProperty("require");
      REQUIREMENTS.stream()
          .filter(what -> !require.has(what))
          .forEach(what -> require.put(what, "ignore"));
      if (!policy.has("serve")) {
        List.of("draft", "scheduled", "published", "withheld")
            .forEach(policy.withArrayProperty("serve")::add);
      }
      if (!policy.has("trade") && sells(policy.path("content_types"))) {
        policy.put("trade", "ignore");
      }
      if (policy.get("trade") instanceof ObjectNode trade && !trade.has("blocked_codes")) {
        trade.putArray("blocked_codes");
      }
      if (!policy.has("checks")) {
        policy.putArray("checks");
      }
      if (!policy.has("as_of_after")) {
        policy.put("as_of_after", "unbounded");
      }
      return YAML.writeValueAsString(policy);
    } catch (IOException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  private static boolean sells(JsonNode types) {
    return StreamSupport.stream(types.spliterator(), false)
        .anyMatch(type -> type.asText().equals("book"));
  }
}
