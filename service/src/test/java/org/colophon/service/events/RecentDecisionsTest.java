package org.colophon.service.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.junit.jupiter.api.Test;

class RecentDecisionsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final RecentDecisions decisions = new RecentDecisions();

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      String value = String.valueOf(decisions.count() + 1);
      decisions.add(
          new Decision(
              new ItemId("deich"), "KEYPHRASE", value, Answer.ACCEPTED, "kim", NOW, "hash"));
    }
  }

  private List<String> after(long before, long until) {
    return decisions.after(before, until).stream().map(Decision::value).toList();
  }

  @Test
  void tellsEachDecisionInOneAnswer() {
    add(5);
    assertEquals(List.of("1", "2", "3"), after(0, 3));
    assertEquals(List.of("4", "5"), after(3, 5));
    assertEquals(List.of(), after(5, 5));
    assertEquals(List.of(), after(4, 3));
  }

  @Test
  void keepsTheLastThousand() {
    add(1_002);
    assertFalse(decisions.reachesBackTo(1));
    assertTrue(decisions.reachesBackTo(2));
    assertEquals(List.of("3"), after(2, 3));
    assertEquals(1_000, decisions.after(0, 1_002).size());
  }
}
