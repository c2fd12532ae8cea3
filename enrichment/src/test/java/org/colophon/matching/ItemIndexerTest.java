package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.Submission;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.matching.testing.ExhaustiveItemIndex;
import org.colophon.matching.testing.Workbench;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemIndexerTest {
  private final HashingEmbedder embedder = new HashingEmbedder();
  private final Workbench bench =
      new Workbench(
          embedder, new FixedLanguageDetector("de"), Map.of("de", new WhitespaceAnalyzer("de")));
  private final ExhaustiveItemIndex index = new ExhaustiveItemIndex();
  private final ItemIndexer indexer = new ItemIndexer(bench.catalog.catalog(), bench.items, index);

  @BeforeEach
  void write() {
    bench.catalog.write("garden", "Beet im Oktober", "Kompost umsetzen.");
    bench.catalog.write("sea", "Hafenlicht", "Der Deich bei Nacht.");
  }

  @Test
  void replaysWhatTheIndexHasNotSeen() {
    assertEquals(2, indexer.catchUp());
    assertEquals(2, index.seq());
    assertEquals(0, indexer.catchUp());

    bench.catalog.write("sea", "Hafenlicht", "Ein anderer Text über Watt.");
    bench.catalog.delete("garden");

    assertEquals(2, indexer.catchUp());
    assertEquals(4, index.seq());
    assertEquals(List.of("sea"), found("watt"));
    assertFalse(found("kompost").contains("garden"));
  }

  @Test
  void aNewIndexIsFilledWithoutEmbeddingAgain() {
    indexer.catchUp();
    long calls = embedder.calls();
    ExhaustiveItemIndex anew = new ExhaustiveItemIndex();

    new ItemIndexer(bench.catalog.catalog(), bench.items, anew).catchUp();

    assertEquals(calls, embedder.calls());
    assertEquals(2, anew.size());
    assertEquals(index.seq(), anew.seq());
  }

  @Test
  void anIndexThatBeginsAgainIsFilledAgainWithoutEmbedding() {
    indexer.catchUp();
    long calls = embedder.calls();
    index.clear();

    assertEquals(2, indexer.catchUp());
    assertEquals(calls, embedder.calls());
    assertEquals(List.of("sea"), found("deich"));
    assertEquals(0, indexer.catchUp());
  }

  @Test
  void aFactAloneIndexesNothingButMovesOn() {
    indexer.catchUp();
    bench.catalog.touch("sea");

    assertEquals(0, indexer.catchUp());
    assertEquals(3, index.seq());
  }

  @Test
  void anAcceptedSubjectIsIndexedWithoutEmbeddingAgain() {
    indexer.catchUp();
    long calls = embedder.calls();
    Instant at = Instant.parse("2026-11-22T09:00:00Z");
    ItemId sea = new ItemId("sea");
    bench
        .catalog
        .catalog()
        .record(new Submission.Linked(sea, new ItemLink("subject:thema:WMQ", true, "kim", at)));

    assertEquals(1, indexer.catchUp());
    assertEquals(calls, embedder.calls());
    assertTrue(index.subjects(sea).contains("thema:WMQ"));
    assertEquals(0, indexer.catchUp());
  }

  @Test
  void knowsWhichTextsItHeldAtASequenceNumber() {
    indexer.catchUp();
    ItemId sea = new ItemId("sea");
    assertTrue(indexer.heldAt(2, 2).test(sea, 1L));

    bench.catalog.write("sea", "Hafenlicht", "Ein anderer Text über Watt.");
    assertFalse(indexer.heldAt(2, 3).test(sea, 2L));
    assertTrue(indexer.heldAt(2, 2).test(sea, 1L)); // one who does not see the write
    indexer.catchUp();
    assertFalse(indexer.heldAt(2, 3).test(sea, 2L)); // it was asked before
    assertTrue(indexer.heldAt(3, 3).test(sea, 2L));

    bench.catalog.touch("sea"); // no other text
    assertTrue(indexer.heldAt(3, 4).test(sea, 2L));
  }

  private List<String> found(String word) {
    return index.search(new ItemQuery(List.of(), word, "de", Filter.NONE, 5)).stream()
        .map(hit -> hit.id().value())
        .toList();
  }
}
