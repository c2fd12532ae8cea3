package org.colophon.service.sources;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.JsonNullable;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.SourceTime;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A report of a source that it delivered completely.
@SchemaName("SourceDelivery")
@Description("A report of a source that it delivered completely.")
record DeliveryRequest(
    @Size(max = 200_000)
        @Description(
            "The ids of all items that the source has; items that are missing from the list are"
                + " deleted.")
        @Nullable JsonNullable<List<ItemId>> items,
    @Description("The time up to which the delivery is complete; now when absent.")
        @Nullable SourceTime watermark,
    @Text(max = 100)
        @Description("The person who confirms that the items missing from the list are gone.")
        @Nullable String acceptedBy) {

  DeliveryRequest {
    if (acceptedBy != null && (items == null || items.value() == null)) {
      throw new ApiException(
          ErrorCode.MISSING_FIELD, "/items", "is missing", "list the items that are left");
    }
  }

  /// The ids of all items; null when the source lists none.
  @Nullable Set<ItemId> listed() {
    List<ItemId> ids = items == null ? null : items.value();
    return ids == null ? null : new HashSet<>(ids);
  }

  @Nullable Instant upTo() {
    return watermark == null ? null : watermark.end(null);
  }
}
