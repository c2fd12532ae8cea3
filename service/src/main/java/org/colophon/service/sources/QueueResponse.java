package org.colophon.service.sources;

import java.util.List;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.ReviewQueue;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A page of a desk's review queue.
@SchemaName("Queue")
record QueueResponse(DeskId desk, List<ItemEntry> items, @Nullable String nextAfter) {

  /// An item that nobody has decided on.
  @SchemaName("QueueItem")
  record ItemEntry(ItemId id, String title, String language) {}

  static QueueResponse of(DeskId desk, ReviewQueue.Page page) {
    return new QueueResponse(
        desk,
        page.entries().stream()
            .map(entry -> new ItemEntry(entry.item(), entry.title(), entry.language()))
            .toList(),
        page.next().orElse(null));
  }
}
