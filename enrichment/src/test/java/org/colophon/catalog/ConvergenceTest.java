package org.colophon.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.catalog.Submission.Deletion;
import org.colophon.catalog.Submission.Facts;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.Submission.WholeItem;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.junit.jupiter.api.Test;

/// Arrival does not matter: order keys do.
class ConvergenceTest {
  private static final int HISTORIES = 3_000;

  /// What must converge of an item: not `number` and `recordedAt`, which tell of arrival.
  private record SeenItem(Item item, boolean tombstone, boolean conflict, Instant confirmedAt) {}

  /// What must converge of a fact: not `changedAt` and `recordedAt`.
  private record SeenFact(
      FactValue value, boolean conflict, OrderKey order, Instant observedAt, Instant confirmedAt) {}

  private static MemoryCatalog after(List<Submission> opening, List<Submission> rest) {
    // late enough that no source is ahead of arrival
    MemoryCatalog catalog = new MemoryCatalog(new SettableClock(Samples.minute(1_000)));
    catalog.recordAll(opening);
    rest.forEach(catalog::record);
    return catalog;
  }

  private static Map<String, SeenItem> items(Catalog catalog) {
    Map<String, SeenItem> seen = new TreeMap<>();
    try (CatalogView view = catalog.view()) {
      for (ItemId id : view.items("", 100)) {
        ItemVersion version = view.item(id).orElseThrow();
        seen.put(
            id.value(),
            new SeenItem(
                version.item(), version.tombstone(), version.conflict(), version.confirmedAt()));
      }
    }
    return seen;
  }

  private static Map<String, SeenFact> facts(Catalog catalog) {
    Map<String, SeenFact> seen = new TreeMap<>();
    try (CatalogView view = catalog.view()) {
      for (ItemId id : view.items("", 100)) {
        for (Fact fact : view.facts(id)) {
          seen.put(
              fact.key() + " " + fact.source(),
              new SeenFact(
                  fact.value(),
                  fact.conflict(),
                  fact.order(),
                  fact.clocks().observedAt(),
                  fact.clocks().confirmedAt()));
        }
      }
    }
    return seen;
  }

  @Test
  void permutedAndRepeatedSubmissionsConverge() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      RandomHistory history = new RandomHistory(seed);
      List<Submission> submissions = history.submissions(12);
      Catalog one = after(history.opening(), submissions);
      Catalog other = after(history.opening(), history.shuffled(submissions));
      assertEquals(items(one), items(other), "seed " + seed);
      assertEquals(facts(one), facts(other), "seed " + seed);
    }
  }

  @Test
  void currentFactsAreThoseOfTheGreatestOrderKey() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      RandomHistory history = new RandomHistory(seed);
      List<Submission> submissions = history.submissions(12);
      Map<String, SeenFact> expected = new TreeMap<>();
      stated(submissions).forEach((key, facts) -> expected.put(key, current(facts)));
      assertEquals(expected, facts(after(history.opening(), submissions)), "seed " + seed);
    }
  }

  /// The slow and obvious way: all statements of one key and source.
  private static Map<String, List<StatedFact>> stated(List<Submission> submissions) {
    Map<String, List<StatedFact>> all = new TreeMap<>();
    for (Submission submission : submissions) {
      SourceId source = submission instanceof Facts facts ? facts.source() : Samples.FEED;
      List<StatedFact> facts =
          switch (submission) {
            case WholeItem whole -> whole.facts();
            case Facts some -> some.facts();
            case Deletion _, Submission.ContentChecked _, Submission.Linked _ -> List.of();
          };
      for (StatedFact fact : facts) {
        all.computeIfAbsent(fact.key() + " " + source, _ -> new ArrayList<>()).add(fact);
      }
    }
    return all;
  }

  private static SeenFact current(List<StatedFact> facts) {
    OrderKey newest =
        facts.stream().map(StatedFact::order).max(Comparator.naturalOrder()).orElseThrow();
    List<StatedFact> standing = facts.stream().filter(f -> f.order().equals(newest)).toList();
    Instant latest =
        standing.stream().map(StatedFact::observedAt).max(Comparator.naturalOrder()).orElseThrow();
    List<BigDecimal> amounts =
        standing.stream()
            .map(fact -> ((FactValue.Price) fact.value()).amount())
            .sorted()
            .distinct()
            .toList();
    FactValue.Price any = (FactValue.Price) standing.getFirst().value();
    return new SeenFact(
        new FactValue.Price(amounts.getFirst(), any.currency()),
        amounts.size() > 1,
        newest,
        latest,
        latest);
  }

  @Test
  void onlyANewerStatementUndoesADeletion() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      RandomHistory history = new RandomHistory(seed);
      List<Submission> submissions = history.submissions(12);
      items(after(history.opening(), submissions))
          .forEach((id, seen) ->
              assertEquals(
                  newest(submissions, id, Deletion.class)
                      >= Math.max(0, newest(submissions, id, WholeItem.class)),
                  seen.tombstone(),
                  id));
    }
  }

  /// The greatest position of a submission of this kind; -1 when there is none.
  private static long newest(
      List<Submission> submissions, String id, Class<? extends Submission> kind) {
    return submissions.stream()
        .filter(kind::isInstance)
        .mapToLong(submission ->
            switch (submission) {
              case WholeItem whole ->
                  whole.item().id().value().equals(id) ? whole.order().position() : -1;
              case Deletion deletion ->
                  deletion.id().value().equals(id) ? deletion.order().position() : -1;
              case Facts _, Submission.ContentChecked _, Submission.Linked _ -> -1;
            })
        .max()
        .orElse(-1);
  }

  @Test
  void aTombstoneOutlivesAnyNumberOfLateUpdates() {
    MemoryCatalog catalog = after(List.of(), List.of(Samples.deleted("a", 50)));
    for (int position = 1; position <= 50; position++) {
      catalog.record(Samples.stated(Samples.book("a", "Hafen " + position), position));
      try (CatalogView view = catalog.view()) {
        Optional<ItemVersion> version = view.item(new ItemId("a"));
        assertTrue(version.orElseThrow().tombstone(), "position " + position);
      }
    }
  }
}
