package org.colophon.matching.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.BlockedItems;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.matching.lucene.LuceneItemIndex;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.text.Passage;

/// The product's index, as the service uses it.
final class Ours implements Contender {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(86_400);
  private static final String PREFIX = "item-";

  private final LuceneItemIndex index;
  private final ItemNumbers numbers = new ItemNumbers();
  private BlockedItems blocked = new BlockedItems(numbers);
  private long seq;

  Ours(Path directory) {
    this.index = LuceneItemIndex.open(directory, new HashingEmbedder().model(), numbers);
  }

  @Override
  public String name() {
    return "Colophon";
  }

  @Override
  public boolean isEmpty() {
    return index.seq() == 0;
  }

  @Override
  public void add(Stock stock, int from, int to) {
    List<IndexedItem> items = new ArrayList<>();
    for (int number = from; number < to; number++) {
      Embedding vector = Embedding.normalized(stock.items().get(number));
      Passage passage = new Passage(0, new Span(0, 0), "h");
      items.add(
          new IndexedItem(
              new ItemId(PREFIX + number),
              new ImprintId("imprint-" + stock.imprint(number)),
              ContentType.BOOK,
              "de",
              "t",
              "",
              Set.of(),
              List.of(new EmbeddedPassage(passage, vector))));
    }
    index.update(items, List.of(), ++seq);
  }

  @Override
  public void settle() {
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("Lucene Merge Thread"))) {
      LockSupport.parkNanos(100_000_000L);
    }
    index.update(List.of(), List.of(), ++seq); // takes up the last merge
  }

  @Override
  public void outdate(Staleness staleness) {
    BlockedItems now = new BlockedItems(numbers);
    staleness.stale().stream().forEach(n -> now.block(new ItemId(PREFIX + n), LATER));
    blocked = now;
  }

  @Override
  public List<Integer> nearest(float[] query, int k) {
    Filter filter = new Filter(Set.of(), Set.of(), Set.of(), Set.of(), blocked.eligibleAt(NOW));
    List<Embedding> vectors = List.of(Embedding.normalized(query));
    return index.search(new ItemQuery(vectors, "", "und", filter, k)).stream()
        .map(hit -> Integer.valueOf(hit.id().value().substring(PREFIX.length())))
        .toList();
  }

  @Override
  public void close() {
    index.close();
  }
}
