package org.colophon.service.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.Description;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.OrderMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A fact as the catalogue holds it: with its source, order and clocks.
@SchemaName("StoredFact")
@Description("A fact as the catalogue holds it.")
public record FactMessage(
    @Nullable ItemId item,
    @Nullable ProductId product,
    FactType type,
    @Nullable String qualifier,
    @Description(
            "As the source stated it; prices that follow each other are a list; null states that there"
                + " is none.")
        JsonNullable<JsonNode> value,
    @Description("Present when the code is not known; such a value permits nothing.")
        @Nullable Boolean unrecognised,
    @Description("Present when the source stated two values under one order key.")
        @Nullable Boolean conflict,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    SourceId source,
    OrderMessage order,
    @Description("When the source says that it was so.") Instant observedAt,
    @Description("When the source last stated it.") Instant confirmedAt,
    @Description("When its value last changed.") Instant changedAt,
    @Description("When it arrived here.") Instant recordedAt) {

  public static FactMessage of(Fact fact) {
    EntityRef entity = fact.key().entity();
    return new FactMessage(
        entity instanceof EntityRef.OfItem(ItemId id) ? id : null,
        entity instanceof EntityRef.OfProduct(ProductId id) ? id : null,
        fact.key().type(),
        fact.key().qualifier().isEmpty() ? null : fact.key().qualifier(),
        new JsonNullable<>(FactValues.json(fact.key().type(), fact.value())),
        fact.value() instanceof FactValue.Unrecognised ? Boolean.TRUE : null,
        fact.conflict() ? Boolean.TRUE : null,
        fact.validFrom(),
        fact.validTo(),
        fact.source(),
        OrderMessage.of(fact.order()),
        fact.clocks().observedAt(),
        fact.clocks().confirmedAt(),
        fact.clocks().changedAt(),
        fact.clocks().recordedAt());
  }
}
