package org.colophon.service.labelling;

import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.eval.labelling.SampledItem;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The item that a labeller has to look at, where one is left. Nothing that a model or another
/// labeller thinks of it.
@SchemaName("LabellingTurn")
@Description("The next item of a labeller, without any suggestion.")
record NextItemResponse(
    @Description("Absent when all are done.") @Nullable Item item, ProgressEntry progress) {

  /// An item of the sample.
  @SchemaName("LabellingItem")
  record Item(
      ItemId id,
      ImprintId imprint,
      ContentType contentType,
      String language,
      String title,
      String text) {

    static Item of(SampledItem item) {
      return new Item(
          item.item(),
          item.stratum().imprint(),
          item.stratum().type(),
          item.stratum().language(),
          item.title(),
          item.text());
    }
  }

  static NextItemResponse of(LabellingService.NextItem turn) {
    return new NextItemResponse(
        turn.item() == null ? null : Item.of(turn.item()), ProgressEntry.of(turn.progress()));
  }
}
