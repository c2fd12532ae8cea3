package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.SuggestionScore.Case;
import org.junit.jupiter.api.Test;

class SuggestionScoreTest {
  @Test
  void countsWhatIsRightWrongMissedAndSilent() {
    SuggestionScore score =
        SuggestionScore.of(
            List.of(
                one(Set.of("sea", "crime"), List.of("sea", "tax")),
                one(Set.of(), List.of()),
                one(Set.of(), List.of("garden")),
                one(Set.of("tax"), List.of())));
    assertEquals(4, score.items());
    assertEquals(1, score.right());
    assertEquals(2, score.wrong());
    assertEquals(2, score.missed());
    assertEquals(1, score.rightlySilent());
    assertEquals(1, score.wronglySpoken());
    assertEquals(1, score.wronglySilent());
    assertEquals(1 / 3.0, value(score, "precision_at_3"));
    assertEquals(1 / 3.0, value(score, "recall_at_3"));
    assertEquals(0.5, value(score, "abstention"));
  }

  @Test
  void onlyTheFirstThreeCount() {
    SuggestionScore score =
        SuggestionScore.of(List.of(one(Set.of("sea"), List.of("a", "b", "c", "sea"))));
    assertEquals(0, score.right());
    assertEquals(3, score.wrong());
    assertEquals(1, score.missed());
  }

  @Test
  void anExampleSaysNothingAboutWhatItTeaches() {
    Case taught = new Case(new ItemId("a"), Set.of("sea"), List.of("sea"), Set.of("sea"));
    Case partly =
        new Case(
            new ItemId("b"), Set.of("sea", "crime"), List.of("sea", "crime"), Set.of("sea", "tax"));
    Case against = new Case(new ItemId("c"), Set.of(), List.of("tax"), Set.of("tax"));
    SuggestionScore score = SuggestionScore.of(List.of(taught, partly, against));
    assertEquals(2, score.items());
    assertEquals(1, score.right());
    assertEquals(0, score.wrong());
    assertEquals(0, score.missed());
    assertEquals(1, score.rightlySilent());
  }

  @Test
  void nothingSuggestedHasNoPrecision() {
    SuggestionScore score = SuggestionScore.of(List.of(one(Set.of(), List.of())));
    assertFalse(score.figures().containsKey("precision_at_3"));
    assertFalse(score.figures().containsKey("recall_at_3"));
    assertEquals(1.0, value(score, "abstention"));
  }

  private static Case one(Set<String> gold, List<String> suggested) {
    return new Case(new ItemId("x"), gold, suggested, Set.of());
  }

  private static double value(SuggestionScore score, String figure) {
    return Objects.requireNonNull(score.figures().get(figure)).value();
  }
}
