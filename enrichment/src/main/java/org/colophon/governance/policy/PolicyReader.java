package org.colophon.governance.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.TradeState;
import org.colophon.governance.Limit;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.Sha256Digests;
import org.colophon.governance.policy.Policy.CheckRule;
import org.colophon.governance.policy.Policy.Requirement;
import org.colophon.governance.policy.Policy.TradeRule;
import org.jspecify.annotations.Nullable;

/// A parser of policies in YAML that reports every problem of a file at once.
public final class PolicyReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "version",
          "imprints",
          "content_types",
          "purposes",
          "require",
          "serve",
          "trade",
          "checks",
          "as_of_after",
          "cache");

  private final List<String> problems = new ArrayList<>();
  private final String file;

  private PolicyReader(String file) {
    this.file = file;
  }

  /// Reads one policy.
  ///
  /// @param file its name, for messages
  /// @throws PolicyException when anything is wrong; it names everything that is
  public static Policy read(String file, String yaml) {
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (IOException e) {
      throw new PolicyException(List.of(file + ": no YAML: " + firstLine(e)));
    }
    if (!root.isObject()) {
      throw new PolicyException(List.of(file + ": is empty or not a mapping"));
    }
    PolicyReader reader = new PolicyReader(file);
    Policy policy = reader.policy(root, Sha256Digests.sha256(yaml));
    if (policy == null) {
      throw new PolicyException(reader.problems);
    }
    return policy;
  }

  private @Nullable Policy policy(JsonNode root, String digest) {
    known(root, "", FIELDS);
    String id = root.path("id").asText("");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      problem("id", "'" + id + "' is not a valid policy id: use a-z, 0-9 and '-'");
    }
    int version = root.path("version").asInt(0);
    if (version < 1) {
      problem("version", "is a whole number from 1 on");
    }
    Set<ImprintId> imprints = imprints(root.path("imprints"));
    Set<ContentType> types = enums(root.path("content_types"), "content_types", ContentType.class);
    Set<Purpose> purposes = enums(root.path("purposes"), "purposes", Purpose.class);
    Set<SourceState> serve =
        root.has("serve")
            ? enums(root.path("serve"), "serve", SourceState.class)
            : Set.of(SourceState.values());
    Map<Requirement, Reason.Severity> require = requirements(root.path("require"));
    TradeRule trade = root.has("trade") ? trade(root.path("trade")) : null;
    List<CheckRule> checks = checks(root.path("checks"));
    Limit asOf = limit(root.path("as_of_after"), "as_of_after");
    Duration lifetime = lifetime(root.path("cache"));
    return problems.isEmpty()
        ? new Policy(
            id, version, digest, imprints, types, purposes, require, serve, trade, checks, asOf,
            lifetime)
        : null;
  }

  private Set<ImprintId> imprints(JsonNode node) {
    Set<ImprintId> imprints = new HashSet<>();
    for (JsonNode entry : node) {
      try {
        imprints.add(new ImprintId(entry.asText()));
      } catch (IllegalArgumentException e) {
        problem("imprints", String.valueOf(e.getMessage()));
      }
    }
    if (!node.isMissingNode() && imprints.isEmpty()) {
      problem("imprints", "lists at least one imprint; leave it out to mean all");
    }
    return imprints;
  }

  private Map<Requirement, Reason.Severity> requirements(JsonNode node) {
    Map<Requirement, Reason.Severity> result = new EnumMap<>(Requirement.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Requirement what = oneOf(entry.getKey(), "require", Requirement.class);
      Reason.Severity weight =
          oneOf(entry.getValue().asText(), "require." + entry.getKey(), Reason.Severity.class);
      if (what != null && weight != null) {
        result.put(what, weight);
      }
    }
    return result;
  }

  private @Nullable TradeRule trade(JsonNode node) {
    known(
        node,
        "trade",
        Set.of("serve", "blocked_codes", "omit_price_after", "omit_availability_after"));
    Set<TradeState> serve = enums(node.path("serve"), "trade.serve", TradeState.class);
    if (serve.contains(TradeState.UNKNOWN)) {
      problem("trade.serve", "an unknown state can never be served");
    }
    Limit price = limit(node.path("omit_price_after"), "trade.omit_price_after");
    Limit availability =
        limit(node.path("omit_availability_after"), "trade.omit_availability_after");
    if (price == null || availability == null) {
      problem("trade", "needs omit_price_after and omit_availability_after");
      return null;
    }
    return new TradeRule(serve, codes(node.path("blocked_codes")), price, availability);
  }

  /// Reads `"43"` and ranges such as `"43-52"`.
  private Set<String> codes(JsonNode node) {
    Set<String> codes = new TreeSet<>();
    for (JsonNode entry : node) {
      String text = entry.asText();
      if (text.matches("[0-9]{2}")) {
        codes.add(text);
      } else if (text.matches("[0-9]{2}-[0-9]{2}")) {
        int last = Integer.parseInt(text.substring(3));
        for (int code = Integer.parseInt(text.substring(0, 2)); code <= last; code++) {
          codes.add(String.format(Locale.ROOT, "%02d", code));
        }
      } else {
        problem(
            "trade.blocked_codes",
            "'" + text + "' is not a valid code: use two digits, or a range such as 20-23");
      }
    }
    return codes;
  }

  private List<CheckRule> checks(JsonNode node) {
    List<CheckRule> rules = new ArrayList<>();
    for (JsonNode rule : node) {
      known(
          rule, "checks", Set.of("published_longer_than", "subjects", "warn_after", "block_after"));
      List<String> subjects = new ArrayList<>();
      rule.path("subjects").forEach(subject -> subjects.add(subject.asText()));
      rules.add(
          new CheckRule(
              limit(rule.path("published_longer_than"), "checks.published_longer_than"),
              subjects,
              limit(rule.path("warn_after"), "checks.warn_after"),
              limit(rule.path("block_after"), "checks.block_after")));
    }
    return rules;
  }

  private Duration lifetime(JsonNode node) {
    known(node, "cache", Set.of("max_lifetime"));
    if (limit(node.path("max_lifetime"), "cache.max_lifetime") instanceof Limit.Age age) {
      return Duration.between(Instant.EPOCH, age.from(Instant.EPOCH));
    }
    problem("cache.max_lifetime", "is missing or not a valid duration, such as PT60S");
    return Duration.ofSeconds(1);
  }

  private @Nullable Limit limit(JsonNode node, String field) {
    if (node.isMissingNode()) {
      return null;
    }
    try {
      if (node.isObject()) {
        known(node, field, Set.of("missed_deliveries"));
        return new Limit.MissedDeliveries(node.path("missed_deliveries").asInt(0));
      }
      return Limit.parse(node.asText());
    } catch (IllegalArgumentException e) {
      problem(field, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private <E extends Enum<E>> Set<E> enums(JsonNode node, String field, Class<E> type) {
    Set<E> result = new LinkedHashSet<>();
    for (JsonNode entry : node) {
      E value = oneOf(entry.asText(), field, type);
      if (value != null) {
        result.add(value);
      }
    }
    if (result.isEmpty()) {
      problem(field, "lists at least one of " + words(type));
    }
    return result;
  }

  private <E extends Enum<E>> @Nullable E oneOf(String word, String field, Class<E> type) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    problem(field, "'" + word + "' is not valid: use one of " + words(type));
    return null;
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private void known(JsonNode node, String field, Set<String> fields) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    names.removeAll(fields);
    for (String name : new TreeSet<>(names)) {
      problem(
          field.isEmpty() ? name : field + "." + name,
          "is unknown; known are " + new TreeSet<>(fields));
    }
  }

  private void problem(String field, String what) {
    problems.add(file + ": " + field + ": " + what);
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
