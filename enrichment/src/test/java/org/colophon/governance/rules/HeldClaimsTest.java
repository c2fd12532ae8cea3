package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Hold;
import org.colophon.catalog.PersonName;
import org.colophon.governance.Action;
import org.colophon.governance.Claim;
import org.colophon.governance.Claim.Kind;
import org.colophon.governance.Obligation;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.rules.HeldClaims.HeldPerson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Claims that name a person on whom there is a hold.
class HeldClaimsTest {
  private static final Claim OTHER = new Claim(Kind.AWARD, "Küstenpreis 2025", null);
  private static final Claim READING = new Claim(Kind.EVENT, "Lesung mit Ada Kern in Husum", null);
  private static final Claim LIFE = new Claim(Kind.BIOGRAPHY, "Kern, Ada", "Lebt am Meer.", null);
  private static final Claim FRIEND =
      new Claim(Kind.BIOGRAPHY, "Ole Brandt", "Schreibt mit Ada Kern.", null);

  private final TreeSet<Instant> boundaries = new TreeSet<>();

  private static HeldPerson held(@Nullable Instant from, @Nullable Instant until) {
    Hold.Scope scope = new Hold.Scope.OfContributor(new ContributorId("ada-kern"));
    return new HeldPerson(
        new Hold("h-1", scope, "Einstweilige Verfügung", "kim", from, until),
        PersonName.of("Ada Kern"));
  }

  private List<Claim> kept(ReasonCollector findings, HeldPerson... people) {
    return HeldClaims.without(
        List.of(people),
        List.of(OTHER, READING, LIFE, FRIEND),
        new Horizon(START, boundaries),
        findings);
  }

  @Test
  void claimsThatNameThePersonAreLeftOutWhereverTheNameStands() {
    assertEquals(List.of(OTHER), kept(Scene.findings(), held(null, null)));
  }

  @Test
  void whatIsLeftOutNamesTheHoldAndNotThePerson() {
    ReasonCollector findings = Scene.findings();
    kept(findings, held(null, START.plusSeconds(60)));
    assertEquals(
        List.of("event:hold:h-1", "biography:hold:h-1"),
        findings.obligations().stream()
            .map(obligation -> ((Obligation.OmitClaim) obligation).claim())
            .toList());
    assertEquals(
        List.of(
            new Reason(
                ReasonCode.ON_HOLD,
                Reason.Severity.INFO,
                "hold:h-1",
                "Einstweilige Verfügung",
                START.plusSeconds(60).toString(),
                Shelf.DESK,
                Action.on(Action.Kind.LIFT_HOLD, "hold:h-1"))),
        findings.reasons().stream().distinct().toList());
  }

  @Test
  void aHoldThatIsOverOrAheadLeavesNothingOutAndItsStartIsABoundary() {
    HeldPerson over = held(null, START.minusSeconds(60));
    HeldPerson ahead = held(START.plusSeconds(3_600), null);
    assertEquals(4, kept(Scene.findings(), over, ahead).size());
    assertEquals(Set.of(START.plusSeconds(3_600).minus(Horizon.EPSILON)), boundaries);
  }

  @Test
  void withoutHoldsOnPeopleEverythingStays() {
    assertEquals(4, kept(Scene.findings()).size());
  }
}
