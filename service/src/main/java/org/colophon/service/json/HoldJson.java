package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Hold.Scope;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;
import org.colophon.governance.rules.HoldCoverage;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;

/// A hold as JSON.
public final class HoldJson {
  static final Set<String> FIELDS = Set.of("id", "scope", "reason", "by", "from", "until");
  static final Set<String> SCOPE_FIELDS =
      Set.of("items", "contributor", "series", "subject", "imprint");

  private HoldJson() {}

  /// Reads a hold.
  ///
  /// @param id of a hold that names none
  public static Reading<Hold> read(JsonNode node, String id) {
    return Fault.reading(() -> hold(Fields.of(node, "", FIELDS, Times.stated(null)), id));
  }

  /// One without a start has always been in force, however wrong the clock is.
  private static Hold hold(Fields fields, String id) throws Fault {
    String stated = fields.optionalId("id", text -> IdGrammar.check("hold", text));
    Instant from = fields.optionalInstant("from", Edge.END);
    Instant until = fields.optionalInstant("until", Edge.START);
    if (from != null && until != null && !until.isAfter(from)) {
      throw new Fault(
          Code.BAD_VALUE, "/until", "is not after the start, " + from, "state a later end");
    }
    return new Hold(
        stated == null ? id : stated,
        scope(fields.requiredObject("scope", SCOPE_FIELDS)),
        fields.text("reason", 500),
        fields.text("by", 100),
        from,
        until);
  }

  private static Scope scope(Fields scope) throws Fault {
    long named = SCOPE_FIELDS.stream().filter(scope::has).count();
    if (named != 1) {
      throw new Fault(
          Code.BAD_VALUE,
          "/scope",
          "names " + named + " things to stop",
          "name one: items, contributor, series, subject or imprint");
    }
    if (scope.has("items")) {
      Set<ItemId> items = new HashSet<>(scope.ids("items", 10_000, ItemId::new));
      if (items.isEmpty()) {
        throw new Fault(Code.EMPTY, scope.at("items"), "is empty", "name at least one item");
      }
      return new Scope.Items(items);
    }
    if (scope.has("contributor")) {
      return new Scope.OfContributor(scope.id("contributor", ContributorId::new));
    }
    if (scope.has("series")) {
      return new Scope.OfSeries(scope.id("series", SeriesId::new));
    }
    if (scope.has("subject")) {
      Fields subject = scope.requiredObject("subject", Set.of("scheme", "code"));
      return new Scope.OfSubject(new Subject(subject.text("scheme", 40), subject.text("code", 80)));
    }
    return new Scope.OfImprint(scope.id("imprint", ImprintId::new));
  }

  /// Writes a hold that was just placed, with what it covers.
  public static ObjectNode write(Hold hold, HoldCoverage coverage) {
    ObjectNode node = write(hold);
    node.putObject("covers").put("items", coverage.items()).put("complete", coverage.complete());
    ArrayNode warnings = node.putArray("warnings");
    for (HoldCoverage.Warning warning : coverage.warnings()) {
      warnings.addObject().put("code", Words.of(warning.code())).put("detail", warning.detail());
    }
    return node;
  }

  /// Writes a hold as [#read] reads it.
  public static ObjectNode write(Hold hold) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", hold.id());
    ObjectNode scope = node.putObject("scope");
    switch (hold.scope()) {
      case Scope.Items(var ids) ->
          ids.stream().map(ItemId::value).sorted().forEach(scope.putArray("items")::add);
      case Scope.OfContributor(var id) -> scope.put("contributor", id.value());
      case Scope.OfSeries(var id) -> scope.put("series", id.value());
      case Scope.OfSubject(var subject) ->
          scope.putObject("subject").put("scheme", subject.scheme()).put("code", subject.code());
      case Scope.OfImprint(var id) -> scope.put("imprint", id.value());
    }
    node.put("reason", hold.reason());
    node.put("by", hold.placedBy());
    Written.put(node, "from", hold.from());
    Written.put(node, "until", hold.until());
    return node;
  }
}
