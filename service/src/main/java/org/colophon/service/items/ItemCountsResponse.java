package org.colophon.service.items;

import java.util.Map;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The number of items by each facet.
@SchemaName("ItemCounts")
@Description(
    "How many items there are, by each facet. Values without an item are left out. Where there is a"
        + " `next_after`, this is one part of the count.")
record ItemCountsResponse(
    @Description("The items that all filters let through.") int matching,
    Map<String, Integer> imprint,
    Map<String, Integer> desk,
    Map<String, Integer> source,
    Map<String, Integer> type,
    Map<String, Integer> verdict,
    @Description("How many items were looked at for this part.") int scanned,
    @Description("Where the next part starts; absent at the end.") @Nullable String nextAfter) {}
