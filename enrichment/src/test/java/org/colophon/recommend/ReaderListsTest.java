package org.colophon.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Feedback;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.editorial.Shelves;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.editorial.testing.MemoryPeople;
import org.colophon.enrichment.Enrichment;
import org.colophon.governance.Context;
import org.colophon.models.Embedding;
import org.colophon.recommend.ListRule.Effect;
import org.colophon.recommend.ReaderRequest.Interaction;
import org.colophon.recommend.ReaderRequest.Placement;
import org.colophon.recommend.ReaderRequest.RecentActivity;
import org.colophon.recommend.profile.ItemFeatures;
import org.colophon.recommend.testing.MemoryListRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderListsTest {
  private static final SegmentId SEA = new SegmentId("sea");
  private static final Instant NOW = Shelves.START;

  private final Shelves shelves = new Shelves();
  private final MemoryAudiences audiences = new MemoryAudiences();
  private final MemoryListRules rules = new MemoryListRules();
  private final Map<ItemId, Embedding> vectors = new HashMap<>();
  private final Map<ItemId, Set<String>> makers = new HashMap<>();
  private final MemoryPeople feedbacks = new MemoryPeople();
  private final List<ItemId> all = new ArrayList<>();
  private final List<Interest> asked = new ArrayList<>();
  private long currentVersion = 1;

  private final CandidateSource candidates =
      new CandidateSource() {
        @Override
        public List<Candidate> forSegment(
            SegmentId segment, Context context, Instant now, int many) {
          return all.stream().limit(many).map(id -> new Candidate(id, 1, "near")).toList();
        }

        @Override
        public List<Candidate> related(ItemId item, Context context, int many) {
          return List.of();
        }

        @Override
        public List<Candidate> near(Enrichment text, int many) {
          return List.of();
        }

        @Override
        public List<Candidate> forInterest(Interest interest, Context context, int many) {
          asked.add(interest);
          return all.reversed().stream()
              .filter(id -> !interest.without().contains(id))
              .limit(many)
              .map(id -> new Candidate(id, 1, "near"))
              .toList();
        }
      };

  private final ReaderLists.Items items =
      new ReaderLists.Items() {
        @Override
        public Optional<Embedding> vector(ItemId item) {
          return Optional.ofNullable(vectors.get(item));
        }

        @Override
        public Optional<ItemFeatures> features(ItemId item) {
          return vector(item)
              .map(about -> new ItemFeatures(about, Set.of(), makers.getOrDefault(item, Set.of())));
        }

        @Override
        public List<ItemId> newest(Set<String> languages, int many) {
          return all.stream().skip(1).limit(many).toList();
        }

        @Override
        public List<Feedback> feedback(int most) {
          return feedbacks.latest(most);
        }
      };

  private final ReaderLists lists =
      new ReaderLists(
          new Recommender(candidates, shelves.gate),
          candidates,
          new ReaderLists.Inputs(
              audiences,
              (segment, version) -> version == currentVersion,
              (about, most) ->
                  about instanceof SignalTarget.OfItem(ItemId item)
                      ? List.of(item)
                      : List.copyOf(all),
              items,
              rules),
          TestRetention.USUAL,
          shelves.clock());

  @BeforeEach
  void fill() {
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      all.add(shelves.article(id));
      vectors.put(all.getLast(), Embedding.normalized(new float[] {1, all.size()}));
    }
    audiences.put(segment(Segment.State.ACTIVE, 100));
  }

  private static Segment segment(Segment.State state, long size) {
    return new Segment(
        SEA,
        Shelves.IMPRINT,
        "Sea",
        "de",
        "Leser an der See",
        null,
        state,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        new Segment.Reach(size, NOW),
        NOW.plus(Duration.ofDays(9)),
        false);
  }

  private static Interaction did(Signal.Type type, String item, int daysAgo) {
    return new Interaction(
        type, new SignalTarget.OfItem(new ItemId(item)), NOW.minus(Duration.ofDays(daysAgo)));
  }

  private static ReaderRequest by(boolean agreed, Interaction... interactions) {
    return new ReaderRequest(
        null, new RecentActivity(List.of(interactions), agreed, Set.of()), where(null), 3);
  }

  private static Placement where(@org.jspecify.annotations.Nullable String reading) {
    return new Placement(
        Context.recommend("DE"), "de", reading == null ? null : new ItemId(reading));
  }

  private static ReaderRequest ofSegment() {
    return ReaderRequest.of(SEA, Context.recommend("DE"), 3);
  }

  private static String ids(ReaderList list) {
    return String.join(
        "", list.recommendations().items().stream().map(r -> r.item().id().value()).toList());
  }

  private static List<String> codes(ReaderList list) {
    return list.fallbacks().stream().map(ReaderList.Fallback::code).toList();
  }

  @Test
  void aSegmentInUseGivesItsList() {
    ReaderList list = lists.list(ofSegment());
    assertEquals("abc", ids(list));
    assertEquals(List.of("segment"), list.basis());
    assertEquals(List.of(), list.fallbacks());
  }

  @Test
  void aSegmentThatMayNotBeUsedGivesWhatIsNewAndTheReason() {
    audiences.put(segment(Segment.State.RETIRED, 100));
    ReaderList list = lists.list(ofSegment());
    assertEquals("bcd", ids(list));
    assertEquals(List.of("generic"), list.basis());
    assertEquals(List.of("SEGMENT_RETIRED"), codes(list));
    audiences.put(segment(Segment.State.ACTIVE, 3));
    assertEquals(List.of("SEGMENT_TOO_SMALL"), codes(lists.list(ofSegment())));
    audiences.put(segment(Segment.State.ACTIVE, 100));
    currentVersion = 9;
    assertEquals(List.of("SEGMENT_CHANGED"), codes(lists.list(ofSegment())));
    shelves.pass(Duration.ofDays(40));
    assertEquals(List.of("SEGMENT_CHECK_OVERDUE"), codes(lists.list(ofSegment())));
  }

  /// A cache keeps it no longer than what it was made by holds.
  @Test
  void aListEndsWithItsSegmentAndWithTheNextChangeOfARule() {
    shelves.pass(Duration.ofDays(39).minusSeconds(10));
    assertEquals(NOW.plus(Duration.ofDays(39)), until());
    shelves.pass(Duration.ofSeconds(10));
    assertEquals(List.of("SEGMENT_CHECK_OVERDUE"), codes(lists.list(ofSegment())));
    audiences.put(segment(Segment.State.ACTIVE, 100));
    shelves.pass(Duration.ofDays(-39));
    ListRule ends =
        new ListRule(
            "ends",
            new Effect.Exclude(new SignalTarget.OfItem(new ItemId("a"))),
            SEA,
            new DeskId("desk"),
            "campaign",
            NOW.minusSeconds(9),
            NOW.plusSeconds(9));
    rules.put(ends);
    assertEquals(NOW.plusSeconds(9), until());
    rules.put(
        new ListRule(
            "begins",
            ends.effect(),
            null,
            ends.owner(),
            "campaign",
            NOW.plusSeconds(5),
            NOW.plusSeconds(99)));
    assertEquals(NOW.plusSeconds(5), until());
    rules.put(
        new ListRule(
            "elsewhere",
            ends.effect(),
            new SegmentId("land"),
            ends.owner(),
            "campaign",
            NOW.plusSeconds(1),
            NOW.plusSeconds(2)));
    assertEquals(NOW.plusSeconds(5), until());
  }

  private Instant until() {
    return lists.list(ofSegment()).recommendations().validUntil();
  }

  @Test
  void whatAReaderLikedLatelyIsLookedForAndNotShownAgain() {
    ReaderList list =
        lists.list(by(true, did(Signal.Type.PURCHASE, "f", 1), did(Signal.Type.DISMISS, "e", 2)));
    assertEquals("dcb", ids(list));
    assertEquals(List.of("signals"), list.basis());
    assertEquals(List.of(vectors.get(new ItemId("f"))), asked.getFirst().vectors());
    assertEquals(Set.of("de", "und"), asked.getFirst().languages());
  }

  @Test
  void whatAnAuthorWroteComesBeforeWhatIsNearer() {
    makers.put(new ItemId("f"), Set.of("contributor:ann"));
    makers.put(new ItemId("b"), Set.of("contributor:ann"));
    assertEquals("bed", ids(lists.list(by(true, did(Signal.Type.VIEW, "f", 1)))));
  }

  @Test
  void whatIsLikeSomethingDismissedComesLater() {
    assertEquals("deb", ids(lists.list(by(true, did(Signal.Type.VIEW, "c", 1)))));
    assertEquals(
        "bde",
        ids(lists.list(by(true, did(Signal.Type.VIEW, "c", 1), did(Signal.Type.DISMISS, "f", 1)))));
  }

  @Test
  void whatOthersClickedComesBeforeWhatTheyDidNot() {
    ReaderRequest request = by(true, did(Signal.Type.VIEW, "c", 1));
    assertEquals("deb", ids(lists.list(request)));
    for (int answer = 0; answer < 40; answer++) {
      for (String id : List.of("a", "f")) {
        feedbacks.add(new Feedback("r" + answer, new ItemId(id), Feedback.Kind.SHOWN, NOW));
      }
      feedbacks.add(new Feedback("r" + answer, new ItemId("a"), Feedback.Kind.CLICKED, NOW));
    }
    assertEquals("deb", ids(lists.list(request)), "what is known in general lasts ten minutes");
    shelves.pass(Duration.ofMinutes(10));
    assertEquals("bde", ids(lists.list(request)));
  }

  @Test
  void whatIsNotAgreedToIsNotUsedAtAll() {
    ReaderList list = lists.list(by(false, did(Signal.Type.VIEW, "b", 1)));
    assertEquals("bcd", ids(list));
    assertEquals(List.of("generic"), list.basis());
    assertEquals(List.of("CONSENT_MISSING"), codes(list));
  }

  @Test
  void oldSignalsAndThoseWithoutAnItemSaySo() {
    assertEquals(
        List.of("SIGNAL_EXPIRED"), codes(lists.list(by(true, did(Signal.Type.VIEW, "a", 500)))));
    assertEquals(
        List.of("SIGNAL_WITHOUT_CONTENT"),
        codes(lists.list(by(true, did(Signal.Type.VIEW, "never-heard-of", 1)))));
    assertEquals(
        List.of("SEGMENT_UNKNOWN"),
        codes(lists.list(ReaderRequest.of(new SegmentId("nobody"), Context.recommend("DE"), 3))));
  }

  @Test
  void aSegmentAndAReaderTakeTurns() {
    ReaderList list =
        lists.list(
            new ReaderRequest(
                SEA,
                new RecentActivity(
                    List.of(did(Signal.Type.VIEW, "f", 1)), true, Set.of(new ItemId("b"))),
                where("e"),
                4));
    assertEquals("adc", ids(list), "f was viewed, b seen, e is being read");
    assertEquals(List.of("segment", "signals", "item"), list.basis());
  }

  @Test
  void rulesReorderAndTheGateStillDecides() {
    shelves.article("z", SourceState.WITHDRAWN, null);
    put("1", new Effect.Pin(new ItemId("z"), 1), null);
    put("2", new Effect.Pin(new ItemId("e"), 2), SEA);
    put("3", new Effect.Boost(new SignalTarget.OfItem(new ItemId("d")), 10), null);
    put("4", new Effect.Exclude(new SignalTarget.OfItem(new ItemId("a"))), null);
    put("5", new Effect.Exclude(new SignalTarget.OfItem(new ItemId("b"))), new SegmentId("other"));
    ReaderList list = lists.list(ofSegment());
    assertEquals("edb", ids(list));
    assertFalse(list.recommendations().blocked().isEmpty(), "the pin that was withdrawn");
    shelves.pass(Duration.ofDays(5));
    assertEquals("abc", ids(lists.list(ofSegment())), "the rules have ended");
  }

  private void put(String id, Effect effect, @org.jspecify.annotations.Nullable SegmentId segment) {
    rules.put(
        new ListRule(
            id,
            effect,
            segment,
            new DeskId("desk"),
            "campaign",
            NOW,
            NOW.plus(Duration.ofDays(5))));
  }
}
