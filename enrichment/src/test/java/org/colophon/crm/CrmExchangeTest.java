package org.colophon.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.Signals;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.testing.MemoryCrm;
import org.colophon.editorial.testing.MemoryPeople;
import org.junit.jupiter.api.Test;

/// The exchange with a CRM, both ways, over people, marks and a CRM in memory.
class CrmExchangeTest {
  private static final String ENTITY = "Kai GmbH";
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Map<CrmAttribute, String> AGREES =
      Map.of(
          CrmAttribute.PROFILING, "granted",
          CrmAttribute.NEWSLETTER, "granted",
          CrmAttribute.FOLLOWS, "contributor:c-ada",
          CrmAttribute.SEGMENTS, "seg-kai");
  private static final Map<CrmAttribute, String> DENIES =
      Map.of(CrmAttribute.PROFILING, "denied", CrmAttribute.NEWSLETTER, "denied");

  private final SettableClock clock = new SettableClock(START);
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryCrm crm = new MemoryCrm();
  private final MemoryCrmStore store = new MemoryCrmStore(people, ENTITY);
  private final Signals signals =
      new Signals(people, TestRetention.USUAL, new Signals.Renewal(_ -> {}, _ -> {}), clock);
  private final CrmSync sync = new CrmSync(crm, store, signals, ENTITY, TestRetention.USUAL, clock);

  private Map<Count, Long> run() throws IOException {
    CrmReport report = new CrmReport();
    sync.run(report);
    return report.counts();
  }

  private Map<Count, Long> plan() throws IOException {
    CrmReport report = new CrmReport();
    sync.plan(report);
    return report.counts();
  }

  private CrmState state(String person) {
    PersonRef ref = new PersonRef(person);
    return store
        .states(List.of(ref))
        .getOrDefault(ref, new CrmState(false, null, 0, null, List.of(), Map.of(), Set.of()));
  }

  /// Says here what a person agrees to.
  private void say(String person, Status status) {
    List<Consent> consents =
        List.of(Purpose.PROFILING, Purpose.NEWSLETTER).stream()
            .map(purpose ->
                new Consent(
                    ENTITY, purpose, status, "shop", clock.instant(), null, clock.instant()))
            .toList();
    signals.take(
        List.of(
            new SignalMessage(
                person + status,
                new PersonRef(person),
                clock.instant(),
                consents,
                new Payload.Memberships(Set.of(new SegmentId("seg-kai"))))));
    store.changed(person);
  }

  @Test
  void whatTheCrmStatesIsTakenOnce() throws IOException {
    crm.state("ada", 1, START, AGREES);
    assertEquals(Map.of(Count.RECEIVED, 1L, Count.APPLIED, 1L), run());
    CrmState ada = state("ada");
    assertEquals(Set.of(new SegmentId("seg-kai")), ada.segments());
    assertEquals(2, ada.consents().size());
    assertTrue(ada.consents().stream().allMatch(one -> one.source().equals(CrmStatements.SOURCE)));
    assertEquals(1, ada.interactions().size());
    assertEquals(Map.of(Count.RECEIVED, 1L), run());
    crm.state("ada", 2, START, Map.of());
    assertEquals(Map.of(Count.RECEIVED, 1L, Count.APPLIED, 1L), run());
    assertTrue(state("ada").consents().stream().allMatch(one -> one.status() == Status.REVOKED));
    assertEquals(Set.of(), state("ada").segments());
  }

  @Test
  void anOlderStatementIsOutdatedAndADenialOfTheSameNumberStays() throws IOException {
    crm.state("ada", 5, START, DENIES);
    run();
    crm.repeat("ada", 4, START, AGREES);
    crm.repeat("ada", 5, START, AGREES);
    assertEquals(1L, run().get(Count.OUTDATED));
    assertTrue(state("ada").consents().stream().allMatch(one -> one.status() == Status.DENIED));
  }

