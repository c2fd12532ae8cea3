package org.colophon.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.health.Incident.Check;
import org.colophon.health.Incident.State;
import org.colophon.health.IncidentBook.Move;
import org.colophon.health.IncidentBook.Seen;
import org.junit.jupiter.api.Test;

/// What every store of incidents does, and the book above it.
public interface IncidentStoreContract {
  Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /// An empty store, the same one throughout a test.
  IncidentStore incidents();

  private static Seen seen(int items) {
    return new Seen("let the source deliver again", new DeskId("desk-charts"), items);
  }

  private static Instant at(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private Incident only() {
    List<Incident> unresolved = incidents().unresolved();
    assertEquals(1, unresolved.size());
    return unresolved.getFirst();
  }

  @Test
  default void aCauseHasOneIncidentHoweverManyItemsItBlocks() {
    IncidentBook book = new IncidentBook(incidents());
    book.sync(Check.VERDICTS, Map.of("FACT_STALE|fact:price|trade|book", seen(3)), NOON);
    book.sync(Check.VERDICTS, Map.of("FACT_STALE|fact:price|trade|book", seen(4_000)), at(1));
    Incident incident = only();
    assertEquals(4_000, incident.items());
    assertEquals(new DeskId("desk-charts"), incident.owner());
    assertEquals(NOON, incident.openedAt());
    assertEquals(Optional.of(incident), incidents().find(incident.id()));
  }

  @Test
  default void onlyTheCheckThatOpenedItClosesIt() {
    IncidentBook book = new IncidentBook(incidents());
    book.sync(Check.VERDICTS, Map.of("a", seen(1)), NOON);
    book.sync(Check.SOURCES, Map.of(), at(1));
    book.settle(Check.SNAPSHOTS, "a", null, at(1));
    assertEquals(State.OPEN, only().state());
    book.sync(Check.VERDICTS, Map.of(), at(2));
    assertEquals(List.of(), incidents().unresolved());
    Incident closed = incidents().in(State.RESOLVED, 10).getFirst();
    assertEquals(at(2), closed.changedAt());
    assertEquals(null, closed.changedBy());
  }

  @Test
  default void whatComesBackSoonIsTheSameIncidentAgain() {
    IncidentBook book = new IncidentBook(incidents());
    book.sync(Check.VERDICTS, Map.of("a", seen(1)), NOON);
    long id = only().id();
    book.sync(Check.VERDICTS, Map.of(), at(1));
    book.sync(Check.VERDICTS, Map.of("a", seen(2)), at(24));
    assertEquals(id, only().id());
    assertEquals(2, only().cycle());
    book.sync(Check.VERDICTS, Map.of(), at(25));
    book.sync(Check.VERDICTS, Map.of("a", seen(2)), at(49));
    assertEquals(1, only().cycle(), "a day later it is another one");
    assertEquals(Optional.of(only()), incidents().latest("a"));
  }

  @Test
  default void whatAPersonResolvedStaysQuietForADay() {
    IncidentBook book = new IncidentBook(incidents());
    book.sync(Check.VERDICTS, Map.of("a", seen(1)), NOON);
    book.move(only().id(), Move.RESOLVE, "kim", null, at(1));
    book.sync(Check.VERDICTS, Map.of("a", seen(1)), at(24));
    assertEquals(List.of(), incidents().unresolved());
    book.sync(Check.VERDICTS, Map.of("a", seen(1)), at(25));
    assertEquals(State.OPEN, only().state());
  }

  @Test
  default void itIsAcknowledgedAssignedAndResolved() {
    IncidentBook book = new IncidentBook(incidents());
    Incident opened = book.raise(Check.SNAPSHOTS, "a", seen(7), NOON);
    assertEquals(
        State.ACKNOWLEDGED,
        book.move(opened.id(), Move.ACKNOWLEDGE, "kim", null, at(1)).orElseThrow().state());
    assertEquals(Optional.empty(), book.move(opened.id(), Move.ACKNOWLEDGE, "kim", null, at(1)));
    assertEquals(Optional.empty(), book.move(opened.id(), Move.ASSIGN, "kim", null, at(1)));
    Incident assigned =
        book.move(opened.id(), Move.ASSIGN, "kim", new DeskId("desk-it"), at(2)).orElseThrow();
    assertEquals(State.ASSIGNED, assigned.state());
    assertEquals(new DeskId("desk-it"), assigned.owner());
    book.raise(Check.SNAPSHOTS, "a", seen(8), at(3));
    assertEquals(State.ASSIGNED, only().state(), "news of it change nobody's work");
    book.move(opened.id(), Move.RESOLVE, "kim", null, at(4));
    assertEquals(Optional.empty(), book.move(opened.id(), Move.RESOLVE, "kim", null, at(4)));
    assertEquals(
        State.OPEN, book.move(opened.id(), Move.REOPEN, "kim", null, at(5)).orElseThrow().state());
    assertEquals(Optional.empty(), book.move(99, Move.RESOLVE, "kim", null, at(5)));
  }

  @Test
  default void aSecondUnresolvedOneOfACauseIsRefused() {
    Incident incident =
        new Incident(0, Check.VERDICTS, "a", "w", null, 1, State.OPEN, 1, NOON, NOON, null);
    incidents().put(incident);
    assertThrows(IllegalStateException.class, () -> incidents().put(incident));
  }
}
