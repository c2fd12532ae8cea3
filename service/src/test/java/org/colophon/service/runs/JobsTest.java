package org.colophon.service.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.reference.QuietHours;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.enrichment.EnrichmentStore.Stored;
import org.colophon.service.http.PriorityGate;
import org.colophon.service.runs.ResultChange.What;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static ResultLine line(String value, String label, double confidence) {
    return new ResultLine("SUBJECT", value, label, confidence);
  }

  @Test
  void aComparisonTellsWhatIsNewGoneRenamedAndMoved() {
    List<ResultLine> before =
        List.of(
            line("t:a", "A", 0.5),
            line("t:b", "B", 0.5),
            line("t:c", "C", 0.5),
            line("t:d", "D", 0.5));
    List<ResultLine> after =
        List.of(
            line("t:e", "E", 0.9),
            line("t:b", "Bee", 0.5),
            line("t:c", "C", 0.6),
            line("t:d", "D", 0.54));
    assertEquals(
        List.of(
            new ResultChange(What.ADDED, line("t:e", "E", 0.9), null, 0.9),
            new ResultChange(What.CHANGED, line("t:b", "Bee", 0.5), 0.5, 0.5),
            new ResultChange(What.MOVED, line("t:c", "C", 0.6), 0.5, 0.6),
            new ResultChange(What.DROPPED, line("t:a", "A", 0.5), 0.5, null)),
        ResultComparison.between(before, after));
  }

  @Test
  void theVocabularyIsWhatStandsBeforeTheColon() {
    assertEquals("topics", line("topics:crime", "", 1).vocabulary());
    assertEquals("", new ResultLine("KEYPHRASE", "hafen", "", 1).vocabulary());
    assertEquals("", new ResultLine("KEYPHRASE", "two words: here", "", 1).vocabulary());
  }

  @Test
  void quietHoursMayGoOverMidnight() {
    QuietHours night = QuietHours.parse("22:00-06:00", BERLIN);
    assertTrue(night.holdAt(Instant.parse("2026-11-22T22:30:00Z")));
    assertTrue(night.holdAt(Instant.parse("2026-11-22T04:59:00Z")));
    assertFalse(night.holdAt(Instant.parse("2026-11-22T05:00:00Z")));
    assertFalse(night.holdAt(Instant.parse("2026-11-22T20:59:00Z")));
    Instant start = Instant.parse("2026-11-22T21:00:00Z");
    assertEquals(start, night.startAfter(Instant.parse("2026-11-22T05:00:00Z")));
    assertEquals(start.plus(Duration.ofDays(1)), night.startAfter(start));
    assertThrows(IllegalArgumentException.class, () -> QuietHours.parse("22-6", BERLIN));
    assertThrows(IllegalArgumentException.class, () -> QuietHours.parse("06:00-06:00", BERLIN));
  }

  @Test
  void theThrottleNeverWaitsForAClockThatWasSetBack() {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-22T09:00:00Z"));
    RateLimit throttle = new RateLimit(4, clock);
    assertEquals(4, throttle.most(100));
    assertEquals(Duration.ZERO, throttle.take(4));
    assertEquals(Duration.ofSeconds(1), throttle.take(2));
    clock.advance(Duration.ofMillis(1_250));
    assertEquals(Duration.ofMillis(250), throttle.take(4));
    clock.advance(Duration.ofDays(-1));
    assertEquals(Duration.ZERO, throttle.take(4));
    clock.advance(Duration.ofDays(2));
    assertEquals(Duration.ZERO, throttle.take(4));
  }

  @Test
  void approvalsAddUp() {
    Approval kai = new Approval.Of(List.of(new ImprintId("kai")));
    Approval mole = new Approval.Of(List.of(new ImprintId("mole")));
    assertEquals(List.of(new ImprintId("kai"), new ImprintId("mole")), mole.with(kai).imprints());
    assertEquals(new Approval.Whole(), kai.with(new Approval.Whole()));
    assertEquals(kai, new Approval.None().with(kai));
  }

  @Test
  void peopleGoFirst() throws InterruptedException {
    PriorityGate lane = new PriorityGate();
    PriorityGate.Visit visit = lane.enter();
    Thread run = Thread.ofPlatform().start(() -> lane.awaitClear(Duration.ofDays(1)));
    run.join(Duration.ofMillis(200));
    assertTrue(run.isAlive());
    visit.close();
    run.join();
    lane.awaitClear(Duration.ofDays(1));
  }

  @Test
  void aVocabularyUpdateReplacesRetiredSubjectsAndDropsThoseThatAreGone() {
    Vocabulary next =
        new Vocabulary(
            "t",
            "2",
            List.of(
                concept("old", "Old", "newer"),
                concept("newer", "Newer", "new"),
                concept("new", "New", null),
                concept("kept", "Kept, renamed", null)));
    List<Annotation> made =
        List.of(
            annotation(Annotation.Kind.SUBJECT, "t:old", "Old"),
            annotation(Annotation.Kind.SUBJECT, "t:kept", "Kept"),
            annotation(Annotation.Kind.SUBJECT, "t:gone", "Gone"),
            annotation(Annotation.Kind.SUBJECT, "other:old", "Other"),
            annotation(Annotation.Kind.KEYPHRASE, "t:old", "t:old"));
    Stored accepted = new Stored("en", "h", "d", List.of(), made, "r");
    try (VocabularyProcessor maker = new VocabularyProcessor(next, new Undecided())) {
      ItemResult result =
          maker.make(Versions.of("item-1"), Optional.of(new ItemResult.Enriched(accepted)));
      assertEquals(
          List.of("t:new New", "t:kept Kept, renamed", "other:old Other", "t:old t:old"),
          result.lines().stream().map(l -> l.value() + " " + l.label()).toList());
      assertEquals("r", ((ItemResult.Enriched) result).stored().fingerprint());
    }
  }

  private static Concept concept(
      String code, String label, @org.jspecify.annotations.Nullable String next) {
    return new Concept(code, Map.of("en", label), Map.of(), Map.of(), null, next);
  }

  private static Annotation annotation(Annotation.Kind kind, String value, String label) {
    return new Annotation(kind, value, label, List.of(), 0.7, "test", "h");
  }

  @Test
  void aPartialRecipeKnowsItsWhole() {
    String part = RunKind.partOf("abc", Set.of(Annotation.Kind.SUBJECT, Annotation.Kind.ENTITY));
    assertEquals("abc+ENTITY+SUBJECT", part);
    assertEquals("abc", RunKind.wholeOf(part));
    assertEquals("abc", RunKind.partOf("abc", Set.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RunKind.Enrich("two", Set.of(Annotation.Kind.SUBJECT)));
  }
}
