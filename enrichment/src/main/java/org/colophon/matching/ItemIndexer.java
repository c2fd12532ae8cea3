package org.colophon.matching;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichedItems;
import org.colophon.enrichment.EnrichedItems.Enriched;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.text.ItemText;

/// The indexer that replays the catalogue's log into the item index from the index's last commit:
/// at the start, and after every write. Items without an enrichment are enriched on the way, those
/// with one are not embedded again. Thread-safe; one caller works, others wait.
public final class ItemIndexer {
  private static final System.Logger LOG = System.getLogger(ItemIndexer.class.getName());
  private static final int BATCH = 200;
  private static final int MOST_PENDING = 2_000;

  private final Catalog catalog;
  private final EnrichedItems enriched;
  private final ItemIndex index;

  /// Version of each item as indexed since the start: facts alone change no version, and then there
  /// is nothing to index.
  private final Map<ItemId, Indexed> indexedVersion = new ConcurrentHashMap<>();

  /// What the index had come to when it was last written.
  private long reached;

  /// Told of items that were indexed anew or taken out.
  private volatile Consumer<List<ItemId>> listener = ids -> {};

  /// A version, what was accepted of its subjects, and the sequence number that the index came to
  /// with them.
  private record Indexed(long number, List<Subject> accepted, long seq) {}

  /// A version and the subjects that people accepted for the item.
  private record Present(ItemVersion version, List<Subject> accepted) {}

  public ItemIndexer(Catalog catalog, EnrichedItems enriched, ItemIndex index) {
    this.catalog = catalog;
    this.enriched = enriched;
    this.index = index;
  }

  /// Has somebody told of each item that is indexed anew or taken out from now on.
  public void setListener(Consumer<List<ItemId>> listener) {
    this.listener = listener;
  }

  /// Replays what the index has not seen. Returns how many items were put in or taken out.
  public synchronized int catchUp() {
    index.beginAgainIfDamaged();
    if (index.seq() < reached) {
      indexedVersion.clear(); // it went back to an older commit, or began again
    }
    int touched = 0;
    List<Catalog.LogEntry> entries = catalog.log(index.seq(), BATCH);
    while (!entries.isEmpty()) {
      touched += replay(entries);
      entries = catalog.log(index.seq(), BATCH);
    }
    return touched;
  }

  private int replay(List<Catalog.LogEntry> entries) {
    Set<ItemId> ids = new LinkedHashSet<>();
    for (Catalog.LogEntry entry : entries) {
      if (entry instanceof Catalog.LogEntry.Stated(long _, List<ItemId> items)) {
        ids.addAll(items);
      }
    }
    long seq = entries.getLast().seq();
    Versions versions = versions(ids, present -> !isIndexed(present));
    put(versions, seq);
    versions.present.forEach(one ->
        indexedVersion.put(
            one.version.item().id(), new Indexed(one.version.number(), one.accepted, seq)));
    versions.gone.forEach(indexedVersion::remove);
    return versions.present.size() + versions.gone.size();
  }

  /// Indexes items again whose enrichment was replaced while their text stayed.
  public synchronized void renew(List<ItemId> ids) {
    if (index.seq() < reached) {
      return; // the index began again: everything is indexed with the next catching up
    }
    put(versions(ids, _ -> true), index.seq());
  }

  /// The current versions of items.
  private record Versions(List<Present> present, List<ItemId> gone) {}

  /// @param wanted which of those that are present
  private Versions versions(Collection<ItemId> ids, Predicate<Present> wanted) {
    List<Present> present = new ArrayList<>();
    List<ItemId> gone = new ArrayList<>();
    try (CatalogView view = catalog.view()) {
      for (ItemId id : ids) {
        Optional<ItemVersion> version = view.item(id);
        if (version.isEmpty() || version.get().tombstone()) {
          gone.add(id);
        } else {
          present.add(new Present(version.get(), ItemLink.subjects(view.links(id))));
        }
      }
    }
    return new Versions(present.stream().filter(wanted).toList(), gone);
  }

  private void put(Versions versions, long seq) {
    List<IndexedItem> items = versions.present.parallelStream().map(this::indexed).toList();
    index.update(items, versions.gone, seq);
    reached = seq;
    List<ItemId> changed = new ArrayList<>(versions.gone);
    items.forEach(item -> changed.add(item.id()));
    if (!changed.isEmpty()) {
      listener.accept(changed);
    }
  }

  private boolean isIndexed(Present present) {
    Indexed indexed = indexedVersion.get(present.version.item().id());
    return indexed != null
        && indexed.number() == present.version.number()
        && indexed.accepted().equals(present.accepted);
  }

  /// Says of versions whether the index held them when it had come to a sequence number. Where that
  /// cannot be said, because far more was written since, it says no.
  ///
  /// @param seen what the index had come to
  /// @param now the newest entry that counts
  public BiPredicate<ItemId, Long> heldAt(long seen, long now) {
    List<Catalog.LogEntry> since =
        catalog.log(seen, MOST_PENDING).stream().filter(entry -> entry.seq() <= now).toList();
    Set<ItemId> touched = new HashSet<>();
    for (Catalog.LogEntry entry : since) {
      if (entry instanceof Catalog.LogEntry.Stated(long _, List<ItemId> items)) {
        touched.addAll(items);
      }
    }
    boolean all = since.size() < MOST_PENDING;
    return (id, number) -> {
      Indexed indexed = indexedVersion.get(id);
      boolean known = indexed != null && indexed.number() == number && indexed.seq() <= seen;
      return known || (all && !touched.contains(id));
    };
  }

  private IndexedItem indexed(Present present) {
    ItemVersion version = present.version;
    Item item = version.item();
    ItemText text = ItemText.of(version);
    Enriched found = read(item, text);
    return new IndexedItem(
        item.id(),
        item.imprint(),
        item.type(),
        found.stored().language(),
        text.title(),
        text.text(),
        subjects(present, found.stored().annotations()),
        found.passages());
  }

  /// An item that cannot be read is found by its words alone, and keeps no other from being found.
  private Enriched read(Item item, ItemText text) {
    try {
      return enriched.of(item.id(), text);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      LOG.log(Level.WARNING, "item " + item.id() + " cannot be read: found by words alone", e);
      String language = item.content().language();
      return new Enriched(
          new EnrichmentStore.Stored(language, text.textHash(), "", List.of(), List.of()),
          List.of());
    }
  }

  private static Set<String> subjects(Present present, List<Annotation> annotations) {
    Set<String> subjects = new LinkedHashSet<>();
    present.accepted.forEach(subject -> subjects.add(subject.toString()));
    Item item = present.version.item();
    item.content().subjects().forEach(subject -> subjects.add(subject.toString()));
    annotations.stream()
        .filter(a -> a.kind() == Annotation.Kind.SUBJECT)
        .forEach(a -> subjects.add(a.value()));
    return subjects;
  }
}
