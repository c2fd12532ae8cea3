package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmReport.Count;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A CRM that leaves and takes files.
class FileConnectorTest {
  private static final String HEADING =
      "person,change,at,profiling,newsletter,follows,bookmarks,sign_ups,segments\n";

  @TempDir private Path directory;

  private Path folder;
  private CrmSides sides;
  private FileConnector connector;

  @BeforeEach
  void open() {
    folder = directory.resolve("crm");
    sides = new CrmSides(directory.resolve("data"));
    connector = new FileConnector(folder, sides.clock);
  }

  @AfterEach
  void close() {
    connector.close();
    sides.close();
  }

  private void drop(String name, String text) throws IOException {
    Files.writeString(folder.resolve("in").resolve(name), text);
  }

  private List<String> names(String side) throws IOException {
    try (var files = Files.list(folder.resolve(side))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> out(int file) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(names("out").get(file)));
  }

  @Test
  void whatTheCrmLeavesIsTakenAndDeletedAndTheAnswerIsAFile() throws IOException {
    drop(
        "contacts-1.csv",
        "\uFEFF"
            + HEADING
            + "p-1,7,2026-11-20T08:00:00Z,granted,granted,contributor:zoe;series:hafen,item:b1,"
            + "newsletter:krimi,sea\n"
            + "p-2,8,,denied,,,,,\n");
    CrmReport report = sides.sync(connector);
    assertEquals(2, report.get(Count.APPLIED));
    assertEquals(Set.of(new SegmentId("sea")), sides.state("p-1").segments());
    assertEquals(List.of(), names("in"));
    assertEquals(2, names("out").size());
    String withdrawn = out(0).getLast();
    assertTrue(withdrawn.startsWith("p-2,") && withdrawn.endsWith(",denied,,,,,"), withdrawn);
    String granted = out(1).getLast();
    assertTrue(
        granted.endsWith(
            ",granted,granted,\"contributor:zoe;series:hafen\",item:b1,newsletter:krimi,sea"),
        granted);
    assertEquals(0, sides.sync(connector).get(Count.SENT));
  }

  @Test
  void deletionsTravelBothWaysFirst() throws IOException {
    drop("contacts-1.csv", HEADING + "p-1,1,,granted,,,,,sea\np-2,1,,granted,,,,,sea\n");
    sides.sync(connector);
    drop("deleted-9.csv", "person\np-1\n");
    drop("contacts-2.csv", HEADING + "p-1,2,,granted,,,,,sea\n");
    sides.signals.forget(new PersonRef("p-2"));
    CrmReport report = sides.sync(connector);
    assertEquals(1, report.get(Count.DELETED_HERE));
    assertEquals(1, report.get(Count.FORGOTTEN));
    assertTrue(sides.state("p-1").forgotten());
    assertEquals(List.of("person", "p-2"), out(1));
    assertEquals(
        List.of("person", "p-1"), out(2), "the CRM states somebody whom it has deleted: once more");
  }

  @Test
  void aLongFileIsTakenByPartsAndGoneOnWithAfterACrash() throws IOException {
    StringBuilder text = new StringBuilder(HEADING);
    for (int i = 0; i < 5_000; i++) {
      text.append("p-").append(i).append(",1,,granted,,contributor:zoe,,,sea\n");
    }
    drop("contacts-1.csv", text.toString());
    assertEquals("contacts-1.csv\t2000", connector.preview(Feed.CHANGED, "").next());
    assertEquals(List.of("contacts-1.csv"), names("in"), "a plan renames nothing");
    var first = connector.read(Feed.CHANGED, "");
    assertEquals(names("in").getFirst() + "\t2000", first.next());
    try (FileConnector again = new FileConnector(folder, sides.clock)) {
      assertEquals(
          "p-2000", again.read(Feed.CHANGED, first.next()).changes().getFirst().person().value());
    }
    assertEquals(5_000, sides.sync(connector).get(Count.APPLIED));
    assertEquals(5_001, out(0).size());
  }

