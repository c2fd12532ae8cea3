package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog.LogEntry;
import org.colophon.governance.Context;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.VerdictDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The same thing in two items is shown once, and what restricts one restricts both.
class IdentityRulesTest {
  private final Shelf shelf = new Shelf();
  private long order = 500;

  private void put(String id, String canonical) {
    put(id, canonical, SourceState.PUBLISHED, null, null, Shelf.DESK);
  }

  private void put(
      String id,
      String canonical,
      SourceState state,
      @Nullable Instant expires,
      @Nullable ItemId duplicateOf,
      @Nullable DeskId desk) {
    put(new Identity(Shelf.FEED, id, canonical, null, duplicateOf, null), state, expires, desk);
  }

  /// States that an item was replaced.
  private void replace(String id, String by, SourceState state) {
    put(new Identity(Shelf.FEED, id, "key:1", null, null, new ItemId(by)), state, null, Shelf.DESK);
  }

  private void put(
      Identity identity, SourceState state, @Nullable Instant expires, @Nullable DeskId desk) {
    String id = identity.sourceKey();
    Item item =
        new Item(
            new ItemId(id),
            Shelf.IMPRINT,
            ContentType.PAGE,
            desk,
            identity,
            new Content("de", "Titel " + id, null, "Text " + id, List.of(), List.of(), null, null),
            new Lifecycle(
                state, START.minus(Duration.ofDays(3)), null, expires, null, Correction.NONE),
            List.of(),
            List.of(),
            List.of());
    shelf.catalog.record(
        new Submission.WholeItem(item, new OrderKey(0, order++), START, List.of()));
  }

