package org.colophon.service.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.audience.Feedback;
import org.colophon.audience.People;
import org.colophon.audience.PeopleContract;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SeriesId;
import org.colophon.catalog.Subject;
import org.colophon.governance.RevocationFence;
import org.colophon.service.catalog.SqliteCatalog;
import org.colophon.service.catalog.SqliteRecentItems;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.segments.SqliteAudiences;
import org.colophon.service.store.Database;
import org.colophon.service.store.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePeopleTest implements PeopleContract {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String REF = "zz-gone-from-the-disk";

  @TempDir private Path directory = Path.of(".");
  private Database database;
  private SqlitePeople people;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    people = new SqlitePeople(database);
  }

  @Override
  public People people() {
    return people;
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whileSomebodyReadsAnOlderStateThePersonIsGoneFromTheTablesAndSoonFromTheDisk()
      throws IOException {
    SignalMessage belongs =
        new SignalMessage(
            "m",
            new PersonRef(REF),
            NOW,
            List.of(),
            new SignalMessage.Payload.Memberships(Set.of(new SegmentId("sea"))));
    people.take(List.of(belongs), TestRetention.USUAL, NOW);
    Session reader = database.openSnapshot();
    reader.list("SELECT * FROM member", row -> row.getString("person"));
    var forgotten = people.forget(new PersonRef(REF), NOW);
    assertEquals(2, forgotten.rows());
    assertFalse(forgotten.erased());
    assertEquals(Set.of(), people.populated());
    assertTrue(isOnDisk());
    database.closeSnapshot(reader);
    assertTrue(people.erase());
    assertFalse(isOnDisk());
  }

  private boolean isOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(REF)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whatIsFollowedStandsForTheItemsAsStatedNow() {
    SqliteCatalog catalog =
        new SqliteCatalog(database, InstantSource.fixed(NOW), new RevocationFence());
    DemoCatalog.laidAt(NOW).loadInto(catalog, new SqliteAudiences(database, desk -> true));
    var item = DemoCatalog.laidAt(NOW).items().getFirst().item();
    for (var credit : item.content().credits()) {
      ContributorId id = credit.id();
      if (id != null) {
        assertTrue(people.of(new SignalTarget.OfContributor(id), 1_000).contains(item.id()));
      }
    }
    for (Subject subject : item.content().subjects()) {
      assertTrue(people.of(new SignalTarget.OfTopic(subject), 1_000).contains(item.id()));
    }
    assertEquals(List.of(item.id()), people.of(new SignalTarget.OfItem(item.id()), 9));
    assertEquals(List.of(), people.of(new SignalTarget.OfSeries(new SeriesId("no-such")), 9));
    assertEquals(List.of(), people.of(new SignalTarget.OfNewsletter("weekly"), 9));
    SqliteRecentItems shelf = new SqliteRecentItems(database);
    assertEquals(10, shelf.newest(Set.of(), 10).size());
    List<ItemId> english = shelf.newest(Set.of("en"), 1_000);
    assertFalse(english.isEmpty() || english.contains(item.id()));
  }

  @Test
  void whatBecameOfAnAnswerCountsOnce() {
    Feedback shown = new Feedback("r-1", new ItemId("a"), Feedback.Kind.SHOWN, NOW);
    assertTrue(people.add(shown));
    assertFalse(people.add(shown));
    assertTrue(people.add(new Feedback("r-1", new ItemId("a"), Feedback.Kind.CLICKED, NOW)));
    assertEquals(2, people.of("r-1").size());
    assertEquals(shown, people.of("r-1").getFirst());
    assertEquals(List.of(), people.of("r-2"));
    Feedback later = new Feedback("r-2", new ItemId("b"), Feedback.Kind.SHOWN, NOW);
    people.add(later);
    assertEquals(3, people.latest(10).size());
    assertEquals(List.of(later), people.latest(1), "the newest first");
  }
}
