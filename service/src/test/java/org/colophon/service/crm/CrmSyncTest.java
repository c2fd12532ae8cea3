package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.CrmStore;
import org.colophon.crm.testing.MemoryCrm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exchange with a CRM over the store on a disk.
class CrmSyncTest {
  private static final Map<CrmAttribute, String> REFUSED =
      Map.of(CrmAttribute.PROFILING, "denied", CrmAttribute.FOLLOWS, "contributor:zoe");

  @TempDir private Path directory;

  private final MemoryCrm crm = new MemoryCrm();
  private CrmSides sides;

  @BeforeEach
  void open() {
    sides = new CrmSides(directory);
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private CrmReport run() {
    return sides.run(crm);
  }

  private int usable(String segment) {
    return sides
        .people
        .usable(
            new SegmentId(segment),
            CrmSides.HOUSE,
            new People.Limits(CrmSides.TERMS, sides.clock.instant(), 100))
        .size();
  }

  @Test
  void whatTheCrmStatesIsTakenOnceAndToldBack() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    CrmReport first = run();
    assertEquals(1, first.get(Count.APPLIED));
    assertEquals(1, usable("sea"));
    assertEquals("granted", crm.told("p-1").get(CrmAttribute.PROFILING));
    assertEquals("contributor:zoe", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    CrmReport second = run();
    assertEquals(0, second.get(Count.APPLIED));
    assertEquals(0, second.get(Count.SENT));
    assertEquals(1, usable("sea"));
    assertEquals(0, sides.store.status().pending());
  }

  @Test
  void whatHappensHereIsToldWithConsentOnly() {
    run();
    sides.says("p-1", Status.GRANTED, "series:hafen", "contributor:zoe");
    assertEquals(1, run().get(Count.SENT));
    assertEquals("contributor:zoe;series:hafen", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    sides.clock.set(sides.clock.instant().plusSeconds(1));
    sides.says("p-1", Status.REVOKED);
    assertEquals(1, run().get(Count.WITHDRAWALS_SENT));
    assertEquals("denied", crm.told("p-1").get(CrmAttribute.PROFILING));
    assertEquals("", crm.told("p-1").get(CrmAttribute.FOLLOWS));
  }

  @Test
  void everybodyKnownBeforeTheFirstSyncIsTold() {
    sides.says("p-1", Status.GRANTED, "series:hafen");
    sides.says("p-2", Status.DENIED);
    assertEquals(2, run().get(Count.SENT));
  }

  @Test
  void deletionsAndWithdrawalsTravelBeforeEverythingElse() {
    run();
    for (int i = 1; i <= 5; i++) {
      sides.says("p-" + i, Status.GRANTED, "series:hafen");
    }
    run();
    crm.state("p-7", 1, CrmSides.NOW, REFUSED);
    crm.state("p-6", 1, CrmSides.NOW, CrmSides.AGREED);
    sides.says("p-9", Status.GRANTED, "series:nebel");
    sides.clock.set(sides.clock.instant().plusSeconds(1));
    sides.says("p-2", Status.REVOKED);
    sides.signals.forget(new PersonRef("p-4"));
    crm.asked().clear();
    run();
    assertEquals(
        List.of(
            "delete p-4",
            "read DELETED",
            "send p-2",
            "read WITHDRAWN",
            "read CHANGED",
            "send p-7",
            "send p-9",
            "send p-6"),
        crm.asked());
  }

  @Test
  void whoWasForgottenHereIsDeletedThereAndNeverReturns() throws IOException {
    crm.state("p-secret-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    sides.signals.forget(new PersonRef("p-secret-1"));
    CrmReport report = run();
    assertEquals(1, report.get(Count.DELETED_THERE));
    assertFalse(crm.has("p-secret-1"));
    // an import of the CRM's own brings the contact back, changed later than the deletion
    crm.state("p-secret-1", 9, sides.clock.instant().plus(Duration.ofDays(2)), CrmSides.AGREED);
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(3)));
    report = run();
    assertEquals(1, report.get(Count.FORGOTTEN));
    assertEquals(0, report.get(Count.APPLIED));
    assertEquals(0, usable("sea"));
    assertFalse(crm.has("p-secret-1"), "the CRM is told again");
    sides.store.ended(new CrmStore.Run(sides.clock.instant(), sides.clock.instant(), report, ""));
    assertFalse(holds("p-secret-1"), "the files name the person");
  }

  private boolean holds(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void whomTheCrmDeletedIsForgottenHere() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.remove("p-1");
    CrmReport report = run();
    assertEquals(1, report.get(Count.DELETED_HERE));
    assertEquals(0, report.get(Count.DELETED_THERE));
    assertTrue(sides.state("p-1").forgotten());
    assertEquals(0, usable("sea"));
    assertEquals(0, run().get(Count.DELETED_HERE));
  }

  @Test
  void aContactThatTheCrmDeletedWhileItWasToldIsNotMadeAnew() throws IOException {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    sides.says("p-1", Status.GRANTED, "series:nebel");
    crm.delete(List.of(new PersonRef("p-1"))); // nobody has read that yet
    CrmReport report = run();
    assertEquals(1, report.get(Count.REFUSED));
    assertFalse(crm.has("p-1"));
  }

  @Test
  void theLaterChangeCountsWhateverItsClockSays() {
    crm.state("p-1", 5, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.state("p-1", 6, CrmSides.NOW.minus(Duration.ofDays(30)), REFUSED);
    run();
    assertEquals(0, usable("sea"));
    crm.state("p-1", 5, CrmSides.NOW.plus(Duration.ofDays(30)), CrmSides.AGREED);
    assertEquals(1, run().get(Count.OUTDATED));
    assertEquals(0, usable("sea"));
    crm.state("p-1", 7, CrmSides.NOW.minus(Duration.ofDays(60)), CrmSides.AGREED);
    run();
    assertEquals(1, usable("sea"));
  }

  @Test
  void ofTwoStatementsWithTheSameNumberTheWithdrawalWins() {
    crm.state("p-1", 5, CrmSides.NOW, CrmSides.AGREED);
    crm.repeat("p-1", 5, CrmSides.NOW, REFUSED);
    crm.state("p-2", 5, CrmSides.NOW, REFUSED);
    crm.repeat("p-2", 5, CrmSides.NOW, CrmSides.AGREED);
    run();
    assertEquals(0, usable("sea"));
    assertEquals("denied", crm.told("p-1").get(CrmAttribute.PROFILING));
    assertEquals("denied", crm.told("p-2").get(CrmAttribute.PROFILING));
    crm.state("p-2", 6, CrmSides.NOW, CrmSides.AGREED);
    run();
    assertEquals("granted", crm.told("p-2").get(CrmAttribute.PROFILING), "a later grant counts");
  }

  @Test
  void aGrantThatIsNoLongerStatedIsTakenBack() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.state("p-1", 2, CrmSides.NOW, Map.of());
    run();
    assertEquals("denied", crm.told("p-1").get(CrmAttribute.PROFILING));
    assertEquals(Set.of(), sides.state("p-1").segments());
  }

  @Test
  void theShopsRefusalOutweighsTheCrmsGrant() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    sides.says("p-1", Status.DENIED);
    run();
    assertEquals(0, usable("sea"));
    assertEquals("denied", crm.told("p-1").get(CrmAttribute.PROFILING));
  }