  private List<ReasonCode> blocks(String id) {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      return Shelf.blocks(session.decide(new ItemId(id)));
    }
  }

  private Set<String> passing(String... ids) {
    Set<String> passing = new TreeSet<>();
    for (String id : ids) {
      if (blocks(id).isEmpty()) {
        passing.add(id);
      }
    }
    return passing;
  }

  private VerdictDetails ruling(String id) {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      return session.ruling(new ItemId(id));
    }
  }

  @Test
  void oneOfSeveralIsShownAndAllSayWhy() {
    put("c", "url:http://www.kai.example/x/");
    put("a", "url:https://kai.example/x?utm_source=n");
    put("b", "url:https://KAI.example/x#top");
    put("other", "url:https://kai.example/y");
    assertEquals(Set.of("a", "other"), passing("a", "b", "c", "other"));
    assertEquals(List.of(ReasonCode.IDENTITY_CONFLICT), blocks("b"));
    Reason reason = ruling("a").reasons().getFirst();
    assertEquals(ReasonCode.IDENTITY_CONFLICT, reason.code());
    assertEquals(Reason.Severity.WARN, reason.severity());
    assertEquals("url:kai.example/x", reason.observed());
    assertEquals("item:a", reason.action().on());
    assertEquals(List.of(), ruling("other").reasons());
  }

  @Test
  void theNextOneIsShownWhenTheFirstMayNotBe() {
    put("a", "isbn:9783161484100");
    put("b", "isbn:3-16-148410-X");
    put("a", "isbn:9783161484100", SourceState.WITHDRAWN, null, null, Shelf.DESK);
    assertEquals(Set.of("b"), passing("a", "b"));
    put("a", "isbn:9783161484100", SourceState.PUBLISHED, null, null, new DeskId("gone"));
    assertEquals(Set.of("b"), passing("a", "b"));
    put("a", "isbn:9783161484100");
    assertEquals(Set.of("a"), passing("a", "b"));
    shelf.catalog.record(
        new Submission.Deletion(new ItemId("a"), Shelf.FEED, new OrderKey(0, order++), START));
    assertEquals(Set.of("b"), passing("a", "b"));
    assertEquals(List.of(), ruling("b").reasons());
  }

  @Test
  void whatEndsByTheClockHandsOverInTime() {
    Instant end = START.plus(Duration.ofDays(1));
    put("a", "key:1", SourceState.PUBLISHED, end, null, Shelf.DESK);
    put("b", "key:1");
    assertEquals(Set.of("a"), passing("a", "b"));
    assertEquals(end.minus(Horizon.EPSILON), ruling("b").nextChangeAt());
    shelf.moveTo(end.minus(Horizon.EPSILON));
    assertEquals(Set.of("b"), passing("a", "b"));
  }

  @Test
  void aRestrictionOfOneIsOneOfAll() {
    put("a", "key:1");
    put("b", "key:1");
    put("c", "key:1");
    Hold.Scope scope = new Hold.Scope.Items(Set.of(new ItemId("c")));
    shelf.catalog.place(new Hold("h", scope, "injunction", "legal", START, null));
    assertEquals(Set.of(), passing("a", "b", "c"));
    assertEquals(List.of(ReasonCode.ON_HOLD), blocks("a"));
    shelf.catalog.lift("h");
    put("b", "key:1", SourceState.RECALLED, null, null, Shelf.DESK);
    assertEquals(List.of(ReasonCode.RECALLED), blocks("a"));
    put("b", "key:1");
    FactKey embargo =
        new FactKey(new EntityRef.OfItem(new ItemId("c")), FactType.EMBARGO_UNTIL, "");
    Instant until = START.plus(Duration.ofDays(2));
    shelf.stateObserved(Shelf.FEED, embargo, new FactValue.Moment(until), START, null);
    assertEquals(List.of(ReasonCode.EMBARGOED), blocks("a"));
    shelf.moveTo(until.plus(Horizon.EPSILON));
    assertEquals(Set.of("a"), passing("a", "b", "c"));
  }

  @Test
  void whatASourceSettledIsNoConflict() {
    put("a", "key:1");
    put("b", "key:1", SourceState.PUBLISHED, null, new ItemId("a"), Shelf.DESK);
    assertEquals(Set.of("a"), passing("a", "b"));
    assertEquals(List.of(), ruling("a").reasons());
    assertEquals(List.of(ReasonCode.DUPLICATE_OF), blocks("b"));
  }

  @Test
  void aSettledDuplicateStillRestrictsAndAReplacedItemDoesNot() {
    put("a", "key:1");
    put("b", "key:1", SourceState.RECALLED, null, new ItemId("a"), Shelf.DESK);
    assertEquals(List.of(ReasonCode.RECALLED), blocks("a"));
    replace("b", "a", SourceState.RECALLED);
    assertEquals(Set.of("a"), passing("a", "b"));
  }

  @Test
  void tooManyOfOneIdentifierAreAllBlocked() {
    for (int i = 0; i <= Snapshot.MOST_PEERS; i++) {
      put("i" + (10 + i), "key:1");
    }
    assertEquals(Set.of("i10"), passing("i10", "i11", "i30"));
    put("i50", "key:1");
    assertEquals(Set.of(), passing("i10", "i11", "i30", "i50"));
  }

  @Test
  void whoeverFollowsTheLogIsToldOfTheOthersToo() {
    put("a", "key:1");
    put("b", "key:1");
    long seq = last();
    put("b", "key:2");
    assertEquals(Set.of("a", "b"), touched(seq));
    seq = last();
    put("b", "key:1");
    assertEquals(Set.of("a", "b"), touched(seq));
    seq = last();
    shelf.catalog.record(
        new Submission.ContentChecked(new ItemId("b"), "kim", START.minusSeconds(9)));
    assertEquals(Set.of("a", "b"), touched(seq));
    seq = last();
    shelf.catalog.record(
        new Submission.Deletion(new ItemId("b"), Shelf.FEED, new OrderKey(0, order++), START));
    assertEquals(Set.of("a", "b"), touched(seq));
    seq = last();
    put("a", "key:1");
    assertEquals(Set.of("a"), touched(seq));
    assertTrue(passing("a").contains("a"));
  }

  private long last() {
    return shelf.catalog.records().size();
  }

  private Set<String> touched(long after) {
    Set<String> touched = new TreeSet<>();
    for (LogEntry entry : shelf.catalog.log(after, 100)) {
      if (entry instanceof LogEntry.Stated(var _, var items)) {
        items.forEach(item -> touched.add(item.value()));
      }
    }
    return touched;
  }
}
