package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.governance.Preview.Decision;
import org.colophon.service.jobs.Approval;
import org.colophon.service.jobs.QuietHours;
import org.colophon.service.jobs.RunKind;
import org.colophon.service.jobs.RunLimits;
import org.colophon.service.jobs.RunOrder;
import org.colophon.service.jobs.RunSelection;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// What is asked of runs, as JSON.
///
/// @param start whether it starts at once; else the answer says how long it will take
public record RunRequest(RunOrder order, boolean start) {
  private static final Set<String> ORDER =
      Set.of(
          "kind",
          "model",
          "only",
          "vocabulary",
          "select",
          "limits",
          "dry_run",
          "again",
          "evaluation",
          "by",
          "start");
  private static final Set<String> SELECT =
      Set.of(
          "imprint",
          "content_type",
          "language",
          "source",
          "governance",
          "other_maker",
          "changed_since",
          "items");
  private static final Set<String> LIMITS =
      Set.of("threads", "items_per_second", "quiet_hours", "zone", "apply_up_to");
  private static final int MOST_ITEMS = 10_000;
  private static final int LONGEST_VOCABULARY = 2_000_000;
  private static final int MOST_PER_SECOND = 1_000_000;

  private enum Word {
    ENRICH,
    MATCH,
    SWEEP,
    VOCABULARY,
    REINDEX
  }

  /// Reads the body of `POST /v1/runs`.
  public static Reading<RunRequest> read(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", ORDER, Times.stated(null));
      RunOrder order =
          new RunOrder(
              kind(fields),
              selection(fields.object("select", SELECT)),
              limits(fields.object("limits", LIMITS)),
              fields.flag("dry_run", false),
              fields.flag("again", false),
              fields.optionalText("evaluation", 100),
              fields.has("by") ? fields.text("by", 100) : "somebody");
      return new RunRequest(order, fields.flag("start", true));
    });
  }

  private static RunKind kind(Fields fields) throws Fault {
    Word word = fields.choice("kind", Word.class);
    String stray =
        word != Word.ENRICH && fields.has("model")
            ? "model"
            : word != Word.ENRICH && fields.has("only")
                ? "only"
                : word != Word.VOCABULARY && fields.has("vocabulary") ? "vocabulary" : null;
    if (stray != null) {
      throw new Fault(
          Code.BAD_VALUE, "/" + stray, "does not go with this kind of run", "leave it out");
    }
    return switch (word) {
      case ENRICH ->
          new RunKind.Enrich(
              fields.optionalText("model", 500),
              Set.copyOf(fields.ids("only", 20, RunRequest::annotation)));
      case MATCH -> new RunKind.Match();
      case SWEEP -> new RunKind.Sweep();
      case VOCABULARY -> new RunKind.Vocabulary(fields.text("vocabulary", LONGEST_VOCABULARY));
      case REINDEX -> new RunKind.Reindex();
    };
  }

  private static Annotation.Kind annotation(String word) {
    return Annotation.Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static RunSelection selection(@Nullable Fields fields) throws Fault {
    if (fields == null) {
      return RunSelection.ALL;
    }
    return new RunSelection(
        fields.optionalId("imprint", ImprintId::new),
        fields.has("content_type") ? fields.choice("content_type", ContentType.class) : null,
        fields.optionalText("language", 3),
        fields.optionalId("source", SourceId::new),
        governance(fields),
        fields.flag("other_maker", false),
        fields.optionalInstant("changed_since", Times.Edge.START),
        fields.ids("items", MOST_ITEMS, ItemId::new));
  }

  private static @Nullable Decision governance(Fields fields) throws Fault {
    if (!fields.has("governance")) {
      return null;
    }
    return fields.choice("governance", Decision.class);
  }

  private static RunLimits limits(@Nullable Fields fields) throws Fault {
    RunLimits usual = RunLimits.usual();
    if (fields == null) {
      return usual;
    }
    String zone = fields.optionalText("zone", 60);
    String hours = fields.optionalText("quiet_hours", 11);
    return new RunLimits(
        fields.has("threads")
            ? (int) fields.integer("threads", 1, RunLimits.MOST_THREADS)
            : usual.threads(),
        fields.has("items_per_second") ? fields.integer("items_per_second", 1, MOST_PER_SECOND) : 0,
        hours == null ? null : QuietHours.parse(hours, zone(zone)),
        fields.has("apply_up_to") ? fields.integer("apply_up_to", 0, 100) / 100.0 : null);
  }

  private static ZoneId zone(@Nullable String zone) {
    try {
      return ZoneId.of(zone == null ? "Europe/Berlin" : zone);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("'" + zone + "' is no time zone", e);
    }
  }

  /// Reads the body of an approval: nothing for the whole, or `imprints`.
  public static Reading<Approval> readApproval(JsonNode node) {
    return Fault.reading(() -> {
      Fields fields = Fields.of(node, "", Set.of("imprints"), Times.stated(null));
      List<ImprintId> imprints = fields.ids("imprints", 1_000, ImprintId::new);
      return imprints.isEmpty() ? new Approval.Whole() : new Approval.Of(imprints);
    });
  }
}
