package org.colophon.service.runs;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to plan a run.
@SchemaName("RunOrder")
@Description("What a run does, for which items, and within which limits.")
public record RunRequest(
    Kind kind,
    @Text(max = 500) @Description("The embedding model to switch to when the run is applied.")
        @Nullable String model,
    @Size(max = 20) @Description("The kinds of annotation to make again; all when empty.")
        List<Annotation.Kind> only,
    @Text(max = 2_000_000) @Description("The new version of a vocabulary, in YAML.")
        @Nullable String vocabulary,
    @Description("The items; all when absent.") @Nullable RunSelectionEntry select,
    @Description("What the run may take and do by itself.") @Nullable RunLimitsEntry limits,
    @Description("Whether results are only compared and then deleted; false when absent.")
        @Nullable Boolean dryRun,
    @Description("Whether to include items for which there is nothing to do; false when absent.")
        @Nullable Boolean again,
    @Text(max = 100)
        @Description(
            "A folder in the data directory's evaluations whose runs must reach the release"
                + " thresholds.")
        @Nullable String evaluation,
    @Text(max = 100) @Description("Who asks.") @Nullable String by,
    @Description(
            "Whether the run starts at once; true when absent. Otherwise the answer says how long"
                + " it will take.")
        @Nullable Boolean start) {
  static final String UNNAMED = "somebody";

  /// The kinds of run.
  public enum Kind {
    ENRICH,
    MATCH,
    SWEEP,
    VOCABULARY,
    REINDEX
  }

  public RunRequest {
    if (kind != Kind.ENRICH) {
      checkAbsent("model", model != null);
      checkAbsent("only", !only.isEmpty());
    }
    if (kind != Kind.VOCABULARY) {
      checkAbsent("vocabulary", vocabulary != null);
    } else if (vocabulary == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, "/vocabulary", "is missing", "add the field");
    }
  }

  private static void checkAbsent(String name, boolean present) {
    if (present) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/" + name,
          "does not belong to a run of this kind",
          "remove the field");
    }
  }

  boolean startsAtOnce() {
    return !Boolean.FALSE.equals(start);
  }

  /// The order that it asks for.
  ///
  /// @param zone of quiet hours that name none
  public RunOrder toOrder(ZoneId zone) {
    return ApiException.converting(() ->
        new RunOrder(
            toKind(),
            select == null ? RunSelection.ALL : select.toSelection(),
            limits == null ? RunLimits.usual() : limits.toLimits(zone),
            Boolean.TRUE.equals(dryRun),
            Boolean.TRUE.equals(again),
            evaluation,
            by == null ? UNNAMED : by));
  }

  private RunKind toKind() {
    return switch (kind) {
      case ENRICH -> new RunKind.Enrich(model, Set.copyOf(only));
      case MATCH -> new RunKind.Match();
      case SWEEP -> new RunKind.Reevaluation();
      case VOCABULARY -> new RunKind.Vocabulary(vocabulary == null ? "" : vocabulary);
      case REINDEX -> new RunKind.Reindex();
    };
  }
}
