package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.colophon.governance.Clearance;
import org.colophon.governance.Preview.Decision;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.junit.jupiter.api.Test;

/// Policies that nobody can read any more decide for three days and no longer.
class PolicyAgeTest {
  private static final Instant WARNED = START.plus(Duration.ofDays(1)).minusSeconds(2);
  private static final Instant STOPPED = START.plus(Duration.ofDays(3)).minusSeconds(2);
  private final Scene scene = new Scene();

  PolicyAgeTest() {
    scene.facts.clear();
    scene.item = new Shelf().article(org.colophon.catalog.ContentType.PAGE, published());
    scene.policies = scene.policies.unconfirmed(START);
  }

  private static org.colophon.catalog.Lifecycle published() {
    return org.colophon.catalog.Lifecycle.publishedAt(START.minusSeconds(60));
  }

  @Test
  void confirmedPoliciesAreNeverTooOld() {
    scene.policies = scene.policies.confirmed();
    assertEquals(Optional.empty(), scene.policies.unconfirmedSince());
    assertEquals(List.of(), scene.said(START.plus(Duration.ofDays(400))));
    assertEquals(Clearance.NEVER, scene.evaluate(START).validUntil());
  }

  @Test
  void warnsAfterADayAndStopsAfterThree() {
    assertEquals(List.of(), scene.said(WARNED.minusNanos(1)));
    assertEquals(
        List.of("WARN POLICY_STALE policy (confirmed " + START + "; PT24H; desk-nordufer)"),
        scene.said(WARNED));
    assertEquals(Decision.PASS, scene.at(STOPPED.minusNanos(1)).decision());
    assertEquals(
        List.of(
            "INDETERMINATE POLICY_STALE policy (confirmed " + START + "; PT72H; desk-nordufer)"),
        scene.said(STOPPED));
    assertEquals(Decision.INDETERMINATE, scene.at(STOPPED).decision());
  }

  @Test
  void promisesNothingBeyondTheStop() {
    Evaluation evaluation = scene.evaluate(START);
    assertEquals(STOPPED, evaluation.validUntil());
    assertEquals(WARNED, evaluation.nextChangeAt());
    assertEquals(Clearance.NEVER, scene.evaluate(STOPPED).nextChangeAt());
  }

  @Test
  void whatBlocksStaysBlocked() {
    scene.policies = new PolicyBook(List.of(), START);
    assertEquals(Decision.BLOCK, scene.at(STOPPED).decision());
  }

  @Test
  void theDigestSaysHowThePoliciesStand() {
    PolicyBook confirmed = scene.policies.confirmed();
    assertEquals(ShippedPolicies.read().digest(), confirmed.digest());
    assertNotEquals(confirmed.digest(), scene.policies.digest());
    assertNotEquals(confirmed.unconfirmed(START.plusSeconds(1)).digest(), scene.policies.digest());
    assertNotEquals(new PolicyBook(List.of()).digest(), confirmed.digest());
    assertEquals(64, confirmed.digest().length());
    assertEquals("book@2", confirmed.find("book").orElseThrow().label());
    assertEquals(Optional.empty(), confirmed.find("boo"));
  }
}
