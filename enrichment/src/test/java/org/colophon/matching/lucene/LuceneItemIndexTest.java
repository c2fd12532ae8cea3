package org.colophon.matching.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.colophon.matching.IndexedItem;
import org.colophon.matching.ItemIndex;
import org.colophon.matching.ItemNumbers;
import org.colophon.matching.ItemQuery;
import org.colophon.matching.ItemQuery.Filter;
import org.colophon.matching.testing.IndexedItems;
import org.colophon.matching.testing.ItemIndexContract;
import org.colophon.matching.testing.RandomVectors;
import org.colophon.models.Embedding;
import org.colophon.models.ModelId;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneItemIndexTest implements ItemIndexContract {
  private static final ModelId MODEL = new HashingEmbedder().model();
  private static final Embedding EAST_16 =
      Embedding.normalized(new float[] {9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

  @TempDir Path root;

  private final ItemNumbers numbers = new ItemNumbers();

  @Override
  public ItemNumbers numbers() {
    return numbers;
  }

  @Override
  public ItemIndex open() {
    return LuceneItemIndex.open(root, MODEL, numbers);
  }

  @Test
  void whatAnUpdateWroteIsThereAfterAReopen() {
    try (ItemIndex index = open()) {
      index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 17);
    }

    try (ItemIndex index = open()) {
      assertEquals(17, index.seq());
      assertEquals(List.of("sea"), words(index, "deiche", "de"));
    }
  }

  @Test
  void wordsAreFoundInTheirOtherFormsAndThroughSoftHyphens() {
    try (ItemIndex index = open()) {
      index.update(
          List.of(
              IndexedItems.german("garden", "Gärten", "Kompost\u00ADhaufen", EAST),
              IndexedItems.english("film", "Festivals", "Screenings", NORTH)),
          List.of(),
          1);

      assertEquals(List.of("garden"), words(index, "Garten", "de"));
      assertEquals(List.of("garden"), words(index, "Komposthaufen", "de"));
      assertEquals(List.of("film"), words(index, "festival", "en"));
      assertEquals(List.of("film"), words(index, "festivals", "fr"));
    }
  }

  @Test
  void modelsDoNotShareAnIndex() {
    try (ItemIndex one = open();
        ItemIndex other =
            LuceneItemIndex.open(root, new HashingEmbedder("2").model(), new ItemNumbers())) {
      one.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 1);

      assertEquals(0, other.size());
    }
  }

  /// Each batch is asked for as soon as it is written, while what was written before is merged.
  @Test
  void whatIsWrittenIsFoundAtOnceAndStaysWhileSegmentsAreMerged() throws Exception {
    RandomVectors vectors = new RandomVectors(7, 16, 5);
    List<Embedding> written = new ArrayList<>();
    try (ItemIndex index = open();
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      index.update(List.of(IndexedItems.german("first", "t", "w", EAST_16)), List.of(), 1);
      AtomicBoolean end = new AtomicBoolean();
      Future<Integer> missed = beside.submit(() -> missing("first", index, end));
      for (int batch = 0; batch < 60; batch++) {
        List<IndexedItem> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          written.add(vectors.next());
          items.add(IndexedItems.german("i" + batch + "-" + i, "t", "w", written.getLast()));
        }
        index.update(items, List.of(), batch + 2);
        assertEquals("i" + batch + "-19", nearest(index, written.getLast()));
      }
      end.set(true);

      assertEquals(0, missed.get());
      assertEquals(1_201, index.size());
    }
  }

  private static int missing(String id, ItemIndex index, AtomicBoolean end) {
    int missed = 0;
    while (!end.get()) {
      missed += nearest(index, EAST_16).equals(id) ? 0 : 1;
    }
    return missed;
  }

  private static String nearest(ItemIndex index, Embedding vector) {
    ItemQuery query = new ItemQuery(List.of(vector), "", "und", Filter.NONE, 1);
    return index.search(query).getFirst().id().value();
  }

  @Test
  void aSecondOwnerIsRefused() {
    try (ItemIndex index = open()) {
      IllegalStateException thrown = assertThrows(IllegalStateException.class, this::open);
      assertTrue(thrown.toString().contains("open in another process"));
      assertEquals(0, index.size());
    }
  }

  @Test
  void aDamagedOrLostFileIsNoticedAndTheIndexBeginsAgain() throws IOException {
    List<String> files = writeTwice();
    assertTrue(files.size() > 2, files.toString());
    for (String name : files) {
      for (int part = 0; part < 4; part++) {
        LuceneItemIndex.deleteAll(root);
        writeTwice();
        Path file = folder().resolve(name);
        if (part == 3) {
          Files.delete(file);
        } else {
          flip(file, (int) (Files.size(file) * (1 + part) / 4));
        }
        try (ItemIndex index = open()) {
          assertEquals(0, index.seq(), file + " part " + part);
          assertEquals(0, index.size());
          index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 7);
          assertEquals(List.of("sea"), words(index, "deiche", "de"));
        }
      }
    }
  }

  /// A large index is open before its files are compared with their checksums.
  @Test
  void damageThatIsFoundLaterMakesTheIndexBeginAgainWhenItIsAsked() throws Exception {
    int foundLater = 0;
    writeTwice();
    List<String> files = names(".cfs");
    for (String name : files) {
      for (int part = 1; part < 16; part++) {
        LuceneItemIndex.deleteAll(root);
        writeTwice();
        Path file = folder().resolve(name);
        flip(file, (int) (Files.size(file) * part / 16));
        try (ItemIndex index = LuceneItemIndex.open(root, MODEL, numbers, 0)) {
          foundLater += index.seq() == 6 ? 1 : 0;
          while (index.seq() != 0) {
            Thread.sleep(1);
            index.beginAgainIfDamaged();
          }
          assertEquals(0, index.size(), name);
          index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 7);
          index.beginAgainIfDamaged();
          assertEquals(List.of("sea"), words(index, "deiche", "de"));
        }
      }
    }
    assertTrue(foundLater > 0);
  }

  @Test
  void aReportOfFilesThatWereReplacedSinceDoesNotEmptyTheIndex() {
    try (LuceneItemIndex index = LuceneItemIndex.open(root, MODEL, numbers)) {
      index.report(1, new IOException("a bad sector"));
      index.beginAgainIfDamaged();
      index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 7);

      index.report(1, new IOException("another bad sector"));
      index.beginAgainIfDamaged();
      assertEquals(7, index.seq());
      assertEquals(List.of("sea"), words(index, "deiche", "de"));

      index.report(2, new IOException("a bad sector of the new files"));
      index.beginAgainIfDamaged();
      assertEquals(0, index.seq());
    }
  }

  /// Segments of the same size are merged after a while, which reads all of them.
  @Test
  void aSegmentThatIsDamagedWhileTheIndexIsOpenMakesItBeginAgain() throws IOException {
    try (ItemIndex index = open()) {
      index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 1);
      for (String name : names(".cfs")) {
        Path file = folder().resolve(name);
        flip(file, (int) (Files.size(file) / 2));
      }
      int refused = 0;
      long upTo = 1;
      while (refused == 0 && upTo < 500) {
        upTo++;
        try {
          index.update(
              List.of(IndexedItems.german("i" + upTo, "Insel", "Watt", EAST)), List.of(), upTo);
        } catch (IllegalStateException e) {
          refused++;
          assertTrue(String.valueOf(e.getMessage()).endsWith("it is tried again"), e.toString());
        }
      }
      assertEquals(1, refused);
      assertEquals(0, index.seq(), "what was in it is to be replayed");
      index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), upTo);
      assertEquals(List.of("sea"), words(index, "deiche", "de"));
    }
    try (ItemIndex index = open()) {
      assertEquals(1, index.size());
    }
  }

  private Path folder() {
    return root.resolve(MODEL.digest());
  }

  /// Two segments; returns the names of the files.
  private List<String> writeTwice() throws IOException {
    try (ItemIndex index = open()) {
      index.update(List.of(IndexedItems.german("sea", "Küste", "Deich", EAST)), List.of(), 5);
      index.update(List.of(IndexedItems.german("isle", "Insel", "Watt", EAST)), List.of(), 6);
    }
    return names("");
  }

  private List<String> names(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("write.lock") && name.endsWith(suffix))
          .sorted()
          .toList();
    }
  }

  private static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      int old = open.read();
      open.seek(at);
      open.write(old ^ 0x55);
    }
  }

  private static List<String> words(ItemIndex index, String text, String language) {
    return index.search(new ItemQuery(List.of(), text, language, Filter.NONE, 10)).stream()
        .map(hit -> hit.id().value())
        .toList();
  }
}
