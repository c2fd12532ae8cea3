package org.colophon.governance.rules;

import static org.colophon.governance.Shelf.START;
import static org.colophon.governance.rules.Horizon.EPSILON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.SourceState;
import org.colophon.governance.Action;
import org.colophon.governance.Claim;
import org.colophon.governance.Clearance;
import org.colophon.governance.Obligation;
import org.colophon.governance.Offer;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Scene;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.PolicyBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How long an outcome lasts, and how findings add up to one.
class EvaluatorTest {
  private static final Action NOTHING = new Action(Action.Kind.NOTHING, "", null);
  private static final Reason SMALL =
      new Reason(ReasonCode.CLAIM_ENDED, Severity.INFO, "s", null, null, Shelf.DESK, NOTHING);
  private final Scene scene = new Scene();

  @Test
  void keepsTheFirstOfSeveralChanges() {
    scene.policy("checks: [{warn_after: P2D}, {warn_after: P4D, block_after: P6D}]");
    scene.item =
        new Shelf().article(ContentType.NEWS, Lifecycle.publishedAt(START.minusSeconds(9)));
    Instant published = START.minusSeconds(9);
    Evaluation evaluation = scene.evaluate(START);
    assertEquals(published.plus(Duration.ofDays(2)).minus(EPSILON), evaluation.nextChangeAt());
    assertEquals(published.plus(Duration.ofDays(6)).minus(EPSILON), evaluation.validUntil());
  }

  @Test
  void lastsForEverWhenNothingIsToCome() {
    scene.policy("checks: [{warn_after: P2D}]");
    scene.item =
        new Shelf().article(ContentType.NEWS, Lifecycle.publishedAt(START.minusSeconds(9)));
    Evaluation before = scene.evaluate(START);
    assertEquals(Clearance.NEVER, before.validUntil());
    assertEquals(
        START.minusSeconds(9).plus(Duration.ofDays(2)).minus(EPSILON), before.nextChangeAt());
    Evaluation after = scene.evaluate(START.plus(Duration.ofDays(3)));
    assertEquals(Clearance.NEVER, after.nextChangeAt());
    assertEquals(1, after.policies().size());
  }

  @Test
  void looksPastInstantsAtWhichNothingChanges() {
    Instant end = START.plusSeconds(90);
    scene.item =
        new Shelf()
            .article(
                ContentType.NEWS,
                new Lifecycle(
                    SourceState.WITHHELD,
                    START.minusSeconds(9),
                    START.plusSeconds(60),
                    end,
                    null,
                    Correction.NONE));
    scene.policy("serve: [published]");
    Evaluation evaluation = scene.evaluate(START);
    assertEquals(START.plusSeconds(60).plus(EPSILON), evaluation.nextChangeAt());
    assertEquals(Clearance.NEVER, evaluation.validUntil());
  }

  @Test
  void saysThatAPolicyIsMissing() {
    scene.policies = new PolicyBook(List.of());
    assertEquals(
        List.of("BLOCK POLICY_MISSING policy (BOOK for RECOMMEND; null; desk-nordufer)"),
        scene.said());
  }

  @Test
  void servesTheSameOnlyWhenAllThatAReaderSeesIsTheSame() {
    RuleOutcome base = outcome(Preview.Decision.PASS, List.of(), null, List.of());
    assertTrue(base.servesAs(outcome(Preview.Decision.PASS, List.of(), null, List.of())));
    assertTrue(
        base.servesAs(
            new RuleOutcome(Preview.Decision.PASS, List.of(SMALL), List.of(), null, List.of())));
    assertFalse(base.servesAs(outcome(Preview.Decision.BLOCK, List.of(), null, List.of())));
    assertFalse(
        base.servesAs(
            outcome(
                Preview.Decision.PASS, List.of(new Obligation.ShowAsOf(START)), null, List.of())));
    Offer offer =
        new Offer(Shelf.HARDCOVER, null, ProductForm.HARDCOVER, Availability.AVAILABLE, null, null);
    assertFalse(base.servesAs(outcome(Preview.Decision.PASS, List.of(), offer, List.of())));
    Claim claim = new Claim(Claim.Kind.AWARD, "a", null);
    assertFalse(base.servesAs(outcome(Preview.Decision.PASS, List.of(), null, List.of(claim))));
  }

  private static RuleOutcome outcome(
      Preview.Decision decision,
      List<Obligation> obligations,
      @Nullable Offer offer,
      List<Claim> claims) {
    return new RuleOutcome(decision, List.of(), obligations, offer, claims);
  }

  @Test
  void blockBeatsIndeterminateBeatsPass() {
    ReasonCollector findings = Scene.findings();
    assertEquals(Preview.Decision.PASS, findings.decision());
    findings.add(ReasonCode.CHECK_DUE, Severity.WARN, "s", null, null);
    assertEquals(Preview.Decision.PASS, findings.decision());
    findings.add(ReasonCode.OWNER_MISSING, Severity.INDETERMINATE, "s", null, null);
    assertEquals(Preview.Decision.INDETERMINATE, findings.decision());
    findings.add(ReasonCode.ON_HOLD, Severity.BLOCK, "s", null, null);
    assertEquals(Preview.Decision.BLOCK, findings.decision());
  }

  @Test
  void saysTheSameThingOnce() {
    ReasonCollector findings = Scene.findings();
    findings.add(ReasonCode.CLAIM_ENDED, Severity.INFO, "s", null, null);
    findings.add(ReasonCode.CLAIM_ENDED, Severity.INFO, "s", null, null);
    assertEquals(List.of(SMALL), findings.reasons());
    findings.addAll(List.of(SMALL));
    assertEquals(List.of(SMALL), findings.reasons());
    findings.add(ReasonCode.CLAIM_ENDED, Severity.INFO, "s", 7, 8);
    assertEquals(
        new Reason(ReasonCode.CLAIM_ENDED, Severity.INFO, "s", "7", "8", Shelf.DESK, NOTHING),
        findings.reasons().getLast());
    assertFalse(findings.omits("price"));
    findings.omit("price");
    assertTrue(findings.omits("price"));
  }
}
