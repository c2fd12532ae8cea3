package org.colophon.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.junit.jupiter.api.Test;

/// What every log of decisions does.
public interface DecisionLogContract {
  /// An empty log, the same one throughout a test.
  DecisionLog decisions();

  private static Decision decision(String item, String kind, String value, Answer answer) {
    Instant at = Instant.parse("2026-03-01T08:00:00.123456Z");
    return new Decision(new ItemId(item), kind, value, answer, "kim", at, "hash");
  }

  @Test
  default void keepsWhatWasAnsweredOn() {
    Decision edited =
        new Decision(
            new ItemId("a"),
            "KEYPHRASE",
            "nordsee",
            Answer.ACCEPTED,
            "kim",
            Instant.parse("2026-03-01T08:00:00.123456Z"),
            "hash",
            new DecisionLog.Basis(
                DecisionLog.Origin.MACHINE_EDITED,
                "Nordsee",
                "m 1 digest",
                "see",
                "0a".repeat(256)));
    decisions().append(edited);
    assertEquals(List.of(edited), decisions().of(new ItemId("a")));
  }

  @Test
  default void theLatestAnswerPerKindAndValueCounts() {
    decisions().append(decision("a", "SEGMENT", "sea", Answer.ACCEPTED));
    decisions().append(decision("a", "KEYPHRASE", "sea", Answer.REJECTED));
    decisions().append(decision("b", "SEGMENT", "sea", Answer.REJECTED));
    decisions().append(decision("a", "SEGMENT", "sea", Answer.REVOKED));
    assertEquals(
        List.of(
            decision("a", "KEYPHRASE", "sea", Answer.REJECTED),
            decision("a", "SEGMENT", "sea", Answer.REVOKED)),
        decisions().of(new ItemId("a")));
    assertEquals(List.of(), decisions().of(new ItemId("c")));
  }

  @Test
  default void whatDiffersOnlyByCaseOrBlanksIsOneValue() {
    decisions().append(decision("d", "KEYPHRASE", "nord see", Answer.ACCEPTED));
    decisions().append(decision("d", "KEYPHRASE", "Nord  See", Answer.REJECTED));
    assertEquals(
        List.of(decision("d", "KEYPHRASE", "Nord  See", Answer.REJECTED)),
        decisions().of(new ItemId("d")));
  }

  @Test
  default void namesTheItemsWithADecisionOfAKind() {
    decisions().append(decision("a", "SEGMENT", "sea", Answer.ACCEPTED));
    decisions().append(decision("a", "SEGMENT", "sky", Answer.REVOKED));
    decisions().append(decision("b", "KEYPHRASE", "sea", Answer.ACCEPTED));
    assertEquals(Set.of(new ItemId("a")), decisions().decided("SEGMENT"));
    assertEquals(Set.of(), decisions().decided("LINK"));
  }
}
