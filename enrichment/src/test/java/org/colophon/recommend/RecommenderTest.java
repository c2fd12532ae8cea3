package org.colophon.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.editorial.Shelves;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.ReasonCode;
import org.colophon.similarity.RepeatedTexts;
import org.junit.jupiter.api.Test;

class RecommenderTest {
  private static final SegmentId SEGMENT = new SegmentId("seg-a");
  private static final Context READER = Context.recommend("DE");

  private final Shelves shelves = new Shelves();
  private final List<ItemId> ranked = new ArrayList<>();
  private final Recommender recommender = new Recommender(new Ranked(ranked), shelves.gate);

  /// Gives items in a fixed order.
  private record Ranked(List<ItemId> items) implements CandidateSource {
    @Override
    public List<Candidate> forSegment(SegmentId segment, Context context, Instant now, int many) {
      return items.stream().limit(many).map(id -> new Candidate(id, 1, "near")).toList();
    }

    @Override
    public List<Candidate> related(ItemId item, Context context, int many) {
      return forSegment(SEGMENT, READER, Shelves.START, many);
    }

    @Override
    public List<Candidate> near(Enrichment text, int many) {
      return forSegment(SEGMENT, READER, Shelves.START, many);
    }
  }

  private static List<String> ids(Recommendations list) {
    return list.items().stream().map(r -> r.item().id().value()).toList();
  }

  @Test
  void keepsTheOrderOfCandidatesAndDropsWhatIsBlocked() {
    ranked.add(shelves.article("a"));
    ranked.add(shelves.article("b", SourceState.WITHDRAWN, null));
    ranked.add(shelves.article("c"));
    Recommendations list = recommender.forSegment(SEGMENT, READER, 2);
    assertEquals(List.of("a", "c"), ids(list));
    assertFalse(list.degraded());
  }

  @Test
  void returnsFewerAndSaysWhyRatherThanFillUp() {
    ranked.add(shelves.article("a"));
    ranked.add(shelves.article("b", SourceState.WITHDRAWN, null));
    ranked.add(new ItemId("never-heard-of"));
    Recommendations list = recommender.related(new ItemId("x"), READER, 3);
    assertEquals(List.of("a"), ids(list));
    assertTrue(list.degraded());
    assertEquals(Map.of(ReasonCode.WITHDRAWN, 1, ReasonCode.ITEM_UNKNOWN, 1), list.blocked());
  }

  @Test
  void keepsAskingUntilEnoughHavePassed() {
    for (int i = 0; i < 200; i++) {
      ranked.add(shelves.article("blocked-" + i, SourceState.WITHDRAWN, null));
    }
    ranked.add(shelves.article("last"));
    assertEquals(List.of("last"), ids(recommender.forSegment(SEGMENT, READER, 1)));
  }

  @Test
  void showsAnItemOnce() {
    ranked.add(shelves.article("a"));
    ranked.add(ranked.getFirst());
    assertEquals(List.of("a"), ids(recommender.forSegment(SEGMENT, READER, 5)));
  }

  @Test
  void isValidNoLongerThanItsShortestLivedItem() {
    ranked.add(shelves.article("a"));
    ranked.add(shelves.article("b", SourceState.PUBLISHED, Shelves.START.plusSeconds(30)));
    Recommendations list = recommender.forSegment(SEGMENT, READER, 2);
    assertEquals(Shelves.START.plusSeconds(28), list.validUntil());
    shelves.pass(Duration.ofSeconds(28));
    assertEquals(List.of("a"), ids(recommender.forSegment(SEGMENT, READER, 2)));
  }

  @Test
  void isValidNoLongerThanWhatWasTargeted() {
    ItemId a = shelves.article("a");
    Instant end = Shelves.START.plusSeconds(7);
    Candidate targeted = new Candidate(a, 1, "targeted", Candidate.CHOSEN, end);
    Recommendations list =
        recommender.of(
            many -> List.of(targeted),
            new Recommender.SelectionRules(
                ListSelection.all(), List.of(), Neighbours.NONE, List.of()),
            READER,
            1);
    assertEquals(end, list.validUntil());
    assertEquals(
        Shelves.START.plusSeconds(5), list.endingBy(Shelves.START.plusSeconds(5)).validUntil());
    assertEquals(end, list.endingBy(Shelves.START.plusSeconds(8)).validUntil());
  }

  @Test
  void leavesOutWhatAnIndexFoundByATextThatChangedSince() {
    ranked.add(shelves.article("a"));
    ranked.add(shelves.article("b"));
    CandidateSource found =
        new CandidateSource() {
          @Override
          public List<Candidate> forSegment(
              SegmentId segment, Context context, Instant now, int many) {
            return ranked.stream().map(id -> new Candidate(id, 1, "near", 7)).toList();
          }

          @Override
          public List<Candidate> related(ItemId item, Context context, int many) {
            return List.of();
          }

          @Override
          public List<Candidate> near(Enrichment text, int many) {
            return List.of();
          }
        };
    IndexedText onlyA = (seen, now) -> item -> seen == 7 && item.id().value().equals("a");
    Recommendations list =
        new Recommender(found, shelves.gate, onlyA, RepeatedTexts.shownAlone())
            .forSegment(SEGMENT, READER, 2);
    assertEquals(List.of("a"), ids(list));
    assertTrue(list.degraded());
  }

  @Test
  void besideAChildrensTitleStandsNothingForAdultsOrOfUnknownAge() {
    ItemId pony = shelves.article("pony", new AgeRange(6, 8));
    ranked.add(shelves.article("erotic", AgeRange.from(18)));
    ranked.add(shelves.article("unknown"));
    ranked.add(shelves.article("horse", new AgeRange(9, 11)));
    Recommendations list = recommender.related(pony, READER, 3);
    assertEquals(List.of("horse"), ids(list));
    assertEquals(Map.of(ReasonCode.ADULTS_ONLY, 1, ReasonCode.AGE_UNKNOWN, 1), list.blocked());
    assertEquals(list.context(), list.cleared().getFirst().terms().context());
    assertEquals(
        List.of("erotic", "unknown"),
        ids(recommender.related(new ItemId("erotic"), READER, 3)),
        "nor a children's title beside one for adults");
  }

  @Test
  void inOneListStandsNothingForAdultsWithAChildrensTitle() {
    ranked.add(shelves.article("erotic", AgeRange.from(18)));
    ranked.add(shelves.article("novel"));
    ranked.add(shelves.article("pony", new AgeRange(6, 8)));
    ranked.add(shelves.article("late", AgeRange.from(18)));
    Recommendations list = recommender.forSegment(SEGMENT, READER, 4);
    assertEquals(List.of("novel", "pony"), ids(list));
    assertEquals(Map.of(ReasonCode.ADULTS_ONLY, 2), list.blocked());
    list.cleared().forEach(item -> assertEquals(list.context(), item.terms().context()));
    assertEquals(
        List.of("erotic", "novel"), ids(recommender.forSegment(SEGMENT, READER, 2)), "without it");
  }

  @Test
  void refusesAnUnreasonableLength() {
    for (int k : new int[] {-1, 0, Recommender.MAX_K + 1}) {
      assertThrows(
          IllegalArgumentException.class, () -> recommender.forSegment(SEGMENT, READER, k));
    }
  }
}
