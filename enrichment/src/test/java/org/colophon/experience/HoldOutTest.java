package org.colophon.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceChoice.Drawn;
import org.colophon.experience.ExperienceRule.Content;
import org.colophon.experience.ExperienceRule.Goal;
import org.colophon.experience.ExperienceRule.Limits;
import org.colophon.experience.ExperienceStore.Count;
import org.colophon.experience.HoldOut.Arm;
import org.colophon.experience.Moment.Device;
import org.colophon.experience.SessionState.Assignment;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final int SESSIONS = 20_000;

  private static HoldOut holdOut(int globalPercent) {
    return new HoldOut("salt".getBytes(StandardCharsets.UTF_8), globalPercent);
  }

  private static ExperienceRule.Stored stored(String id, int holdOutPercent) {
    ExperienceCondition condition =
        new ExperienceCondition(
            null, Set.of(), Set.of(), null, null, false, false, Set.of(Device.PHONE), Set.of());
    return new ExperienceRule.Stored(
        new ExperienceRule(
            id,
            new DeskId("desk"),
            "r",
            1,
            Content.of(new ItemId("item"), "", "aside"),
            condition,
            new Limits(1, holdOutPercent, Goal.PURCHASE),
            NOW,
            NOW.plus(Duration.ofDays(1))),
        1,
        1);
  }

  private static long held(IntPredicate control) {
    return IntStream.range(0, SESSIONS).filter(control).count();
  }

  @Test
  void aFullSessionForgetsNoExperienceThatStillComesUp() {
    SessionState session = SessionState.begin("s", NOW).giving("all", Assignment.ONLY);
    for (int i = 0; i < SessionState.MOST_GIVEN - 2; i++) {
      assertTrue(session.hasRoomFor("x" + i, 0));
      session = session.giving("x" + i, Assignment.ONLY).giving("all", Assignment.ONLY);
    }
    assertFalse(session.hasRoomFor("another", 0));
    assertTrue(session.hasRoomFor("x0", 0));
    session =
        session
            .giving("another", Assignment.ONLY)
            .giving("one more", Assignment.ONLY)
            .giving("and one", Assignment.ONLY);
    assertEquals(0, session.given("x0").times());
    assertEquals(SessionState.MOST_GIVEN - 1, session.given("all").times());
  }

  @Test
  void theShareIsTheStatedOneAndRulesAreDrawnApart() {
    HoldOut holdOut = holdOut(5);
    ExperienceRule.Stored one = stored("one", 20);
    ExperienceRule.Stored other = stored("other", 20);
    long first = held(i -> holdOut.arm(one, "s" + i) == Arm.CONTROL);
    long both =
        held(i ->
            holdOut.arm(one, "s" + i) == Arm.CONTROL && holdOut.arm(other, "s" + i) == Arm.CONTROL);
    long global = held(i -> holdOut.global("s" + i) == Arm.CONTROL);
    assertEquals(0.20, (double) first / SESSIONS, 0.015);
    assertEquals(0.04, (double) both / SESSIONS, 0.008);
    assertEquals(0.05, (double) global / SESSIONS, 0.008);
    assertEquals(0, held(i -> holdOut(0).global("s" + i) == Arm.CONTROL));
  }

  @Test
  void aSaltOfItsOwnDrawsOthers() {
    HoldOut one = holdOut(50);
    HoldOut other = new HoldOut("pepper".getBytes(StandardCharsets.UTF_8), 50);
    long same = held(i -> one.global("s" + i) == other.global("s" + i));
    assertTrue(same > 0.47 * SESSIONS && same < 0.53 * SESSIONS, same + " of " + SESSIONS);
  }

  @Test
  void aSessionWithoutAnyExperienceCountsForAllTogetherAlone() {
    HoldOut holdOut = holdOut(50);
    ExperienceRule.Stored rule = stored("one", 0);
    for (int i = 0; i < 20; i++) {
      SessionState before = SessionState.begin("s" + i, NOW);
      Arm arm = holdOut.global(before.id());
      ExperienceChoice choice =
          new ExperienceChoice(
              null, List.of(new Drawn(rule, Arm.TREATMENT, Assignment.ONLY)), arm, List.of());
      Count all = new Count(ExperienceStore.ALL, 50, arm, 0, ArmSums.session(1, null));
      Count one = new Count("one", 1, Arm.TREATMENT, 0, ArmSums.session(1, null));
      assertEquals(
          arm == Arm.CONTROL ? List.of(all) : List.of(all, one), choice.counts(before, holdOut));
      SessionState after = choice.remembered(before, holdOut);
      assertEquals(List.of(), choice.counts(after, holdOut), "counted once");
      ExperienceOutcome bought = ExperienceOutcome.of(after, Goal.PURCHASE, List.of(rule), holdOut);
      assertEquals(arm == Arm.CONTROL ? 1 : 2, bought.counts().size());
      assertEquals(
          List.of(),
          ExperienceOutcome.of(bought.session(), Goal.PURCHASE, List.of(rule), holdOut).counts());
      assertEquals(
          List.of(), ExperienceOutcome.of(after, Goal.SIGN_UP, List.of(rule), holdOut).counts());
    }
  }

  @Test
  void variantsAreDrawnByTheirSharesApartFromTheHoldOut() {
    HoldOut holdOut = holdOut(0);
    ExperienceRule.Stored rule = stored("one", 50);
    List<Integer> points = List.of(2_000, 0, 8_000);
    int[] drawn = new int[3];
    int held = 0;
    for (int i = 0; i < SESSIONS; i++) {
      int variant = holdOut.variant(rule, "s" + i, points);
      assertEquals(variant, holdOut.variant(rule, "s" + i, points), "it stays");
      drawn[variant]++;
      held += variant == 0 && holdOut.arm(rule, "s" + i) == Arm.CONTROL ? 1 : 0;
    }
    assertEquals(0.2, (double) drawn[0] / SESSIONS, 0.015);
    assertEquals(0, drawn[1]);
    assertEquals(0.5, (double) held / drawn[0], 0.03);
  }

  @Test
  void anAdaptiveChoiceExploresAndPrefersWhatConverts() {
    List<Integer> begin =
        AdaptiveShares.adapted(List.of(ArmSums.NONE, ArmSums.NONE, ArmSums.NONE), 1);
    begin.forEach(points -> assertEquals(3_333, points, 450));
    List<Integer> after =
        AdaptiveShares.adapted(List.of(ArmSums.of(1_000, 30), ArmSums.of(1_000, 90)), 1);
    assertEquals(List.of(1_000, 9_000), after);
  }
}