  @Test
  void anotherFileOfTheSameNameIsReadFromItsBeginning() throws IOException {
    drop("contacts-1.csv", HEADING + "p-1,1,,granted,,,,,sea\n".repeat(3_000));
    var first = connector.read(Feed.CHANGED, "");
    drop("contacts-1.csv", HEADING + "p-2,1,,granted,,,,,sea\n");
    var second = connector.read(Feed.CHANGED, first.next());
    assertEquals(1_000, second.changes().size());
    connector.taken(Feed.CHANGED, second.next());
    var third = connector.read(Feed.CHANGED, second.next());
    assertEquals("p-2", third.changes().getFirst().person().value());
    connector.taken(Feed.CHANGED, third.next());
    assertEquals(List.of(), names("in"));
  }

  @Test
  void badRowsAreCountedAndBadFilesAreSetAside() throws IOException {
    drop(
        "contacts-1.csv",
        HEADING
            + "anna@example.org,1,,granted,,,,,\n"
            + "p-1,x,,granted,,,,,\n"
            + "p-1,,2026-11-20T08:00:00Z,granted,,,,,\n"
            + "p-2,1,,maybe,,series:a;https://x;item:b,,,\n");
    drop("contacts-2.csv", "name\nx\n");
    drop("contacts-3.csv", HEADING + "p-3,1,,\"granted\n" + "x".repeat(3_000_000));
    drop("contacts-4.csv", HEADING + "p-4,1,,granted,,,,,sea\n");
    drop("half.csv.tmp", "p");
    CrmReport report = sides.sync(connector);
    assertEquals(2, report.get(Count.APPLIED));
    assertEquals(Set.of(), sides.state("p-2").interactions().keySet());
    assertEquals(8, report.get(Count.INVALID), report.text());
    assertEquals(
        List.of("contacts-2.csv.refused", "contacts-3.csv.refused", "half.csv.tmp"), names("in"));
  }

  @Test
  void aColumnWithoutANameShiftsNothingAndARepeatedOneIsRefused() throws IOException {
    drop("contacts-1.csv", "person,,change,\uFEFFprofiling,newsletter\np-1,granted,1,denied,\n");
    drop("contacts-2.csv", "person,change,profiling,profiling,newsletter\np-2,1,,granted,\n");
    CrmReport report = sides.sync(connector);
    assertEquals(Status.DENIED, sides.state("p-1").consents().getFirst().status());
    assertEquals(1, sides.state("p-1").consents().size());
    assertEquals(List.of(), sides.state("p-2").consents());
    assertEquals(1, report.get(Count.APPLIED), report.text());
    assertEquals(List.of("contacts-2.csv.refused"), names("in"));
  }

  @Test
  void aTimeInTheFutureIsNow() throws IOException {
    drop("contacts-1.csv", "person,at,profiling\np-1,2999-01-01T00:00:00Z,granted\n");
    sides.sync(connector);
    drop("contacts-2.csv", "person,at,profiling\np-1,2026-12-24T00:00:00Z,denied\n");
    sides.clock.set(CrmSides.NOW.plus(Duration.ofDays(40)));
    assertEquals(1, sides.sync(connector).get(Count.APPLIED));
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.csv"), HEADING + "p-9,1,,granted\n");
    Files.createSymbolicLink(folder.resolve("in/contacts-9.csv"), secret);
    assertEquals(0, sides.sync(connector).get(Count.RECEIVED));
    assertTrue(Files.exists(secret));
    Path other = Files.createDirectories(directory.resolve("other"));
    Files.createDirectories(other.resolve("out"));
    Files.createSymbolicLink(other.resolve("in"), directory.resolve("data"));
    assertThrows(IllegalArgumentException.class, () -> new FileConnector(other, sides.clock));
  }

  @Test
  void aFileAppearsAtOnce() throws IOException {
    sides.says("p-1", Status.GRANTED, "series:hafen");
    sides.sync(connector);
    assertFalse(names("out").stream().anyMatch(name -> name.endsWith(".tmp")));
    assertEquals(1, names("out").size());
    Path left = Files.writeString(folder.resolve("out/.contacts-1.tmp"), "person\r\np-1\r\n");
    new FileConnector(folder, sides.clock).close();
    assertFalse(Files.exists(left), "an unfinished file of a process that died is removed");
  }
}
