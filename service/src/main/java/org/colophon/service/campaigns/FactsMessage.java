package org.colophon.service.campaigns;

import java.time.Instant;
import org.colophon.campaign.MessageFacts;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The facts that every channel states of an item, each with its source and age.
@SchemaName("MessageFacts")
@Description("The facts that every channel states of an item. What is absent is not stated.")
public record FactsMessage(
    ItemId item,
    @Description("The format that they are about.") @Nullable ProductId product,
    @Nullable StatedEntry price,
    @Nullable StatedEntry availability,
    @Description("The sales date while it lies ahead.") @Nullable StatedEntry appearsOn) {

  /// A fact as it is stated.
  @SchemaName("StatedFact")
  public record StatedEntry(
      String value,
      @Description("Who says so; absent when it follows from several facts.")
          @Nullable SourceId source,
      @Description("When the source said so last.") @Nullable Instant confirmedAt,
      @Description("Since when it is so.") @Nullable Instant changedAt) {

    static @Nullable StatedEntry of(MessageFacts.@Nullable Stated stated) {
      return stated == null
          ? null
          : new StatedEntry(
              stated.value(), stated.source(), stated.confirmedAt(), stated.changedAt());
    }
  }

  /// The message of a record.
  public static FactsMessage of(MessageFacts facts) {
    return new FactsMessage(
        facts.item(),
        facts.product(),
        StatedEntry.of(facts.price()),
        StatedEntry.of(facts.availability()),
        StatedEntry.of(facts.appearsOn()));
  }
}