  @Test
  void whatChangedHereIsSentAndWithdrawalsFirst() throws IOException {
    say("ada", Status.GRANTED);
    say("ben", Status.DENIED);
    assertEquals(Map.of(Count.SENT, 2L, Count.WITHDRAWALS_SENT, 1L), plan());
    assertEquals(Map.of(), crm.told("ada"));
    assertEquals(Map.of(Count.SENT, 2L, Count.WITHDRAWALS_SENT, 1L), run());
    assertEquals("granted", crm.told("ada").get(CrmAttribute.PROFILING));
    assertEquals("seg-kai", crm.told("ada").get(CrmAttribute.SEGMENTS));
    assertEquals("denied", crm.told("ben").get(CrmAttribute.NEWSLETTER));
    assertEquals("", crm.told("ben").get(CrmAttribute.SEGMENTS));
    assertTrue(crm.asked().indexOf("send ben") < crm.asked().indexOf("send ada"));
    assertEquals(0, store.status().drift());
    assertEquals(START, store.status().fullAt());
  }

  @Test
  void whoIsDeletedThereIsForgottenHereAndNeverReturns() throws IOException {
    say("ada", Status.GRANTED);
    run();
    crm.remove("ada");
    assertEquals(Map.of(Count.DELETED_HERE, 1L, Count.RECEIVED, 1L), withReceived(plan()));
    assertEquals(1L, run().get(Count.DELETED_HERE));
    assertTrue(state("ada").forgotten());
    crm.state("ada", 9, START, AGREES);
    Map<Count, Long> again = run();
    assertEquals(1L, again.get(Count.FORGOTTEN));
    assertEquals(1L, again.get(Count.DELETED_THERE));
    assertFalse(crm.has("ada"));
  }

  private static Map<Count, Long> withReceived(Map<Count, Long> counts) {
    Map<Count, Long> all = new java.util.EnumMap<>(Map.of(Count.RECEIVED, 1L));
    all.putAll(counts);
    return all;
  }

  @Test
  void whoIsForgottenHereIsDeletedThere() throws IOException {
    say("ada", Status.GRANTED);
    run();
    signals.forget(new PersonRef("ada"));
    store.addDeletions(List.of(new PersonRef("ada")));
    crm.keep("ada");
    String problem = String.valueOf(assertThrows(IOException.class, this::run).getMessage());
    assertTrue(problem.startsWith("1 contacts could not be deleted"), problem);
    assertEquals(1, store.status().deletions());
  }

  @Test
  void whomTheCrmDoesNotTakeIsKeptAsRefused() throws IOException {
    say("ada", Status.GRANTED);
    crm.refuse("ada");
    assertEquals(Map.of(Count.REFUSED, 1L), run());
    assertEquals(Map.of(new PersonRef("ada"), "REQUIRED_FIELD_MISSING"), store.refused());
    assertEquals(Map.of(), run());
  }

  @Test
  void whatSomebodyChangedThereIsToldAgain() throws IOException {
    crm.state("ada", 1, START, Map.of());
    say("ada", Status.GRANTED);
    run();
    crm.overwrite("ada", DENIES);
    Map<Count, Long> report = run();
    assertEquals(1L, report.get(Count.DIFFERED));
    assertEquals("granted", crm.told("ada").get(CrmAttribute.PROFILING));
  }

  @Test
  void aFailureEndsTheExchangeAndTheNextOneGoesOn() throws IOException {
    for (String person : List.of("ada", "ben", "cem")) {
      crm.state(person, 1, START, AGREES);
    }
    crm.failAfter(3);
    assertThrows(IOException.class, this::run);
    assertTrue(store.fullUnderWay().isPresent());
    crm.failAfter(99);
    run();
    assertTrue(store.fullUnderWay().isEmpty());
    assertEquals(1, state("cem").segments().size());
    clock.advance(Duration.ofDays(1));
    run();
    assertEquals(clock.instant(), store.status().fullAt());
  }
}
