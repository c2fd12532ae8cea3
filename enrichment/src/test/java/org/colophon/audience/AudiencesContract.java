package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.junit.jupiter.api.Test;

/// What every store of audiences does.
public interface AudiencesContract {
  Instant AT = Instant.parse("2026-03-01T08:00:00.000001Z");

  /// An empty store, the same one throughout a test.
  Audiences audiences();

  private static Segment segment(String id, String name, String description) {
    return new Segment(
        new SegmentId(id),
        new ImprintId("harbour"),
        name,
        "de",
        description,
        new DeskId("fiction"),
        Segment.State.ACTIVE,
        new Segment.Definition(
            List.of(new ItemId("a")),
            List.of(),
            List.of(new Subject("thema", "FBA")),
            new Segment.Rules(Set.of("de"), Set.of(ContentType.BOOK), Set.of(), Set.of("DE"))),
        new Segment.Reach(1_200, AT),
        AT,
        false);
  }

  @Test
  default void theVersionRisesWithTheDefinition() {
    assertEquals(1, audiences().put(segment("sea", "Sea", "Leser von Seeromanen")));
    assertEquals(1, audiences().put(segment("sea", "Seefahrt", "Leser von Seeromanen")));
    assertEquals(2, audiences().put(segment("sea", "Seefahrt", "Leser von Hafenromanen")));
    audiences().put(segment("art", "Art", "Museumsgänger"));
    assertEquals(
        Optional.of(
            new Audiences.Stored(segment("sea", "Seefahrt", "Leser von Hafenromanen"), 2, true)),
        audiences().find(new SegmentId("sea")));
    assertEquals(
        List.of("art", "sea"),
        audiences().all().stream().map(stored -> stored.segment().id().value()).toList());
    assertTrue(audiences().find(new SegmentId("nobody")).isEmpty());
  }
}