  @Test
  void aFollowThatEndsAtTheCrmEndsHere() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.state(
        "p-1",
        2,
        CrmSides.NOW,
        Map.of(
            CrmAttribute.PROFILING, "granted",
            CrmAttribute.FOLLOWS, "series:hafen",
            CrmAttribute.SEGMENTS, "sea"));
    run();
    assertEquals("series:hafen", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    assertEquals(1, usable("sea"));
  }

  @Test
  void followsThatCameBeforeConsentCountOnceItIsGiven() {
    crm.state("p-1", 1, CrmSides.NOW, Map.of(CrmAttribute.FOLLOWS, "contributor:zoe"));
    run();
    assertEquals(Map.of(), sides.state("p-1").interactions());
    crm.state("p-1", 2, CrmSides.NOW, CrmSides.AGREED);
    run();
    assertEquals(1, usable("sea"));
  }

  @Test
  void grantsStayConfirmedWhileTheCrmReportsThem() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    crm.state("p-2", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    for (int day = 0; day < 5; day++) {
      sides.clock.set(sides.clock.instant().plus(Duration.ofDays(1)));
      run();
    }
    assertEquals(2, usable("sea"));
    crm.state("p-2", 2, CrmSides.NOW, Map.of());
    crm.remove("none");
    run();
    assertEquals(1, usable("sea"));
  }

  @Test
  void aContactThatTheCrmNoLongerReportsIsCountedAndItsConsentRunsOut() throws IOException {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.delete(List.of(new PersonRef("p-1"))); // for good: no feed says so
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(2)));
    run();
    assertEquals(1, sides.store.status().unseen());
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(2)));
    assertEquals(0, usable("sea"));
  }

  @Test
  void fieldsThatSomebodyChangedAtTheCrmAreWrittenAgain() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    crm.overwrite("p-1", Map.of());
    CrmReport report = run();
    assertEquals(1, report.get(Count.DIFFERED));
    assertEquals("granted", crm.told("p-1").get(CrmAttribute.PROFILING));
    assertEquals(0, run().get(Count.DIFFERED));
  }

  @Test
  void whatACrmHasNoListForStaysHereAndIsNotSentAgainAndAgain() {
    sides.says("p-1", Status.GRANTED, "item:hafenlicht", "series:hafen");
    run();
    assertEquals("series:hafen", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    sides.says("p-1", Status.GRANTED, "item:nebelkai");
    assertEquals(0, run().get(Count.SENT));
  }

  @Test
  void aPlanCountsAndChangesNothing() throws IOException {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    sides.says("p-2", Status.GRANTED, "series:hafen");
    CrmReport plan = sides.plan(crm);
    assertEquals(1, plan.get(Count.APPLIED));
    assertEquals(1, plan.get(Count.SENT));
    assertEquals(0, usable("sea"));
    assertFalse(crm.has("p-2"));
    assertEquals("", sides.store.cursor(Feed.CHANGED));
  }

  @Test
  void wheneverItEndsTheNextSyncGoesOnAndNothingIsLostOrDone() {
    for (int calls = 0; calls < 40; calls++) {
      String person = "q-" + calls;
      crm.state("c-" + calls, 1, CrmSides.NOW, CrmSides.AGREED);
      sides.says(person, Status.GRANTED, "series:hafen");
      crm.failAfter(calls);
      if (calls < 9) {
        assertThrows(IOException.class, () -> sides.sync(crm));
      }
      crm.failAfter(Integer.MAX_VALUE);
      run();
      assertEquals(0, sides.store.status().pending());
      assertEquals("series:hafen", crm.told(person).get(CrmAttribute.FOLLOWS));
      assertEquals(calls + 1, usable("sea"), "each follow counts once");
    }
  }
}
