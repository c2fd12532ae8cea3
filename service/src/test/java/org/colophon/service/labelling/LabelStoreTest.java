package org.colophon.service.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.LabelStore;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.SampledItem;
import org.colophon.eval.labelling.testing.MemoryLabels;
import org.colophon.service.store.Database;
import org.colophon.service.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of labels does, in memory and in SQLite.
class LabelStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final LabellingId SPRING = new LabellingId("spring");

  @TempDir private Path dir = Path.of(".");

  enum Kind {
    MEMORY,
    SQLITE
  }

  /// Runs `use` on a new store and, where it keeps things on disk, `again` on the reopened one.
  private void with(Kind kind, Consumer<LabelStore> use, Consumer<LabelStore> again) {
    if (kind == Kind.MEMORY) {
      LabelStore store = new MemoryLabels();
      use.accept(store);
      again.accept(store);
      return;
    }
    try (Database database = Database.open(dir)) {
      use.accept(new SqliteLabels(database));
    }
    try (Database database = Database.open(dir)) {
      again.accept(new SqliteLabels(database));
    }
  }

  private static Labelling labelling(Labelling.Kind kind) {
    TreeMap<String, String> names = new TreeMap<>();
    names.put("de", "Küste");
    boolean segments = kind == Labelling.Kind.SEGMENTS;
    return new Labelling(
        SPRING,
        new Labelling.Plan(
            kind,
            segments ? null : "topics",
            Labelling.Answers.SEVERAL,
            segments ? null : new ImprintId("kai")),
        List.of(new Labelling.Choice("coast", names, new TreeMap<>())),
        new Labelling.Drawing(7, 2, "ada", NOW));
  }

  private static SampledItem item(String id) {
    return new SampledItem(
        new ItemId(id),
        new SampledItem.Stratum(new ImprintId("kai"), "de", ContentType.BOOK),
        "Title of " + id,
        "Text\n\nof " + id,
        "hash-" + id);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsLabellingsAndSamplesAsTheyWere(Kind kind) {
    List<SampledItem> sample = List.of(item("b"), item("a"));
    with(
        kind,
        store -> {
          assertTrue(store.open(labelling(Labelling.Kind.SUBJECTS), sample));
          assertFalse(store.open(labelling(Labelling.Kind.SEGMENTS), List.of()));
        },
        store -> {
          assertEquals(Optional.of(labelling(Labelling.Kind.SUBJECTS)), store.find(SPRING));
          assertEquals(List.of(labelling(Labelling.Kind.SUBJECTS)), store.all());
          assertEquals(sample, store.sample(SPRING));
          assertEquals(List.of(new ItemId("b"), new ItemId("a")), store.order(SPRING));
          assertEquals(Optional.of(item("a")), store.item(SPRING, new ItemId("a")));
          assertEquals(Optional.empty(), store.item(SPRING, new ItemId("c")));
          LabellingId unknown = new LabellingId("unknown");
          assertEquals(Optional.empty(), store.find(unknown));
          assertEquals(List.of(), store.sample(unknown));
          assertEquals(List.of(), store.given(unknown));
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsEverythingThatWasSaidInItsOrder(Kind kind) {
    List<LabelEntry> said =
        List.of(
            new LabelEntry(
                new ItemId("a"), "ada", new LabelAnswer.Fits(List.of("coast", "berlin")), NOW),
            new LabelEntry(new ItemId("a"), "ada", new LabelAnswer.Withdrawn(), NOW),
            new LabelEntry(new ItemId("a"), "ada", new LabelAnswer.NoneFits(), NOW.plusSeconds(1)),
            new LabelEntry(new ItemId("a"), "Ben Å", new LabelAnswer.CannotSay(), NOW));
    with(
        kind,
        store -> {
          store.open(labelling(Labelling.Kind.SEGMENTS), List.of(item("a")));
          said.forEach(given -> store.append(SPRING, given));
        },
        store -> {
          assertEquals(Optional.of(labelling(Labelling.Kind.SEGMENTS)), store.find(SPRING));
          assertEquals(said, store.given(SPRING));
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesNothingForALabellingThatIsNotThere(Kind kind) {
    LabelEntry given = new LabelEntry(new ItemId("a"), "ada", new LabelAnswer.NoneFits(), NOW);
    with(
        kind,
        store -> assertThrows(RuntimeException.class, () -> store.append(SPRING, given)),
        store -> assertEquals(List.of(), store.given(SPRING)));
  }

  @Test
  void nothingCanBeChangedOrRemoved() {
    try (Database database = Database.open(dir)) {
      SqliteLabels store = new SqliteLabels(database);
      store.open(labelling(Labelling.Kind.SEGMENTS), List.of(item("a")));
      store.append(SPRING, new LabelEntry(new ItemId("a"), "ada", new LabelAnswer.NoneFits(), NOW));
      for (String table : List.of("label_given", "labelling_item", "labelling")) {
        for (String sql :
            List.of("DELETE FROM " + table, "UPDATE " + table + " SET payload = ''")) {
          StoreException refused =
              assertThrows(
                  StoreException.class, () -> database.change(session -> session.update(sql)), sql);
          assertTrue(String.valueOf(refused.getCause()).contains("append-only"), sql);
        }
      }
      assertEquals(1, store.given(SPRING).size());
    }
  }
}
