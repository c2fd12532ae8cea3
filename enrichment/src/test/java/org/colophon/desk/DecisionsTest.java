package org.colophon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.audience.Audiences;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.Targeting;
import org.colophon.catalog.ItemId;
import org.colophon.desk.ChangeFeed.Change;
import org.colophon.desk.Decisions.Request;
import org.colophon.desk.Decisions.Result;
import org.colophon.enrichment.DecisionLog.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
  private static final SegmentId SEGMENT = new SegmentId("seg-krimi");

  private final Shelves shelves = new Shelves();
  private final MemoryRecords records = new MemoryRecords(shelves.clock());
  private final Decisions decisions =
      new Decisions(shelves.catalog, new OneSegment(), records.records(), shelves.clock());
  private final ItemId item = shelves.article("a");

  /// Knows one segment.
  private static final class OneSegment implements Audiences {
    private static final Segment KNOWN =
        new Segment(
            SEGMENT,
            Shelves.IMPRINT,
            "Krimi",
            "de",
            "Leute, die Krimis lesen",
            null,
            Segment.State.ACTIVE,
            new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
            null,
            Shelves.START,
            false);

    @Override
    public long put(Segment segment) {
      return 1;
    }

    @Override
    public Optional<Stored> find(SegmentId id) {
      return id.equals(SEGMENT) ? Optional.of(new Stored(KNOWN, 1)) : Optional.empty();
    }

    @Override
    public List<Stored> all() {
      return List.of(new Stored(KNOWN, 1));
    }

    @Override
    public int add(List<Signal> signals) {
      return 0;
    }

    @Override
    public List<Signal> recent(SegmentId id, int limit) {
      return List.of();
    }

    @Override
    public int forget(String person) {
      return 0;
    }
  }

  private Result answer(String kind, String value, Answer answer, @Nullable Instant until) {
    return decisions.decide(new Request(item, kind, value, answer, "mj", until));
  }

  private Result answerSegment(Answer answer) {
    return answer(Decisions.SEGMENT, SEGMENT.value(), answer, null);
  }

  @Test
  void makesATargetingOfAnAcceptedSegment() {
    Result.Done done = assertInstanceOf(Result.Done.class, answerSegment(Answer.ACCEPTED));
    Instant until = Shelves.START.plus(Duration.ofDays(90));
    Targeting targeting = new Targeting(item, SEGMENT, "mj", Shelves.START, until);
    assertEquals(Optional.of(targeting), done.targeting());
    assertEquals(List.of(targeting), records.of(SEGMENT, Shelves.START));
    assertEquals(List.of(new Change.TargetingMade(item, SEGMENT, "mj", until)), records.changes());
  }

  @Test
  void endsATargetingThatIsTakenBack() {
    answerSegment(Answer.ACCEPTED);
    answerSegment(Answer.REVOKED);
    assertEquals(List.of(), records.of(SEGMENT, Shelves.START));
    assertEquals(new Change.TargetingEnded(item, SEGMENT, "mj"), records.changes().getLast());
  }

  @Test
  void tellsNobodyOfARejectionThatEndsNothing() {
    answerSegment(Answer.REJECTED);
    assertEquals(List.of(), records.changes());
    assertEquals(Answer.REJECTED, records.of(item).getFirst().answer());
  }

  @Test
  void keepsWhichTextWasSeen() {
    answer("KEYPHRASE", "elbdeich", Answer.ACCEPTED, null);
    try (var view = shelves.catalog.view()) {
      assertEquals(
          view.item(item).orElseThrow().hashes().text(), records.of(item).getFirst().textHash());
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertRefused("segment_unknown", answer(Decisions.SEGMENT, "seg-none", Answer.ACCEPTED, null));
    assertRefused("segment_unknown", answer(Decisions.SEGMENT, "No Such!", Answer.ACCEPTED, null));
    assertRefused("kind_unknown", answer("COLOUR", "red", Answer.ACCEPTED, null));
    assertRefused(
        "until_past", answer(Decisions.SEGMENT, SEGMENT.value(), Answer.ACCEPTED, Shelves.START));
    Request nowhere = new Request(new ItemId("b"), "KEYPHRASE", "x", Answer.ACCEPTED, "mj", null);
    assertRefused("item_unknown", decisions.decide(nowhere));
    assertEquals(List.of(), records.of(item));
  }

  private static void assertRefused(String code, Result result) {
    assertEquals(code, assertInstanceOf(Result.Refused.class, result).code());
  }
}
