package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.catalog.ItemId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every store of people does.
public interface PeopleContract {
  Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
  SignalRetention TERMS =
      new SignalRetention(Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(3));
  SegmentId SEA = new SegmentId("sea");
  PersonRef ANNA = new PersonRef("p-anna-1");
  PersonRef BERT = new PersonRef("p-bert-2");

  /// An empty store, the same one throughout a test.
  People people();

  private static Instant at(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  private static Consent consent(String entity, Status status, String source, int minute) {
    return new Consent(entity, Purpose.PROFILING, status, source, at(minute), null, at(minute));
  }

  private static SignalMessage identify(PersonRef person, int minute, Consent... consents) {
    return new SignalMessage(
        "i-" + person.value() + minute,
        person,
        at(minute),
        List.of(consents),
        new Payload.Memberships(Set.of(SEA)));
  }

  private static SignalMessage track(
      PersonRef person, String item, int minute, Consent... consents) {
    return new SignalMessage(
        "t-" + person.value() + minute,
        person,
        at(minute),
        List.of(consents),
        new Payload.Interactions(
            List.of(new Interaction(Signal.Type.VIEW, new SignalTarget.OfItem(new ItemId(item))))));
  }

  private List<SignalOutcome> take(int minute, SignalMessage... messages) {
    return people().take(List.of(messages), TERMS, at(minute)).lines();
  }

  private List<String> usable(@Nullable String entity, Instant now) {
    return people()
        .usable(SEA, entity == null ? "house" : entity, new People.Limits(TERMS, now, 10))
        .stream()
        .map(signal -> signal.about().text())
        .toList();
  }

  @Test
  default void whatAConsentingMemberDidMayBeUsedNewestFirst() {
    assertEquals(
        List.of(SignalOutcome.KEPT, SignalOutcome.KEPT, SignalOutcome.KEPT),
        take(
            9,
            identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0)),
            track(ANNA, "a", 2),
            track(ANNA, "b", 3)));
    assertEquals(List.of("item:b", "item:a"), usable("house", at(9)));
    assertEquals(Set.of(SEA), people().populated());
    assertEquals(List.of(), usable("other-house", at(9)));
  }

  @Test
  default void aMessageCountsOnce() {
    take(9, identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0)), track(ANNA, "a", 2));
    assertEquals(List.of(SignalOutcome.KNOWN), take(9, track(ANNA, "a", 2)));
    assertEquals(List.of("item:a"), usable("house", at(9)));
  }

  @Test
  default void withoutConsentNothingThatAPersonDidIsKept() {
    assertEquals(
        List.of(SignalOutcome.KEPT, SignalOutcome.CONSENT_MISSING),
        take(9, identify(ANNA, 1), track(ANNA, "a", 2)));
    take(9, identify(ANNA, 3, consent("house", Status.GRANTED, "crm", 0)));
    assertEquals(List.of(), usable("house", at(9)), "it was not kept");
    assertEquals(List.of(SignalOutcome.KEPT), take(9, track(ANNA, "b", 4)));
  }

  @Test
  default void consentToANewsletterIsNoConsentToProfiling() {
    Consent newsletter =
        new Consent("house", Purpose.NEWSLETTER, Status.GRANTED, "crm", T0, null, T0);
    assertEquals(
        List.of(SignalOutcome.KEPT, SignalOutcome.CONSENT_MISSING),
        take(9, identify(ANNA, 1, newsletter), track(ANNA, "a", 2)));
  }

  @Test
  default void whatWasDoneBeforeConsentWasGivenIsNotCovered() {
    take(9, identify(ANNA, 5, consent("house", Status.GRANTED, "crm", 5)));
    assertEquals(List.of(SignalOutcome.CONSENT_MISSING), take(9, track(ANNA, "a", 4)));
    assertEquals(List.of(SignalOutcome.KEPT), take(9, track(ANNA, "b", 5)));
  }

  @Test
  default void interestCountsOnceItsEntityWasAgreedToAndWhileItIsKept() {
    take(
        9,
        identify(
            ANNA,
            5,
            consent("house", Status.GRANTED, "crm", 5),
            consent("other-house", Status.GRANTED, "crm", 0)),
        track(ANNA, "a", 2));
    assertEquals(List.of(), interested("house", 0));
    assertEquals(List.of(ANNA), interested("other-house", 2));
    assertEquals(List.of(), interested("other-house", 3));
  }

  private List<PersonRef> interested(String entity, int since) {
    return people()
        .within(tables ->
            tables.interested(
                Signal.Type.VIEW,
                new SignalTarget.OfItem(new ItemId("a")),
                new PersonTables.Usable(entity, at(since)),
                SEA,
                "",
                9));
  }

  @Test
  default void theLeastPermissiveOfSeveralSourcesCounts() {
    take(9, identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0)), track(ANNA, "a", 2));
    take(9, identify(ANNA, 3, consent("house", Status.DENIED, "site", 3)));
    assertEquals(List.of(), usable("house", at(9)));
    take(9, identify(ANNA, 4, consent("house", Status.GRANTED, "crm", 4)));
    assertEquals(List.of(), usable("house", at(9)), "the site still says no");
    take(9, identify(ANNA, 5, consent("house", Status.GRANTED, "site", 5)));
    assertEquals(List.of("item:a"), usable("house", at(9)), "the CRM's yes covers it");
  }

  @Test
  default void anOlderWordOfTheSameSourceChangesNothing() {
    take(9, identify(ANNA, 5, consent("house", Status.REVOKED, "crm", 5)));
    take(9, identify(ANNA, 2, consent("house", Status.GRANTED, "crm", 2)));
    assertEquals(List.of(SignalOutcome.CONSENT_MISSING), take(9, track(ANNA, "a", 6)));
  }

  @Test
  default void aConsentThatNobodyConfirmsIsNotUsed() {
    take(9, identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 1)), track(ANNA, "a", 2));
    Instant end = at(1).plus(TERMS.consentLasts());
    assertEquals(List.of("item:a"), usable("house", end.minusNanos(1_000)));
    assertEquals(List.of(), usable("house", end));
    people()
        .take(
            List.of(identify(ANNA, 3 * 24 * 60, consent("house", Status.GRANTED, "crm", 4_320))),
            TERMS,
            end);
    assertEquals(List.of("item:a"), usable("house", end), "confirmed, it covers what it covered");
  }

  @Test
  default void signalsExpire() {
    take(9, identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0)), track(ANNA, "a", 2));
    Instant end = at(2).plus(TERMS.signalLasts());
    assertEquals(0, people().expire(TERMS, end.minusNanos(1_000)));
    assertEquals(1, people().expire(TERMS, end));
    assertEquals(
        List.of(SignalOutcome.SIGNAL_EXPIRED),
        people().take(List.of(track(ANNA, "b", 2)), TERMS, end).lines());
  }

  @Test
  default void aForgottenPersonIsGoneAndDoesNotComeBackWithAnOldMessage() {
    SignalMessage identify = identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0));
    take(9, identify, track(ANNA, "a", 2), track(ANNA, "c", 7));
    take(9, identify(BERT, 1, consent("house", Status.GRANTED, "crm", 0)), track(BERT, "b", 2));
    People.Forgotten forgotten = people().forget(ANNA, at(9));
    assertEquals(new People.Forgotten(7, Set.of(SEA), true), forgotten);
    assertEquals(List.of("item:b"), usable("house", at(9)));
    assertEquals(List.of(SignalOutcome.FORGOTTEN), take(9, identify));
    assertEquals(0, people().forget(ANNA, at(9)).rows());
    assertEquals(
        List.of(SignalOutcome.KEPT), take(20, identify(ANNA, 10)), "what is said later is taken");
  }

  @Test
  default void aClearedPersonMayComeBack() {
    SignalMessage identify = identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0));
    take(9, identify);
    assertEquals(3, people().clear(ANNA));
    assertEquals(List.of(SignalOutcome.KEPT), take(9, identify));
  }

  @Test
  default void ofAChildNothingIsKept() {
    take(9, identify(ANNA, 1, consent("house", Status.GRANTED, "crm", 0)), track(ANNA, "a", 2));
    SignalMessage child = new SignalMessage("c", ANNA, at(3), List.of(), new Payload.ChildNotice());
    assertEquals(List.of(SignalOutcome.CHILD), take(9, child));
    assertEquals(List.of(), usable("house", at(9)));
    assertEquals(
        List.of(SignalOutcome.FORGOTTEN),
        take(20, identify(ANNA, 10, consent("house", Status.GRANTED, "crm", 10))));
  }

  @Test
  default void everySegmentThatIsLeftOrEnteredIsMadeAnew() {
    take(9, identify(ANNA, 1));
    SignalMessage moves =
        new SignalMessage(
            "m", ANNA, at(2), List.of(), new Payload.Memberships(Set.of(new SegmentId("art"))));
    assertEquals(
        Set.of(SEA, new SegmentId("art")), people().take(List.of(moves), TERMS, at(9)).moved());
  }
}
