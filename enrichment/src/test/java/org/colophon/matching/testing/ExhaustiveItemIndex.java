package org.colophon.matching.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ItemId;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.matching.SubjectTerms;
import org.colophon.models.Embedding;

/// Compares every item with the query; words count by how many are shared.
public final class ExhaustiveItemIndex implements ItemIndex {
  private final Map<String, IndexedItem> items = new TreeMap<>();
  private long seq;

  @Override
  public synchronized long seq() {
    return seq;
  }

  @Override
  public synchronized void update(List<IndexedItem> changed, List<ItemId> removed, long upTo) {
    changed.forEach(item -> items.put(item.id().value(), item));
    removed.forEach(id -> items.remove(id.value()));
    seq = upTo;
  }

  /// Begins again, as an index on a disk does whose files are damaged.
  public synchronized void clear() {
    items.clear();
    seq = 0;
  }

  /// The subjects that an item was put in with; empty when it was not.
  public synchronized Set<String> subjects(ItemId id) {
    IndexedItem item = items.get(id.value());
    return item == null ? Set.of() : item.subjects();
  }

  @Override
  public synchronized List<ItemHit> search(ItemQuery query) {
    return items.values().stream()
        .filter(item -> passes(item, query.filter()))
        .map(item -> hit(item, query))
        .filter(hit -> hit.score() > 0)
        .sorted(
            Comparator.comparingDouble(ItemHit::score)
                .reversed()
                .thenComparing(hit -> hit.id().value()))
        .limit(query.k())
        .toList();
  }

  private static ItemHit hit(IndexedItem item, ItemQuery query) {
    double best = query.vectors().isEmpty() ? Double.NaN : -2;
    int ordinal = -1;
    for (EmbeddedPassage passage : item.passages()) {
      for (Embedding vector : query.vectors()) {
        double cosine = passage.vector().cosine(vector);
        if (cosine > best) {
          best = cosine;
          ordinal = passage.passage().ordinal();
        }
      }
    }
    double near = ordinal < 0 ? 0 : 2 + best;
    return new ItemHit(item.id(), near + shared(item, query.text()), best, ordinal);
  }

  private static long shared(IndexedItem item, String text) {
    Set<String> words = words(item.title() + " " + item.text());
    return words(text).stream().filter(word -> !word.isEmpty() && words.contains(word)).count();
  }

  private static Set<String> words(String text) {
    return Set.copyOf(
        Set.of(text.toLowerCase(Locale.ROOT)).stream()
            .flatMap(t -> List.of(t.split("[^\\p{L}\\p{N}]+", -1)).stream())
            .toList());
  }

  private static boolean passes(IndexedItem item, Filter filter) {
    return allows(filter.languages(), item.language())
        && allows(filter.types(), item.type())
        && allows(filter.imprints(), item.imprint())
        && !filter.exclude().contains(item.id())
        && filter.eligible().test(item.id());
  }

  private static <T> boolean allows(Set<T> allowed, T value) {
    return allowed.isEmpty() || allowed.contains(value);
  }

  @Override
  public synchronized List<ItemHit> rank(List<ItemId> some, List<Embedding> vectors) {
    if (some.isEmpty() || vectors.isEmpty()) {
      return List.of();
    }
    Filter only = new Filter(Set.of(), Set.of(), Set.of(), Set.of(), some::contains);
    return search(new ItemQuery(vectors, "", "und", only, some.size()));
  }

  @Override
  public synchronized double rarity(String subject) {
    long with =
        items.values().stream()
            .filter(item -> SubjectTerms.withParents(item.subjects()).contains(subject))
            .count();
    return with <= 1 ? 1 : 1 - Math.log((double) with) / Math.log(items.size());
  }

  @Override
  public synchronized int size() {
    return items.size();
  }

  @Override
  public void close() {}
}
