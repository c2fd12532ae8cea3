package org.colophon.service.sources;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.health.SourceDeliveries;
import org.colophon.service.api.Description;
import org.colophon.service.api.IncidentMessage;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The result of a delivery report.
@SchemaName("Delivered")
record DeliveryResponse(
    @Description("confirmed; or held: so many items are missing that somebody has to look first.")
        Outcome outcome,
    @Description("The number of items that were deleted, after a list of items.")
        @Nullable Integer deleted,
    @Description("The number of missing items of a list that is held.") @Nullable Integer missing,
    @Description("The number of items that the source has.") @Nullable Integer of,
    @Description("The first items that were deleted or are missing.") @Nullable List<ItemId> items,
    @Description("The incident that a held list raised.") @Nullable IncidentMessage incident,
    SourceResponse source) {
  private static final int SHOWN = 20;

  /// The outcomes of a delivery report.
  enum Outcome {
    CONFIRMED,
    HELD
  }

  static DeliveryResponse confirmed(SourceResponse source) {
    return new DeliveryResponse(Outcome.CONFIRMED, null, null, null, null, null, source);
  }

  static DeliveryResponse of(SourceDeliveries.Result result, SourceResponse source) {
    return switch (result) {
      case SourceDeliveries.Result.Taken(List<ItemId> deleted) ->
          new DeliveryResponse(
              Outcome.CONFIRMED, deleted.size(), null, null, first(deleted), null, source);
      case SourceDeliveries.Result.Held(var incident, List<ItemId> missing, int of) ->
          new DeliveryResponse(
              Outcome.HELD,
              null,
              missing.size(),
              of,
              first(missing),
              IncidentMessage.of(incident),
              source);
    };
  }

  private static List<ItemId> first(List<ItemId> items) {
    return items.stream().limit(SHOWN).toList();
  }
}
