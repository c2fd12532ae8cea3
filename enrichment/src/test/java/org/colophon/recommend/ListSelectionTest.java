package org.colophon.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.audience.SignalTarget;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.Shelves;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.gate.Cleared;
import org.junit.jupiter.api.Test;

class ListSelectionTest {
  private final Shelves shelves = new Shelves();

  @Test
  void whatIsSpareFillsAListThatWouldBeTooShort() {
    List<Candidate> found = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      found.add(new Candidate(shelves.article(id), 1, "near"));
    }
    ListSelection noB =
        item ->
            switch (item.id().value()) {
              case "a" -> ListSelection.Choice.SPARE;
              case "b" -> ListSelection.Choice.LEAVE;
              default -> ListSelection.Choice.TAKE;
            };
    assertEquals("cd", ids(found, noB, 2));
    assertEquals("cda", ids(found, noB, 4));
    assertEquals("abcd", ids(found, ListSelection.all(), 4));
    assertEquals("ab", ids(found, ListSelection.varied(item -> true, 1), 2));
  }

  private String ids(List<Candidate> found, ListSelection selection, int k) {
    Recommender recommender = new Recommender(new NothingFound(), shelves.gate);
    return String.join(
        "",
        recommender
            .of(
                many -> found,
                new Recommender.SelectionRules(selection, List.of(), Neighbours.NONE, List.of()),
                Context.recommend("DE"),
                k)
            .cleared()
            .stream()
            .map(Cleared::id)
            .map(ItemId::value)
            .toList());
  }

  private static final class NothingFound implements CandidateSource {
    @Override
    public List<Candidate> forSegment(
        org.colophon.audience.SegmentId segment, Context context, Instant now, int many) {
      return List.of();
    }

    @Override
    public List<Candidate> related(ItemId item, Context context, int many) {
      return List.of();
    }

    @Override
    public List<Candidate> near(org.colophon.enrichment.Enrichment text, int many) {
      return List.of();
    }
  }

  @Test
  void interestsAreLookedForOnlyWhereASourceDoes() {
    assertEquals(
        List.of(),
        new NothingFound()
            .forInterest(
                new Interest(List.of(), java.util.Set.of(), java.util.Set.of()),
                Context.recommend("DE"),
                3));
  }

  @Test
  void aRuleEndsWithinAYearAndABoostHasALimit() {
    Instant now = Shelves.START;
    ListRule.Effect exclude = new ListRule.Effect.Exclude(new SignalTarget.OfItem(new ItemId("a")));
    for (Duration lasts : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(367))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ListRule("r", exclude, null, new DeskId("d"), "x", now, now.plus(lasts)));
    }
    for (double factor : new double[] {1, 10.1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new ListRule.Effect.Boost(new SignalTarget.OfItem(new ItemId("a")), factor));
    }
  }
}
