package org.colophon.service.items;

import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A person's statement that a fact still holds.
@SchemaName("Confirmation")
@Description("A person looked: what a source stated still holds.")
record ConfirmationRequest(
    @Nullable ItemId item,
    @Description("The product of the item; the item itself when absent.")
        @Nullable ProductId product,
    FactType type,
    @Text(max = 100) @Nullable String qualifier,
    @Description("The source whose statement it is; the one that decides when absent.")
        @Nullable SourceId source,
    @Text(max = 100) @Description("Who looked.") String by) {

  /// The fact that is confirmed.
  ///
  /// @param of the item that the request is about
  FactKey key(ItemId of) {
    EntityRef entity =
        product == null ? new EntityRef.OfItem(of) : new EntityRef.OfProduct(product);
    return new FactKey(entity, type, qualifier == null ? "" : qualifier);
  }
}
