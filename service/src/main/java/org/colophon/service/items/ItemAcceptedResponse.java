package org.colophon.service.items;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceId;
import org.colophon.editorial.AcceptedValues.Accepted;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// Everything that is accepted of an item, for the system that the item came from.
@SchemaName("ItemAccepted")
@Description("Everything that is accepted of an item, for the system that the item came from.")
record ItemAcceptedResponse(
    ItemId item,
    SourceId source,
    @Description("The item's key at its source.") String sourceKey,
    @Description("The item's version that the values are of.") long version,
    @Description("The hash of that version's text.") String textHash,
    @Description("All values; what is no longer among them is no longer accepted.")
        List<AcceptedEntry> values) {

  static ItemAcceptedResponse of(ItemVersion version, List<Accepted> accepted) {
    return new ItemAcceptedResponse(
        version.item().id(),
        version.item().identity().source(),
        version.item().identity().sourceKey(),
        version.number(),
        version.hashes().text(),
        AcceptedEntry.of(accepted));
  }
}
