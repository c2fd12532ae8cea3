package org.colophon.service.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Arrival;
import org.colophon.catalog.AwardId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.EventId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Formatting;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Rejection;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.service.api.AgeRangeEntry;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.OrderMessage;
import org.colophon.service.api.RestrictionTime;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.SchemaVersion;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.SubjectEntry;
import org.colophon.service.api.Text;
import org.colophon.service.api.TextFormat;
import org.jspecify.annotations.Nullable;

/// One item with its products and the facts stated with them, schema `colophon-item/1`. What is
/// written can be read again and means the same.
@SchemaName("Item")
@Description(
    "An item with its products and the facts stated with them. docs/item-format.md explains every"
        + " field.")
public record ItemDocument(
    @SchemaVersion(ItemDocument.SCHEMA) @Nullable String schema,
    ItemId id,
    @Description("The source that owns the item; nobody else may send it.") SourceId source,
    @Text(max = 300) @Description("The item's key at its source; its id when absent.")
        @Nullable String sourceKey,
    ImprintId imprint,
    @Description("The desk that keeps it.") @Nullable DeskId desk,
    ContentType contentType,
    @Text(max = 60, format = TextFormat.LANGUAGE)
        @Description("ISO 639-1 where there is one, else three letters; `und` when unknown.")
        @Nullable String language,
    @Text(max = 1_000) String title,
    @Text(max = 1_000) @Nullable String subtitle,
    @Text(max = Content.MAX_TEXT) String text,
    @Size(max = Formatting.MOST)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Description("The formatting of the text, outer parts first; the text itself is plain.")
        List<FormattingEntry> formatting,
    @Text(max = 2_100, format = TextFormat.CANONICAL_ID)
        @Description("`isbn:…`, `doi:…`, `url:…`, or `key:…` for a publisher's own key.")
        @Nullable String canonicalId,
    @Text(max = 2_000, format = TextFormat.WEB_URL) @Nullable String canonicalUrl,
    @Size(max = 300) List<ContributorEntry> contributors,
    @Nullable SeriesEntry series,
    @Size(max = 200) List<SubjectEntry> subjects,
    @Nullable AgeRangeEntry ageRange,
    @Size(max = 200) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> events,
    @Size(max = 200) @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AwardId> awards,
    LifecycleEntry lifecycle,
    @Size(max = 200) @JsonInclude(JsonInclude.Include.NON_EMPTY) @Description("Only of books.")
        List<ProductEntry> products,
    @Nullable ItemId duplicateOf,
    @Nullable ItemId supersededBy,
    @Description("Nothing of the item is shown before; null states that there is no embargo.")
        @Nullable JsonNullable<RestrictionTime> embargoUntil,
    @Description("The next order key when absent.") @Nullable OrderMessage order,
    @Description("When the source observed this; now when absent.")
        @Nullable SourceTime observedAt) {
  /// The schema's name as records state it.
  public static final String SCHEMA = "colophon-item/1";

  public ItemDocument {
    if (!products.isEmpty() && contentType != ContentType.BOOK) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/products",
          "cannot stand in an item of content_type " + EnumNames.of(contentType),
          "leave products out or send content_type book");
    }
  }

  /// An item and those of its facts that the schema has a place for. Where sources disagree, the
  /// item's own source counts, then the one confirmed last.
  public static ItemDocument of(Item item, List<Fact> facts) {
    ItemFacts current = ItemFacts.of(item, facts);
    Identity identity = item.identity();
    Content content = item.content();
    return new ItemDocument(
        SCHEMA,
        item.id(),
        identity.source(),
        identity.sourceKey(),
        item.imprint(),
        item.desk(),
        item.type(),
        content.language(),
        content.title(),
        content.subtitle(),
        content.text(),
        content.formatting().stream().map(FormattingEntry::of).toList(),
        identity.canonicalId(),
        identity.canonicalUrl(),
        content.credits().stream().map(ContributorEntry::of).toList(),
        content.series() == null ? null : SeriesEntry.of(content.series()),
        SubjectEntry.of(content.subjects()),
        content.ageRange() == null ? null : AgeRangeEntry.of(content.ageRange()),
        item.events(),
        item.awards(),
        LifecycleEntry.of(item.lifecycle()),
        item.products().stream().map(product -> ProductEntry.of(product, current)).toList(),
        identity.duplicateOf(),
        identity.supersededBy(),
        current.restriction(new EntityRef.OfItem(item.id()), FactType.EMBARGO_UNTIL),
        null,
        null);
  }

  /// What the catalogue records; it assigns the order key when this has none.
  ///
  /// @param zone the source's zone; null when unknown
  /// @param now when it was observed, where it does not say
  public Arrival toArrival(@Nullable ZoneId zone, Instant now) {
    WholeItem checked = toSubmission(new OrderKey(0, 0), now, zone);
    return order != null
        ? Arrival.ordered(source, checked)
        : new Arrival(
            source, Set.of(new EntityRef.OfItem(id)), next -> toSubmission(next, now, zone));
  }

  /// The submission that this is.
  ///
  /// @param absentOrder the order key, where it states none
  /// @param absentTime when it was observed, where it does not say
  /// @param zone the source's zone; null when unknown
  public WholeItem toSubmission(OrderKey absentOrder, Instant absentTime, @Nullable ZoneId zone) {
    StatedFacts facts =
        new StatedFacts(
            order == null ? absentOrder : order.toKey(),
            observedAt == null ? absentTime : observedAt.end(zone),
            zone);
    Item item = ApiException.converting(() -> toItem(zone));
    facts.restriction(new EntityRef.OfItem(id), FactType.EMBARGO_UNTIL, embargoUntil);
    for (int i = 0; i < products.size(); i++) {
      products.get(i).state(facts, "/products/" + i);
    }
    return new WholeItem(item, facts.order(), facts.observedAt(), facts.all());
  }

  private Item toItem(@Nullable ZoneId zone) {
    return new Item(
        id,
        imprint,
        contentType,
        desk,
        new Identity(
            source,
            sourceKey == null ? id.value() : sourceKey,
            canonicalId,
            canonicalUrl,
            duplicateOf,
            supersededBy),
        toContent(),
        lifecycle.toLifecycle(zone),
        products.stream().map(ProductEntry::toProduct).toList(),
        events,
        awards);
  }

  private Content toContent() {
    return new Content(
        language == null ? "und" : language,
        title,
        subtitle,
        text,
        contributors.stream().map(ContributorEntry::toCredit).toList(),
        new ArrayList<>(SubjectEntry.toSubjects(subjects, "/subjects")),
        series == null ? null : series.toSeriesPlace(),
        ageRange == null ? null : ageRange.toAgeRange(),
        formatting.stream().map(FormattingEntry::toFormatting).toList());
  }

  /// The JSON pointer of a part that the catalogue rejects. The facts stand in many places of an
  /// item, so they point at the whole.
  public static String pointer(Rejection.Path path) {
    return switch (path) {
      case Rejection.Path.Id _ -> "/id";
      case Rejection.Path.Source _ -> "/source";
      case Rejection.Path.Imprint _ -> "/imprint";
      case Rejection.Path.ObservedAt _ -> "/observed_at";
      case Rejection.Path.OfProduct(int index) -> "/products/" + index + "/id";
      case Rejection.Path.OfFact _ -> "";
    };
  }
}
