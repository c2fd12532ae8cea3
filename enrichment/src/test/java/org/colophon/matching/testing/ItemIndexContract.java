package org.colophon.matching.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.BlockedItems;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.ItemHit;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ItemIndex] does.
public interface ItemIndexContract {
  Embedding EAST = Embedding.normalized(new float[] {1, 0, 0.1f});
  Embedding NORTH = Embedding.normalized(new float[] {0, 1, 0.1f});
  Embedding BETWEEN = Embedding.normalized(new float[] {1, 0.8f, 0.1f});

  /// An empty index.
  ItemIndex open();

  /// The numbers of items that filters and the index share; always the same.
  ItemNumbers numbers();

  @Test
  default void findsTheNearestFirstWithPassageAndSimilarity() {
    try (ItemIndex index = filled()) {
      List<ItemHit> hits = index.search(vectors(10, Filter.NONE, EAST));

      assertEquals(List.of("sea", "garden", "film"), ids(hits).subList(0, 3));
      assertEquals(EAST.cosine(EAST), hits.getFirst().similarity(), 1e-5);
      assertEquals(1, hits.getFirst().passage());
    }
  }

  @Test
  default void givesEachItemOnceForSeveralVectors() {
    try (ItemIndex index = filled()) {
      List<ItemHit> hits = index.search(vectors(10, Filter.NONE, EAST, NORTH, BETWEEN));

      assertEquals(Set.copyOf(ids(hits)).size(), hits.size());
      assertEquals(3, hits.size());
    }
  }

  @Test
  default void findsByWordsAlone() {
    try (ItemIndex index = filled()) {
      ItemQuery query = new ItemQuery(List.of(), "Hochbeet", "de", Filter.NONE, 5);

      List<ItemHit> hits = index.search(query);

      assertEquals(List.of("garden"), ids(hits));
      assertTrue(Double.isNaN(hits.getFirst().similarity()));
      assertEquals(-1, hits.getFirst().passage());
    }
  }

  @Test
  default void wordsLiftAnItemAmongTheNear() {
    try (ItemIndex index = filled()) {
      ItemQuery query = new ItemQuery(List.of(EAST), "Hochbeet", "de", Filter.NONE, 1);

      assertEquals(List.of("garden"), ids(index.search(query)));
    }
  }

  @Test
  default void everyFilterNarrows() {
    try (ItemIndex index = filled()) {
      assertEquals(List.of("film"), found(index, narrowed(Set.of("en"), Set.of(), Set.of())));
      assertEquals(
          List.of("film"), found(index, narrowed(Set.of(), Set.of(ContentType.NEWS), Set.of())));
      assertEquals(
          List.of("film"),
          found(index, narrowed(Set.of(), Set.of(), Set.of(new ImprintId("paper")))));
      Filter without =
          new Filter(Set.of(), Set.of(), Set.of(), Set.of(new ItemId("sea")), id -> true);
      assertFalse(found(index, without).contains("sea"));
      assertEquals(List.of("garden"), found(index, eligible(id -> id.value().equals("garden"))));
      ItemQuery words = new ItemQuery(List.of(), "Hochbeet", "de", eligible(id -> false), 5);
      assertEquals(List.of(), index.search(words));
    }
  }

  @Test
  default void whatIsBlockedIsNotFoundUntilItsTimeHasCome() {
    BlockedItems blocked = new BlockedItems(numbers());
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    blocked.block(new ItemId("sea"), noon);
    try (ItemIndex index = filled()) {
      blocked.block(new ItemId("film"), noon.plusSeconds(1));

      Instant before = noon.minusMillis(1);
      assertEquals(List.of("garden"), found(index, eligible(blocked.eligibleAt(before))));
      assertEquals(List.of("sea", "garden"), found(index, eligible(blocked.eligibleAt(noon))));
      blocked.unblock(new ItemId("film"));
      assertEquals(List.of("garden", "film"), found(index, eligible(blocked.eligibleAt(before))));
    }
  }

  @Test
  default void anUpdateReplacesTheWholeItem() {
    try (ItemIndex index = filled()) {
      index.update(List.of(IndexedItems.german("sea", "Kino", "Vorhang", NORTH)), List.of(), 9);

      assertEquals(9, index.seq());
      assertEquals(3, index.size());
      List<ItemHit> hits =
          index.search(vectors(10, eligible(id -> id.value().equals("sea")), EAST));
      assertEquals(0, hits.getFirst().passage());
      assertEquals(EAST.cosine(NORTH), hits.getFirst().similarity(), 1e-5);
      ItemQuery old = new ItemQuery(List.of(), "Leuchtturm", "de", Filter.NONE, 5);
      assertEquals(List.of(), index.search(old));
    }
  }

  @Test
  default void aRemovedItemIsGone() {
    try (ItemIndex index = filled()) {
      index.update(List.of(), List.of(new ItemId("sea"), new ItemId("unknown")), 4);

      assertEquals(2, index.size());
      assertFalse(found(index, Filter.NONE).contains("sea"));
    }
  }

