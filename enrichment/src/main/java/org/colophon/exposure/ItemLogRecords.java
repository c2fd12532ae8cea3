package org.colophon.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogLog;
import org.colophon.catalog.log.LogRecord;
import org.colophon.catalog.log.LogRecord.Body;

/// The records of a log that concern given items, by item.
final class ItemLogRecords {
  private static final int BATCH = 2_000;

  private final Set<ItemId> items;
  private final Map<ProductId, ItemId> owners = new HashMap<>();
  private final Map<ItemId, List<LogRecord>> byItem = new HashMap<>();
  private final List<LogRecord> surroundings = new ArrayList<>();

  private ItemLogRecords(Set<ItemId> items) {
    this.items = Set.copyOf(items);
  }

  static ItemLogRecords of(CatalogLog log, Set<ItemId> items) {
    ItemLogRecords knowledge = new ItemLogRecords(items);
    List<LogRecord> batch = log.records(0, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(knowledge::take);
      batch = log.records(batch.getLast().seq(), BATCH);
    }
    return knowledge;
  }

  /// In the order of the log.
  List<LogRecord> about(ItemId item) {
    List<LogRecord> records = new ArrayList<>(surroundings);
    records.addAll(byItem.getOrDefault(item, List.of()));
    records.sort(Comparator.comparingLong(LogRecord::seq));
    return records;
  }

  private void take(LogRecord entry) {
    if (entry.body() instanceof Body.Stated(Submission submission)) {
      for (ItemId item : concerned(submission)) {
        if (items.contains(item)) {
          byItem.computeIfAbsent(item, _ -> new ArrayList<>()).add(entry);
        }
      }
    } else {
      surroundings.add(entry);
    }
  }

  private Set<ItemId> concerned(Submission submission) {
    return switch (submission) {
      case Submission.WholeItem whole -> {
        for (Product product : whole.item().products()) {
          owners.putIfAbsent(product.id(), whole.item().id());
        }
        yield Set.of(whole.item().id());
      }
      case Submission.Facts facts -> {
        Set<ItemId> concerned = new HashSet<>();
        for (Submission.StatedFact fact : facts.facts()) {
          switch (fact.key().entity()) {
            case EntityRef.OfItem(var id) -> concerned.add(id);
            case EntityRef.OfProduct(var id) -> {
              if (owners.containsKey(id)) {
                concerned.add(owners.get(id));
              }
            }
          }
        }
        yield concerned;
      }
      case Submission.Deletion deletion -> Set.of(deletion.id());
      case Submission.ContentChecked check -> Set.of(check.id());
      case Submission.Linked linked -> Set.of(linked.id());
    };
  }
}
