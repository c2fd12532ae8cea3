package org.colophon.service.segments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Segment;
import org.colophon.audience.Segment.Definition;
import org.colophon.audience.Segment.Reach;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Sensitivity;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.SubjectEntry;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// One segment, schema `colophon-segment/1`. What is written can be read again and means the same.
@SchemaName("Segment")
@Description("An audience, described and owned.")
public record SegmentDocument(
    @SchemaVersion(SegmentDocument.SCHEMA) @Nullable String schema,
    SegmentId id,
    ImprintId imprint,
    String name,
    @Text(max = 60, format = TextFormat.LANGUAGE) @Description("The language of the description.")
        String language,
    @Text(max = 10_000) String description,
    @Description("The desk that keeps it.") @Nullable DeskId owner,
    Segment.State state,
    @Range(max = 10_000_000_000L) @Description("The number of its members.") @Nullable Long size,
    @Description("When the members were counted; goes with size.") @Nullable SourceTime sizeAsOf,
    @Description("When somebody has to look at it again.") SourceTime checkDueAt,
    @Size(max = 200) List<SubjectEntry> subjects,
    @Size(max = 500) @Description("Items that its members would like.") List<ItemId> positive,
    @Size(max = 500) @Description("Items that look similar and are not for its members.")
        List<ItemId> negative,
    @Nullable SegmentRules rules,
    @Description(
            "Whether it reveals something sensitive about its members: true, false, or a list of"
                + " health, religion, politics, sexuality and unspecified. Such a segment is off"
                + " unless a desk releases it.")
        @Nullable JsonNode sensitive,
    @Description("The desk that answers for the use of a sensitive segment.")
        @Nullable DeskId sensitiveReleasedBy) {
  /// The schema's name as records state it.
  public static final String SCHEMA = "colophon-segment/1";

  /// `sensitive` as true or false.
  record Flag(boolean sensitive) {}

  /// `sensitive` as a list.
  record Kinds(@Size(max = 100) List<Sensitivity.Kind> sensitive) {}

  public SegmentDocument {
    if (size == null && sizeAsOf != null) {
      throw missing("/size");
    }
    if (size != null && sizeAsOf == null) {
      throw missing("/size_as_of");
    }
  }

  private static ApiException missing(String pointer) {
    return new ApiException(
        ErrorCode.MISSING_FIELD, pointer, "is missing", "send size and size_as_of together");
  }

  public static SegmentDocument of(Segment segment) {
    Definition definition = segment.definition();
    Reach reach = segment.reach();
    return new SegmentDocument(
        SCHEMA,
        segment.id(),
        segment.imprint(),
        segment.name(),
        segment.language(),
        segment.description(),
        segment.owner(),
        segment.state(),
        reach == null ? null : reach.size(),
        SourceTime.of(reach == null ? null : reach.asOf()),
        new SourceTime.Absolute(segment.checkDueAt()),
        definition.subjects().stream()
            .map(subject -> new SubjectEntry(subject.scheme(), subject.code(), null))
            .toList(),
        definition.positive(),
        definition.negative(),
        SegmentRules.of(definition.rules()),
        json(segment.sensitivity()),
        segment.sensitivity().releasedBy());
  }

  private static JsonNode json(Sensitivity sensitivity) {
    Set<Sensitivity.Kind> reveals = sensitivity.reveals();
    return reveals.isEmpty() || reveals.equals(Set.of(Sensitivity.Kind.UNSPECIFIED))
        ? JsonNodeFactory.instance.booleanNode(!reveals.isEmpty())
        : ApiMapper.tree(reveals.stream().sorted().map(EnumNames::of).toList());
  }

  /// The segment.
  ///
  /// @param zone of dates without an offset; null when unknown
  public Segment toSegment(@Nullable ZoneId zone) {
    return ApiException.converting(() -> segment(zone));
  }

  private Segment segment(@Nullable ZoneId zone) {
    return new Segment(
        id,
        imprint,
        name,
        language,
        description,
        owner,
        state,
        new Definition(
            positive,
            negative,
            SubjectEntry.toSubjects(subjects, "/subjects"),
            rules == null ? Segment.Rules.NONE : rules.toRules("/rules")),
        size == null || sizeAsOf == null ? null : new Reach(size, sizeAsOf.end(zone)),
        checkDueAt.end(zone),
        new Sensitivity(reveals(), sensitiveReleasedBy));
  }

  private Set<Sensitivity.Kind> reveals() {
    if (sensitive == null || sensitive.isNull()) {
      return Set.of();
    }
    ObjectNode wrapped = JsonNodeFactory.instance.objectNode().set("sensitive", sensitive);
    if (sensitive.isArray()) {
      return Set.copyOf(ApiMapper.read(wrapped, Kinds.class).sensitive());
    }
    return ApiMapper.read(wrapped, Flag.class).sensitive()
        ? Set.of(Sensitivity.Kind.UNSPECIFIED)
        : Set.of();
  }
}
