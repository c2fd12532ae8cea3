package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Series;
import org.colophon.catalog.reference.Source;
import org.colophon.service.api.Excerpt;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;

/// Reads the records that items refer to.
final class ReferenceReader {
  private ReferenceReader() {}

  static Reference imprint(JsonNode node, Times times) throws Fault {
    Fields fields = Fields.of(node, "", Set.of("schema", "id", "name", "legal_entity"), times);
    return new Reference.OfImprint(
        new Imprint(
            fields.id("id", ImprintId::new),
            fields.text("name", 300),
            fields.text("legal_entity", 300)));
  }

  static Reference desk(JsonNode node, Times times) throws Fault {
    Fields fields =
        Fields.of(
            node,
            "",
            Set.of("schema", "id", "name", "imprint", "members", "active", "backup"),
            times);
    return new Reference.OfDesk(
        new DeskRecord(
            fields.id("id", DeskId::new),
            fields.text("name", 300),
            fields.id("imprint", ImprintId::new),
            fields.ids("members", 1_000, member -> member),
            fields.flag("active", true),
            fields.optionalId("backup", DeskId::new)));
  }

  static Reference source(JsonNode node, Times times) throws Fault {
    Set<String> known =
        Set.of(
            "schema",
            "id",
            "name",
            "imprint",
            "imprints",
            "owner",
            "authoritative_for",
            "expected_every",
            "days",
            "closed",
            "zone");
    Fields fields = Fields.of(node, "", known, times);
    Set<FactType> authoritative = new HashSet<>();
    for (String word : fields.ids("authoritative_for", 50, word -> word)) {
      authoritative.add(constant(FactType.class, word, fields.at("authoritative_for")));
    }
    return new Reference.OfSource(
        new Source(
            fields.id("id", SourceId::new),
            fields.text("name", 300),
            fields.id("imprint", ImprintId::new),
            Set.copyOf(fields.ids("imprints", 1_000, ImprintId::new)),
            fields.optionalId("owner", DeskId::new),
            authoritative,
            calendar(fields),
            null));
  }

  private static DeliveryCalendar calendar(Fields fields) throws Fault {
    List<String> words = fields.ids("days", 7, word -> word);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words) {
      days.add(constant(DayOfWeek.class, word, fields.at("days")));
    }
    Set<LocalDate> closed = closed(fields);
    String every = fields.text("expected_every", 60);
    String zone = fields.optionalText("zone", 60);
    try {
      return new DeliveryCalendar(
          Duration.parse(every),
          words.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
          ZoneId.of(zone == null ? "Europe/Berlin" : zone),
          closed);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at("expected_every"),
          "or the zone beside it is wrong: " + Excerpt.of(String.valueOf(e.getMessage()), 200),
          "write a duration such as PT24H, up to P366D, and a zone such as Europe/Berlin");
    }
  }

  private static Set<LocalDate> closed(Fields fields) throws Fault {
    Set<LocalDate> closed = new HashSet<>();
    for (String day : fields.ids("closed", 1_000, day -> day)) {
      try {
        closed.add(LocalDate.parse(day));
      } catch (DateTimeException _) {
        throw new Fault(
            Code.BAD_DATE, fields.at("closed"), Excerpt.of(day) + " is no day", "write 2026-12-25");
      }
    }
    return closed;
  }

  static Reference contributor(JsonNode node, Times times) throws Fault {
    Fields fields =
        Fields.of(
            node,
            "",
            Set.of("schema", "id", "name", "isni", "bio", "bio_checked_at", "bio_until"),
            times);
    return new Reference.OfContributor(
        new Contributor(
            fields.id("id", ContributorId::new),
            fields.text("name", 300),
            fields.optionalText("isni", 20),
            fields.optionalText("bio", 20_000),
            fields.optionalInstant("bio_checked_at", Edge.END),
            fields.optionalInstant("bio_until", Edge.END)));
  }

  static Reference series(JsonNode node, Times times) throws Fault {
    Fields fields = Fields.of(node, "", Set.of("schema", "id", "name", "imprint"), times);
    return new Reference.OfSeries(
        new Series(
            fields.id("id", SeriesId::new),
            fields.text("name", 300),
            fields.id("imprint", ImprintId::new)));
  }

  static Reference event(JsonNode node, Times times) throws Fault {
    Set<String> known =
        Set.of("schema", "id", "kind", "name", "place", "from", "until", "status", "contributors");
    Fields fields = Fields.of(node, "", known, times);
    Instant from = fields.instant("from", Edge.START);
    Instant until = fields.instant("until", Edge.END);
    if (until.isBefore(from)) {
      throw new Fault(Code.BAD_VALUE, fields.at("until"), "is before from", "end it later");
    }
    return new Reference.OfEvent(
        new Event(
            fields.id("id", EventId::new),
            fields.text("kind", 60),
            fields.text("name", 300),
            fields.text("place", 300),
            from,
            until,
            fields.choice("status", Event.Status.class),
            fields.ids("contributors", 100, ContributorId::new)));
  }

  static Reference award(JsonNode node, Times times) throws Fault {
    Set<String> known =
        Set.of(
            "schema",
            "id",
            "name",
            "year",
            "achievement",
            "item",
            "contributor",
            "from",
            "overtaken_by");
    Fields fields = Fields.of(node, "", known, times);
    ContributorId contributor = fields.optionalId("contributor", ContributorId::new);
    ItemId item =
        contributor == null
            ? fields.id("item", ItemId::new)
            : fields.optionalId("item", ItemId::new);
    return new Reference.OfAward(
        new Award(
            fields.id("id", AwardId::new),
            fields.text("name", 300),
            fields.text("year", 10),
            fields.choice("achievement", Award.Achievement.class),
            item,
            fields.instant("from", Edge.START),
            fields.optionalId("overtaken_by", AwardId::new),
            contributor));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word, String place)
      throws Fault {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new Fault(
          Code.BAD_VALUE,
          place,
          Excerpt.of(word) + " is unknown here",
          "write one of " + EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT));
    }
  }
}
