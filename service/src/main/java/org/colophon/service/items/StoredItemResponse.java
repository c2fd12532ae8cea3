package org.colophon.service.items;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.Fact;
import org.colophon.catalog.ItemVersion;
import org.colophon.editorial.AcceptedValues.Accepted;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.facts.FactMessage;

/// An item as the catalogue holds it, with every fact that a source stated.
@SchemaName("StoredItem")
@Description("An item as the catalogue holds it, with every fact that a source stated.")
record StoredItemResponse(
    ItemDocument item,
    List<FactMessage> facts,
    @Description("What people accepted of proposals, as far as it could be accepted now.")
        List<AcceptedEntry> accepted,
    @Description("1 for the first version, one more for each change of the item's own data.")
        long version,
    @Description("The catalogue's sequence number of the last entry that touched it.") long seq,
    String textHash,
    String metadataHash,
    @Description("When its source last stated this version or delivered completely.")
        Instant confirmedAt,
    @Description("When this version arrived here.") Instant recordedAt,
    @Description("Whether the source stated two different versions under one order key.")
        boolean conflict) {

  static StoredItemResponse of(ItemVersion version, List<Fact> facts, List<Accepted> accepted) {
    return new StoredItemResponse(
        ItemDocument.of(version.item(), facts),
        facts.stream().map(FactMessage::of).toList(),
        AcceptedEntry.of(accepted),
        version.number(),
        version.seq(),
        version.hashes().text(),
        version.hashes().metadata(),
        version.confirmedAt(),
        version.recordedAt(),
        version.conflict());
  }
}
