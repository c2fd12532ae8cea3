package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.RuleResolver;
import org.colophon.audience.RuleResolver.Resolution;
import org.colophon.audience.Segment;
import org.colophon.audience.Segment.Definition;
import org.colophon.audience.Segment.Reach;
import org.colophon.audience.Segment.Rules;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentRule;
import org.colophon.audience.Sensitivity;
import org.colophon.audience.WrittenRule;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SubjectEntry;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// One segment as JSON, schema `colophon-segment/1`.
public final class SegmentJson {
  public static final String SCHEMA = "colophon-segment/1";

  static final Set<String> FIELDS =
      Set.of(
          "schema",
          "id",
          "name",
          "language",
          "description",
          "owner",
          "imprint",
          "state",
          "size",
          "size_as_of",
          "check_due_at",
          "subjects",
          "positive",
          "negative",
          "rules",
          "sensitive",
          "sensitive_released_by");
  static final Set<String> RULE_FIELDS =
      Set.of("languages", "content_types", "imprints", "territories", "ages");
  private static final Set<String> SUBJECT_FIELDS = Set.of("scheme", "code", "main");

  private SegmentJson() {}

  /// Reads a segment.
  public static Reading<Segment> read(JsonNode node, Times times) {
    return Fault.reading(() -> segment(node, times));
  }

  static Segment segment(JsonNode node, Times times) throws Fault {
    Fields fields = Fields.of(node, "", FIELDS, times);
    Schemas.check(fields, SCHEMA);
    return new Segment(
        fields.id("id", SegmentId::new),
        fields.id("imprint", ImprintId::new),
        fields.text("name", 200),
        fields.language("language"),
        fields.text("description", 10_000),
        fields.optionalId("owner", DeskId::new),
        fields.choice("state", Segment.State.class),
        new Definition(
            fields.ids("positive", 500, ItemId::new),
            fields.ids("negative", 500, ItemId::new),
            subjects(fields),
            rules(fields.object("rules", RULE_FIELDS))),
        reach(fields),
        fields.instant("check_due_at", Edge.END),
        sensitivity(fields));
  }

  private static List<Subject> subjects(Fields fields) throws Fault {
    List<SubjectEntry> entries = new ArrayList<>();
    for (Fields entry : fields.objects("subjects", 200, SUBJECT_FIELDS)) {
      entries.add(
          new SubjectEntry(
              entry.text("scheme", 40), entry.text("code", 80), entry.flag("main", false)));
    }
    return SubjectEntry.toSubjects(entries, fields.at("subjects"));
  }

  private static @Nullable Reach reach(Fields fields) throws Fault {
    return fields.has("size") || fields.has("size_as_of")
        ? new Reach(
            fields.integer("size", 0, 10_000_000_000L), fields.instant("size_as_of", Edge.END))
        : null;
  }

  private static Rules rules(@Nullable Fields fields) throws Fault {
    if (fields == null) {
      return Rules.NONE;
    }
    List<WrittenRule> written = new ArrayList<>();
    written.add(new WrittenRule.Languages(fields.ids("languages", 100, word -> word)));
    written.add(new WrittenRule.ContentTypes(fields.ids("content_types", 20, word -> word)));
    written.add(new WrittenRule.Imprints(fields.ids("imprints", 1_000, word -> word)));
    written.add(new WrittenRule.Territories(fields.ids("territories", 300, word -> word)));
    AgesJson.Ends ages = AgesJson.ends(fields, "ages");
    if (ages != null) {
      written.add(new WrittenRule.Ages(ages.from(), ages.to()));
    }
    return switch (RuleResolver.resolve(written)) {
      case Resolution.Resolved(List<SegmentRule> resolved) -> Rules.of(resolved);
      case Resolution.Invalid(List<RuleResolver.Problem> problems) ->
          throw new Fault(
              Code.BAD_VALUE,
              fields.at(problems.getFirst().rule()),
              problems.stream()
                  .map(RuleResolver.Problem::reason)
                  .map(reason -> Excerpt.of(reason, 200))
                  .collect(Collectors.joining("; ")),
              "mend the rules");
    };
  }

  /// `true`, `false`, or a list of what it reveals.
  private static Sensitivity sensitivity(Fields fields) throws Fault {
    Set<Sensitivity.Kind> reveals = EnumSet.noneOf(Sensitivity.Kind.class);
    if (fields.has("sensitive") && fields.raw("sensitive").isArray()) {
      reveals.addAll(fields.choices("sensitive", Sensitivity.Kind.class));
    } else if (fields.flag("sensitive", false)) {
      reveals.add(Sensitivity.Kind.UNSPECIFIED);
    }
    return new Sensitivity(reveals, fields.optionalId("sensitive_released_by", DeskId::new));
  }

  /// Writes a segment as [#read] reads it.
  public static ObjectNode write(Segment segment) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("schema", SCHEMA);
    node.put("id", segment.id().value());
    node.put("imprint", segment.imprint().value());
    node.put("name", segment.name());
    node.put("language", segment.language());
    node.put("description", segment.description());
    Written.put(node, "owner", segment.owner());
    node.put("state", Words.of(segment.state()));
    if (segment.reach() != null) {
      node.put("size", segment.reach().size());
      Written.put(node, "size_as_of", segment.reach().asOf());
    }
    Written.put(node, "check_due_at", segment.checkDueAt());
    definition(node, segment.definition());
    sensitivity(node, segment.sensitivity());
    return node;
  }

  private static void sensitivity(ObjectNode node, Sensitivity sensitivity) {
    Set<Sensitivity.Kind> reveals = sensitivity.reveals();
    if (reveals.isEmpty() || reveals.equals(Set.of(Sensitivity.Kind.UNSPECIFIED))) {
      node.put("sensitive", !reveals.isEmpty());
    } else {
      words(node, "sensitive", reveals.stream().sorted().map(Words::of).toList());
    }
    Written.put(node, "sensitive_released_by", sensitivity.releasedBy());
  }

  private static void definition(ObjectNode node, Definition definition) {
    ArrayNode subjects = node.putArray("subjects");
    for (Subject subject : definition.subjects()) {
      subjects.addObject().put("scheme", subject.scheme()).put("code", subject.code());
    }
    words(node, "positive", definition.positive());
    words(node, "negative", definition.negative());
    Rules rules = definition.rules();
    ObjectNode written = node.putObject("rules");
    words(written, "languages", rules.languages().stream().sorted().toList());
    words(written, "content_types", rules.types().stream().sorted().map(Words::of).toList());
    words(written, "imprints", rules.imprints().stream().map(ImprintId::value).sorted().toList());
    words(written, "territories", rules.territories().stream().sorted().toList());
    AgesJson.write(written, "ages", rules.ages());
  }

  private static void words(ObjectNode node, String name, Collection<?> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(value -> array.add(String.valueOf(value)));
  }
}