  @Test
  default void anEmptyIndexFindsNothing() {
    try (ItemIndex index = open()) {
      assertEquals(0, index.seq());
      assertEquals(0, index.size());
      assertEquals(List.of(), index.search(vectors(3, Filter.NONE, EAST)));
      assertEquals(List.of(), index.search(new ItemQuery(List.of(), "Wort", "de", Filter.NONE, 3)));
    }
  }

  @Test
  default void ranksGivenItemsByTheirNearestPassage() {
    try (ItemIndex index = filled()) {
      List<ItemId> some = List.of(new ItemId("film"), new ItemId("unknown"), new ItemId("sea"));

      List<ItemHit> hits = index.rank(some, List.of(EAST));

      assertEquals(List.of("sea", "film"), ids(hits));
      assertEquals(1, hits.getFirst().passage());
      assertEquals(EAST.cosine(EAST), hits.getFirst().similarity(), 1e-5);
      assertEquals(List.of(), index.rank(List.of(), List.of(EAST)));
      assertEquals(List.of(), index.rank(some, List.of()));
    }
  }

  @Test
  default void aSubjectThatManyItemsHaveTellsLittle() {
    try (ItemIndex index = open()) {
      index.update(
          List.of(
              about("one", "thema:FFP"),
              about("two", "thema:FFC"),
              about("three", "thema:WM"),
              about("four", "thema:FBA")),
          List.of(),
          1);

      assertEquals(1, index.rarity("thema:WM"));
      assertEquals(1, index.rarity("thema:NHD"));
      assertEquals(0.5, index.rarity("thema:FF"), 1e-9);
      assertEquals(1 - Math.log(3) / Math.log(4), index.rarity("thema:F"), 1e-9);
    }
  }

  private static IndexedItem about(String id, String subject) {
    IndexedItem item = IndexedItems.german(id, "t", "w", EAST);
    return new IndexedItem(
        item.id(),
        item.imprint(),
        item.type(),
        item.language(),
        item.title(),
        item.text(),
        Set.of(subject),
        item.passages());
  }

  @Test
  default void closesTwice() {
    ItemIndex index = filled();
    index.close();
    index.close();
  }

  /// Recall@10 of 40 queries against comparing everything, over 5,000 weakly clustered vectors.
  @ParameterizedTest
  @ValueSource(ints = {0, 50, 90, 99})
  default void findsTheTrueNeighboursHoweverManyAreFilteredOut(int percentOut) {
    long seed = 20261122L + percentOut;
    RandomVectors vectors = new RandomVectors(seed, 64, 40);
    List<IndexedItem> items = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      items.add(IndexedItems.german("item-" + i, "t", "w", vectors.next(), vectors.next()));
    }
    Set<ItemId> out = new HashSet<>();
    items.stream().filter(i -> vectors.nextInt(100) < percentOut).forEach(i -> out.add(i.id()));
    try (ItemIndex index = open();
        ItemIndex oracle = new ExhaustiveItemIndex()) {
      for (int from = 0; from < items.size(); from += 500) {
        index.update(items.subList(from, from + 500), List.of(), from);
      }
      oracle.update(items, List.of(), 1);
      int found = 0;
      int all = 0;
      for (int q = 0; q < 40; q++) {
        ItemQuery query = vectors(10, eligible(id -> !out.contains(id)), vectors.next());
        List<String> truth = ids(oracle.search(query));
        List<String> answer = ids(index.search(query));
        assertEquals(truth.size(), answer.size(), "seed " + seed);
        found += (int) truth.stream().filter(answer::contains).count();
        all += truth.size();
      }
      assertTrue(found >= 0.99 * all, found + " of " + all + " found, seed " + seed);
    }
  }

  private ItemIndex filled() {
    ItemIndex index = open();
    index.update(
        List.of(
            IndexedItems.german("sea", "Küste", "Leuchtturm am Deich", NORTH, EAST),
            IndexedItems.german("garden", "Garten", "Ein Hochbeet im Herbst", BETWEEN),
            IndexedItems.english("film", "Cinema", "The last projectionist", NORTH)),
        List.of(),
        3);
    return index;
  }

  private static List<String> found(ItemIndex index, Filter filter) {
    return ids(index.search(vectors(10, filter, EAST)));
  }

  private static ItemQuery vectors(int k, Filter filter, Embedding... vectors) {
    return new ItemQuery(List.of(vectors), "", "und", filter, k);
  }

  private static Filter narrowed(
      Set<String> languages, Set<ContentType> types, Set<ImprintId> imprints) {
    return new Filter(languages, types, imprints, Set.of(), id -> true);
  }

  private static Filter eligible(Predicate<ItemId> eligible) {
    return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), eligible);
  }

  private static List<String> ids(List<ItemHit> hits) {
    return hits.stream().map(hit -> hit.id().value()).toList();
  }
}
