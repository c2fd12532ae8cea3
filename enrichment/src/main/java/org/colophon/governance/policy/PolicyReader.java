package org.colophon.governance.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/// A parser of policies in YAML that reports every problem of a file at once. A key that is missing
/// is a problem: a policy that asks for nothing states `ignore`, `[]` or `unbounded`.
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

  private static final String IGNORE = "ignore";
  private static final String UNBOUNDED = "unbounded";

  /// States in which nothing is shown to anybody, whatever a policy says.
  private static final Set<SourceState> NEVER_SERVED =
      EnumSet.of(
          SourceState.RECALLED, SourceState.WITHDRAWN, SourceState.CANCELED, SourceState.DELETED);

  private static final Set<TradeState> NEVER_SOLD =
      EnumSet.of(TradeState.RECALLED, TradeState.WITHDRAWN, TradeState.UNKNOWN);

  /// The trade rule of a stored policy that states none.
  private static final TradeRule STRICTEST =
      new TradeRule(
          EnumSet.of(TradeState.ACTIVE),
          Set.of(),
          new Limit.MissedDeliveries(1),
          new Limit.MissedDeliveries(1));

  private final List<String> problems = new ArrayList<>();
  private final String file;
  private final boolean stored;

  private PolicyReader(String file, boolean stored) {
    this.file = file;
    this.stored = stored;
  }

  /// Reads one policy.
  ///
  /// @param file its name, for messages
  /// @throws PolicyException when anything is wrong; it names everything that is
  public static Policy read(String file, String yaml) {
    return read(file, yaml, false);
  }

  /// Reads a policy that was in force before, perhaps by the rules of an earlier version. A key
  /// that it lacks is read as the strictest value.
  ///
  /// @throws PolicyException when anything else is wrong
  public static Policy readStored(String file, String yaml) {
    return read(file, yaml, true);
  }

  private static Policy read(String file, String yaml, boolean stored) {
    PolicyReader reader = new PolicyReader(file, stored);
    Policy policy = reader.policy(document(file, yaml), Sha256Digests.sha256(yaml));
    if (policy == null) {
      throw new PolicyException(reader.problems);
    }
    return policy;
  }

  private static JsonNode document(String file, String yaml) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      JsonNode root = documents.hasNextValue() ? documents.nextValue() : null;
      if (root == null || !root.isObject()) {
        throw new PolicyException(List.of(file + ": is empty or not a mapping"));
      }
      if (documents.hasNextValue()) {
        throw new PolicyException(
            List.of(file + ": has a second YAML document; write each policy to a file of its own"));
      }
      return root;
    } catch (IOException e) {
      throw new PolicyException(List.of(file + ": is not valid YAML: " + firstLine(e)));
    }
  }

  private @Nullable Policy policy(JsonNode root, String digest) {
    known(root, "", FIELDS);
    String id = root.path("id").asText("");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      problem("id", "'" + id + "' is not a valid policy id: use a-z, 0-9 and '-'");
    }
    int version = wholeNumber(root.path("version"));
    if (version < 1) {
      problem("version", "is a whole number from 1 on");
    }
    Set<ImprintId> imprints = imprints(root.path("imprints"));
    Set<ContentType> types = enums(root.path("content_types"), "content_types", ContentType.class);
    Set<Purpose> purposes = enums(root.path("purposes"), "purposes", Purpose.class);
    Map<Requirement, Reason.Severity> require = requirements(root.path("require"));
    Set<SourceState> serve = serve(root.path("serve"));
    TradeRule trade = trade(root.path("trade"), types);
    List<CheckRule> checks = checks(root.path("checks"));
    Limit asOf = asOf(root.path("as_of_after"));
    Duration lifetime = lifetime(root.path("cache"));
    return problems.isEmpty()
        ? new Policy(
            id, version, digest, imprints, types, purposes, require, serve, trade, checks, asOf,
            lifetime)
        : null;
  }

  private static int wholeNumber(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
  }

  /// Reports a key that is missing, unless the policy was stored by earlier rules.
  private void missing(String field, String howTo) {
    if (!stored) {
      problem(field, "is missing; " + howTo);
    }
  }

  private Set<SourceState> serve(JsonNode node) {
    if (node.isMissingNode()) {
      missing("serve", "list the states that may be served, such as [published]");
      return Set.of(SourceState.PUBLISHED);
    }
    Set<SourceState> states = enums(node, "serve", SourceState.class);
    return without(states, NEVER_SERVED, "serve");
  }

  private <E extends Enum<E>> Set<E> without(Set<E> states, Set<E> never, String field) {
    Set<E> left = new LinkedHashSet<>(states);
    left.removeAll(never);
    for (E state : states) {
      if (never.contains(state) && !stored) {
        problem(field, "'" + word(state) + "' can never be served; remove it");
      }
    }
    return left;
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
    String howTo = "write block, warn, info or ignore for each of " + words(Requirement.class);
    if (!node.isMissingNode() && !node.isObject()) {
      problem("require", "is not a mapping: " + howTo);
      return result;
    }
    for (String key : names(node)) {
      Requirement what = oneOf(key, "require", Requirement.class);
      if (what != null) {
        requirement(what, node.path(key).asText()).ifPresent(weight -> result.put(what, weight));
      }
    }
    for (Requirement what : Requirement.values()) {
      if (!node.has(word(what))) {
        missing("require." + word(what), "write block, warn, info or ignore");
        if (stored && node.isMissingNode()) {
          result.put(what, Reason.Severity.BLOCK);
        }
      }
    }
    return result;
  }

  private Optional<Reason.Severity> requirement(Requirement what, String weight) {
    return weight.equals(IGNORE)
        ? Optional.empty()
        : Optional.ofNullable(oneOf(weight, "require." + word(what), Reason.Severity.class));
  }

  /// The rule on products, which only books have.
  private @Nullable TradeRule trade(JsonNode node, Set<ContentType> types) {
    if (node.isMissingNode()) {
      if (types.contains(ContentType.BOOK)) {
        missing("trade", "say what products must be like, or write trade: ignore");
        return stored ? STRICTEST : null;
      }
      return null;
    }
    if (node.isTextual() && node.textValue().equals(IGNORE)) {
      return null;
    }
    known(
        node,
        "trade",
        Set.of("serve", "blocked_codes", "omit_price_after", "omit_availability_after"));
    Set<TradeState> serve = enums(node.path("serve"), "trade.serve", TradeState.class);
    Limit price = limit(node.path("omit_price_after"), "trade.omit_price_after");
    Limit availability =
        limit(node.path("omit_availability_after"), "trade.omit_availability_after");
    Set<String> codes = codes(node.path("blocked_codes"));
    if (price == null || availability == null) {
      problem("trade", "needs omit_price_after and omit_availability_after");
      return null;
    }
    return new TradeRule(without(serve, NEVER_SOLD, "trade.serve"), codes, price, availability);
  }

  /// Reads `"43"` and ranges such as `"43-52"`.
  private Set<String> codes(JsonNode node) {
    Set<String> codes = new TreeSet<>();
    if (!node.isArray()) {
      missing("trade.blocked_codes", "list the availability codes that are blocked, or write []");
    }
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
    if (!node.isArray()) {
      missing("checks", "list how old the last content check may be, or write []");
    }
    for (JsonNode rule : node) {
      known(
          rule, "checks", Set.of("published_longer_than", "subjects", "warn_after", "block_after"));
      List<String> subjects = new ArrayList<>();
      rule.path("subjects").forEach(subject -> subjects.add(subject.asText()));
      Limit warn = limit(rule.path("warn_after"), "checks.warn_after");
      Limit block = limit(rule.path("block_after"), "checks.block_after");
      if (!rule.has("warn_after") && !rule.has("block_after") && !stored) {
        problem("checks", "has a rule without a limit; state warn_after or block_after");
      }
      if (rule.has("subjects") && subjects.isEmpty() && !stored) {
        problem("checks.subjects", "lists at least one subject; leave it out to mean all");
      }
      rules.add(
          new CheckRule(
              limit(rule.path("published_longer_than"), "checks.published_longer_than"),
              subjects,
              warn,
              block));
    }
    return rules;
  }

  private @Nullable Limit asOf(JsonNode node) {
    if (node.isMissingNode()) {
      missing("as_of_after", "state the age from which the date is shown, or write unbounded");
      return null;
    }
    boolean never = node.isTextual() && node.textValue().equals(UNBOUNDED);
    return never ? null : limit(node, "as_of_after");
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
        return new Limit.MissedDeliveries(wholeNumber(node.path("missed_deliveries")));
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
      if (word(value).equals(word)) {
        return value;
      }
    }
    problem(field, "'" + word + "' is not valid: use one of " + words(type));
    return null;
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(PolicyReader::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void known(JsonNode node, String field, Set<String> fields) {
    Set<String> names = names(node);
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
