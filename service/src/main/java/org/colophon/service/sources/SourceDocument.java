package org.colophon.service.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A data source with its delivery calendar, schema `colophon-source/1`.
@SchemaName("SourceRecord")
@Description("A system that states items and facts, with its delivery calendar.")
record SourceDocument(
    @SchemaVersion(SourceDocument.SCHEMA) @Nullable String schema,
    SourceId id,
    @Text(max = 300) String name,
    @Description("The imprint that it belongs to.") ImprintId imprint,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 1_000)
        @Description("Other imprints whose items it may state; those of all imprints when empty.")
        List<ImprintId> imprints,
    @Description("The desk that looks after it when it stops.") @Nullable DeskId owner,
    @Size(max = 50)
        @Text
        @Description("The types of the facts that it decides when sources disagree.")
        List<String> authoritativeFor,
    @Text(max = 60) @Description("The time between deliveries, PT1M to P366D.")
        String expectedEvery,
    @Size(max = 7) @Description("The days on which it delivers; all when empty.")
        List<DayOfWeek> days,
    @Text(max = 60) @Description("The zone of its dates; that of the configuration when absent.")
        @Nullable String zone,
    @Size(max = 1_000)
        @Text
        @Description("Holidays such as 2026-12-25, on which no delivery is expected.")
        List<String> closed)
    implements ReferenceDocument {
  static final String SCHEMA = "colophon-source/1";

  static SourceDocument of(Source source) {
    DeliveryCalendar calendar = source.calendar();
    return new SourceDocument(
        SCHEMA,
        source.id(),
        source.name(),
        source.imprint(),
        source.imprints().stream().sorted(Comparator.comparing(ImprintId::value)).toList(),
        source.owner(),
        source.authoritativeFor().stream().map(EnumNames::of).sorted().toList(),
        calendar.every().toString(),
        calendar.days().stream().sorted().toList(),
        calendar.zone().getId(),
        calendar.closed().stream().sorted().map(LocalDate::toString).toList());
  }

  private Source toSource(@Nullable ZoneId usual) {
    return new Source(
        id,
        name,
        imprint,
        Set.copyOf(imprints),
        owner,
        ApiException.at(
            "/authoritative_for",
            () ->
                authoritativeFor.stream()
                    .map(type -> EnumNames.parse(FactType.class, type))
                    .collect(Collectors.toSet())),
        toCalendar(usual),
        null);
  }

  @Override
  public Reference toReference(@Nullable ZoneId usual) {
    return new Reference.OfSource(toSource(usual));
  }

  private DeliveryCalendar toCalendar(@Nullable ZoneId usual) {
    Set<LocalDate> holidays = closed.stream().map(SourceDocument::day).collect(Collectors.toSet());
    try {
      return new DeliveryCalendar(
          Duration.parse(expectedEvery),
          days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days),
          zone(usual),
          holidays);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/expected_every",
          "or /zone is not valid: " + Excerpt.of(String.valueOf(e.getMessage()), 200),
          "send a duration such as PT24H, up to P366D, and a zone such as Europe/Berlin");
    }
  }

  private ZoneId zone(@Nullable ZoneId usual) {
    if (zone != null) {
      return ZoneId.of(zone);
    }
    if (usual == null) {
      throw new ApiException(ErrorCode.MISSING_FIELD, "/zone", "is missing", "add the field");
    }
    return usual;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new ApiException(
          ErrorCode.BAD_DATE,
          "/closed",
          Excerpt.of(text) + " is not a valid date",
          "send a date such as 2026-12-25");
    }
  }
}
