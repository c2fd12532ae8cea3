package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.Allowance.Exemption;
import org.colophon.catalog.Allowance.ItemOverride;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Limit;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.rules.PolicyOverrides;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// Exceptions and overrides as JSON. The Java type of an exception is called an exemption, since it
/// is nothing that is thrown.
public final class AllowanceJson {
  private static final Set<String> EXCEPTION_FIELDS =
      Set.of("id", "imprint", "code", "fact", "limit", "owner", "reason", "by", "from", "until");
  private static final Set<String> OVERRIDE_FIELDS =
      Set.of("id", "item", "code", "fact", "reason", "by", "from", "until");

  private AllowanceJson() {}

  /// Reads an exception.
  ///
  /// @param id of one that names none
  /// @param now one that does not say when it begins counts at once, however wrong the clock is
  public static Reading<Allowance> readException(JsonNode node, String id, Instant now) {
    return Fault.reading(
        () -> exception(Fields.of(node, "", EXCEPTION_FIELDS, Times.stated(null)), id, now));
  }

  /// Reads an override.
  ///
  /// @param id of one that names none
  /// @param now one that does not say when it begins counts at once, however wrong the clock is
  public static Reading<Allowance> readOverride(JsonNode node, String id, Instant now) {
    return Fault.reading(
        () -> override(Fields.of(node, "", OVERRIDE_FIELDS, Times.stated(null)), id, now));
  }

  private static Allowance exception(Fields fields, String id, Instant now) throws Fault {
    Span span = span(fields, now);
    Instant last = span.from().atZone(ZoneOffset.UTC).plus(Allowance.LONGEST_EXEMPTION).toInstant();
    within(span, last, "12 months");
    ReasonCode code = code(fields);
    return new Exemption(
        id(fields, id),
        fields.id("imprint", ImprintId::new),
        code.name(),
        fact(fields),
        limit(fields, code),
        fields.id("owner", DeskId::new),
        fields.text("reason", 500),
        fields.text("by", 100),
        span.from(),
        span.until());
  }

  private static Allowance override(Fields fields, String id, Instant now) throws Fault {
    Span span = span(fields, now);
    within(span, span.from().plus(Allowance.LONGEST_OVERRIDE), "72 hours");
    return new ItemOverride(
        id(fields, id),
        fields.id("item", ItemId::new),
        code(fields).name(),
        fact(fields),
        fields.text("reason", 500),
        fields.text("by", 100),
        span.from(),
        span.until());
  }

  private record Span(Instant from, Instant until) {}

  private static Span span(Fields fields, Instant now) throws Fault {
    Instant given = fields.optionalInstant("from", Edge.END);
    Instant until = fields.optionalInstant("until", Edge.START);
    if (until == null) {
      throw new Fault(Code.MISSING_FIELD, "/until", "is missing", "state when it ends");
    }
    return new Span(given == null ? now.minus(PolicyOverrides.UNCERTAINTY) : given, until);
  }

  private static void within(Span span, Instant last, String longest) throws Fault {
    if (!span.until().isAfter(span.from()) || span.until().isAfter(last)) {
      throw new Fault(
          Code.BAD_VALUE,
          "/until",
          "is not after the start and within " + longest + " of it, " + span.from(),
          "state an end up to " + last);
    }
  }

  private static String id(Fields fields, String absent) throws Fault {
    String stated = fields.optionalId("id", text -> IdGrammar.check("exception or override", text));
    return stated == null ? absent : stated;
  }

  private static ReasonCode code(Fields fields) throws Fault {
    String word = fields.text("code", 60);
    for (ReasonCode code : PolicyOverrides.LOOSENABLE) {
      if (Words.of(code).equals(word)) {
        return code;
      }
    }
    throw new Fault(
        Code.BAD_VALUE,
        "/code",
        "is no reason that can be loosened: " + Excerpt.of(word, 60),
        "write one of "
            + PolicyOverrides.LOOSENABLE.stream().map(Words::of).collect(Collectors.joining(", ")));
  }

  private static @Nullable FactType fact(Fields fields) throws Fault {
    String word = fields.optionalText("fact", 60);
    if (word == null) {
      return null;
    }
    return Arrays.stream(FactType.values())
        .filter(type -> Words.of(type).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new Fault(
                Code.BAD_VALUE,
                "/fact",
                "is no fact: " + Excerpt.of(word, 60),
                "write one of "
                    + Arrays.stream(FactType.values())
                        .map(Words::of)
                        .collect(Collectors.joining(", "))));
  }

  private static @Nullable String limit(Fields fields, ReasonCode code) throws Fault {
    String text = fields.optionalText("limit", 40);
    boolean aged = PolicyOverrides.AGED.contains(code);
    if (aged == (text == null)) {
      throw new Fault(
          aged ? Code.MISSING_FIELD : Code.BAD_VALUE,
          "/limit",
          aged ? "is missing: how old it may be instead" : "is for reasons of age only",
          aged ? "write a duration, such as P9D" : "leave it out");
    }
    if (text != null) {
      try {
        Limit.parse(text);
      } catch (IllegalArgumentException e) {
        throw new Fault(
            Code.BAD_VALUE,
            "/limit",
            "is wrong: " + e.getMessage(),
            "write a duration, such as P9D");
      }
    }
    return text;
  }

  /// Writes an exception or override as it is read.
  public static ObjectNode write(Allowance allowance) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", allowance.id());
    switch (allowance) {
      case Exemption exemption -> {
        node.put("imprint", exemption.imprint().value());
        Written.put(node, "limit", exemption.limit());
        node.put("owner", exemption.owner().value());
      }
      case ItemOverride override -> node.put("item", override.item().value());
    }
    node.put("code", allowance.code().toLowerCase(Locale.ROOT));
    FactType fact = allowance.fact();
    if (fact != null) {
      node.put("fact", Words.of(fact));
    }
    node.put("reason", allowance.reason()).put("by", allowance.by());
    Written.put(node, "from", allowance.from());
    Written.put(node, "until", allowance.until());
    return node;
  }
}
