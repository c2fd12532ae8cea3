package org.colophon.service.items;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.health.Repair;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The changes that people made to an item from outside its source.
@SchemaName("Repairs")
@Description("The changes that people made to an item from outside its source, newest first.")
record RepairsResponse(ItemId item, List<Entry> repairs) {

  /// One change.
  @SchemaName("Repair")
  record Entry(
      Instant at,
      String by,
      @Description("`edit` or `confirm`.") String what,
      @Description("The request's body.") String detail) {}

  static RepairsResponse of(ItemId item, List<Repair> repairs) {
    return new RepairsResponse(
        item,
        repairs.stream()
            .map(one -> new Entry(one.at(), one.by(), one.what(), one.detail()))
            .toList());
  }
}
