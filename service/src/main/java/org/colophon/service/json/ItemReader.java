package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.EventId;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Product;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Subject;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.service.json.Problem.Code;
import org.colophon.service.json.Times.Edge;
import org.jspecify.annotations.Nullable;

/// Reads items.
final class ItemReader {
  static final Set<String> FIELDS =
      Set.of(
          "schema",
          "id",
          "source",
          "source_key",
          "imprint",
          "desk",
          "content_type",
          "language",
          "title",
          "subtitle",
          "text",
          "canonical_id",
          "canonical_url",
          "contributors",
          "series",
          "subjects",
          "age_range",
          "events",
          "awards",
          "lifecycle",
          "products",
          "duplicate_of",
          "superseded_by",
          "embargo_until",
          "order",
          "observed_at");
  static final Set<String> LIFECYCLE_FIELDS =
      Set.of("state", "published_at", "go_live_at", "expires_at", "checked_at", "correction");
  static final Set<String> CONTRIBUTOR_FIELDS = Set.of("id", "name", "role");
  static final Set<String> SUBJECT_FIELDS = Set.of("scheme", "code", "main");

  private ItemReader() {}

  static WholeItem read(JsonNode node, Intake intake) throws Fault {
    Fields fields = Fields.of(node, "", FIELDS, intake.times());
    Schemas.check(fields, ItemJson.SCHEMA);
    ItemId id = fields.id("id", ItemId::new);
    ContentType type = type(fields, intake);
    Stated stated = Stated.of(fields, intake);
    List<StatedFact> facts = new ArrayList<>();
    stated.moment(fields, "embargo_until", new EntityRef.OfItem(id), FactType.EMBARGO_UNTIL, facts);
    Item item =
        new Item(
            id,
            imprint(fields, intake),
            type,
            desk(fields, intake),
            identity(fields, intake, id),
            content(fields, intake),
            lifecycle(fields.requiredObject("lifecycle", LIFECYCLE_FIELDS)),
            products(fields, type, stated, facts),
            fields.ids("events", 200, EventId::new),
            fields.ids("awards", 200, AwardId::new));
    return new WholeItem(item, stated.order(), stated.observedAt(), facts);
  }

  private static ContentType type(Fields fields, Intake intake) throws Fault {
    ContentType preset = intake.presets().type();
    return preset == null
        ? fields.choice("content_type", ContentType.class)
        : fields.choice("content_type", ContentType.class, preset);
  }

  private static ImprintId imprint(Fields fields, Intake intake) throws Fault {
    ImprintId preset = intake.presets().imprint();
    return preset != null && !fields.has("imprint") ? preset : fields.id("imprint", ImprintId::new);
  }

  private static @Nullable DeskId desk(Fields fields, Intake intake) throws Fault {
    return fields.has("desk") || fields.saysNone("desk")
        ? fields.optionalId("desk", DeskId::new)
        : intake.presets().desk();
  }

  static SourceId source(Fields fields, Intake intake) throws Fault {
    SourceId preset = intake.presets().source();
    return preset != null && !fields.has("source") ? preset : fields.id("source", SourceId::new);
  }

  private static Identity identity(Fields fields, Intake intake, ItemId id) throws Fault {
    String key = fields.optionalText("source_key", 300);
    return new Identity(
        source(fields, intake),
        key == null ? id.value() : key,
        Addresses.canonicalId(fields, "canonical_id"),
        Addresses.url(fields, "canonical_url"),
        fields.optionalId("duplicate_of", ItemId::new),
        fields.optionalId("superseded_by", ItemId::new));
  }

  private static Content content(Fields fields, Intake intake) throws Fault {
    String preset = intake.presets().language();
    String language = fields.optionalText("language", 60);
    return new Content(
        Languages.check(
            language != null ? language : preset != null ? preset : "und", fields.at("language")),
        fields.text("title", 1_000),
        fields.optionalText("subtitle", 1_000),
        fields.text("text", Content.MAX_TEXT),
        credits(fields),
        subjects(fields, "subjects"),
        series(fields),
        ageRange(fields));
  }

  private static List<Credit> credits(Fields fields) throws Fault {
    List<Credit> credits = new ArrayList<>();
    for (Fields entry : fields.objects("contributors", 300, CONTRIBUTOR_FIELDS)) {
      credits.add(
          new Credit(
              entry.optionalId("id", ContributorId::new),
              entry.text("name", 300),
              entry.text("role", 60)));
    }
    return credits;
  }

  /// Subjects, the main one first.
  static List<Subject> subjects(Fields fields, String name) throws Fault {
    Set<Subject> subjects = new LinkedHashSet<>();
    Subject main = null;
    for (Fields entry : fields.objects(name, 200, SUBJECT_FIELDS)) {
      Subject subject = new Subject(entry.text("scheme", 40), entry.text("code", 80));
      if (!subjects.add(subject)) {
        throw new Fault(
            Code.REPEATED, entry.at("code"), "is listed twice", "list each subject once");
      }
      if (entry.flag("main", false)) {
        if (main != null) {
          throw new Fault(
              Code.REPEATED, entry.at("main"), "marks a second main subject", "mark one");
        }
        main = subject;
      }
    }
    List<Subject> ordered = new ArrayList<>(subjects);
    if (main != null) {
      ordered.remove(main);
      ordered.addFirst(main);
    }
    return ordered;
  }

  private static @Nullable SeriesPlace series(Fields fields) throws Fault {
    Fields series = fields.object("series", Set.of("id", "number"));
    if (series == null) {
      return null;
    }
    Integer number = series.has("number") ? (int) series.integer("number", 0, 100_000) : null;
    return new SeriesPlace(series.id("id", SeriesId::new), number);
  }

  private static @Nullable AgeRange ageRange(Fields fields) throws Fault {
    Fields range = fields.object("age_range", Set.of("from", "to"));
    if (range == null) {
      return null;
    }
    int from = (int) range.integer("from", 0, 120);
    return new AgeRange(from, (int) range.integer("to", from, 120));
  }

  private static Lifecycle lifecycle(Fields fields) throws Fault {
    return new Lifecycle(
        fields.choice("state", SourceState.class),
        fields.optionalInstant("published_at", Edge.START),
        fields.optionalInstant("go_live_at", Edge.START),
        fields.optionalInstant("expires_at", Edge.END),
        fields.optionalInstant("checked_at", Edge.END),
        fields.choice("correction", Correction.class, Correction.NONE));
  }

  private static List<Product> products(
      Fields fields, ContentType type, Stated stated, List<StatedFact> facts) throws Fault {
    List<Product> products = new ArrayList<>();
    for (Fields entry : fields.objects("products", 200, ProductReader.FIELDS)) {
      products.add(ProductReader.read(entry, stated, facts));
    }
    if (!products.isEmpty() && type != ContentType.BOOK) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at("products"),
          "stand at a content_type of " + Words.of(type),
          "leave products out or write content_type book");
    }
    return products;
  }
}
