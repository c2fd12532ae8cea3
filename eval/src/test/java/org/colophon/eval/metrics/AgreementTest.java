package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.colophon.eval.metrics.Agreement.Two;
import org.junit.jupiter.api.Test;

/// Agreement on worked examples of others.
class AgreementTest {
  private static final double EXACT = 1e-12;

  private static List<Two<String>> grants(int both, int first, int second, int neither) {
    List<Two<String>> items = new ArrayList<>();
    items.addAll(Collections.nCopies(both, new Two<>("yes", "yes")));
    items.addAll(Collections.nCopies(first, new Two<>("yes", "no")));
    items.addAll(Collections.nCopies(second, new Two<>("no", "yes")));
    items.addAll(Collections.nCopies(neither, new Two<>("no", "no")));
    return items;
  }

  @Test
  void kappaOfTwoReadersOfGrantProposals() {
    List<Two<String>> items = grants(20, 5, 10, 15);
    assertEquals(0.7, Agreement.share(items), EXACT);
    assertEquals(0.4, Agreement.kappa(items).orElseThrow(), EXACT);
  }

  @Test
  void kappaTellsEqualSharesApartByWhatChanceWouldGive() {
    assertEquals(0.130434782608, Agreement.kappa(grants(45, 15, 25, 15)).orElseThrow(), 1e-9);
    assertEquals(0.259259259259, Agreement.kappa(grants(25, 35, 5, 35)).orElseThrow(), 1e-9);
  }

  @Test
  void kappaIsOneForEqualAnswersAndMinusOneForOpposedOnes() {
    assertEquals(1, Agreement.kappa(grants(3, 0, 0, 4)).orElseThrow(), EXACT);
    assertEquals(-1, Agreement.kappa(grants(0, 4, 4, 0)).orElseThrow(), EXACT);
  }

  @Test
  void whereEverybodyGivesOneAnswerThereIsNothingToCorrectForChance() {
    assertEquals(OptionalDouble.empty(), Agreement.kappa(grants(7, 0, 0, 0)));
    assertEquals(OptionalDouble.empty(), Agreement.kappa(List.of()));
    assertEquals(
        OptionalDouble.empty(),
        Agreement.alpha(List.of(List.of("a", "a"), List.of("a", "a")), Agreement::nominal));
    assertEquals(OptionalDouble.empty(), Agreement.alpha(List.of(), Agreement::nominal));
    assertEquals(0, Agreement.share(List.of()), EXACT);
  }

  /// K. Krippendorff 2011, example A: two observers, ten units, no missing data.
  @Test
  void alphaOfTwoObservers() {
    String first = "0100000010";
    String second = "1110010000";
    assertEquals(
        0.095, Agreement.alpha(units(first, second), Agreement::nominal).orElseThrow(), 5e-4);
  }

  /// K. Krippendorff 2011, example C: four observers, twelve units, missing data.
  @Test
  void alphaOfFourObserversWhoMissedSome() {
    List<List<Character>> units =
        units(
            "123321412...",
            "1233224125.3",
            ".33323422 51.".replace(" ", ""),
            "1233244125 1.".replace(" ", ""));
    assertEquals(0.743, Agreement.alpha(units, Agreement::nominal).orElseThrow(), 5e-4);
  }

  private static List<List<Character>> units(String... observers) {
    List<List<Character>> units = new ArrayList<>();
    for (int unit = 0; unit < observers[0].length(); unit++) {
      List<Character> values = new ArrayList<>();
      for (String observer : observers) {
        if (observer.charAt(unit) != '.') {
          values.add(observer.charAt(unit));
        }
      }
      units.add(values);
    }
    return units;
  }

  @Test
  void setsAreApartByWhatTheyShare() {
    assertEquals(0, Agreement.masi(Set.of(), Set.of()), EXACT);
    assertEquals(0, Agreement.masi(Set.of("a", "b"), Set.of("b", "a")), EXACT);
    assertEquals(1, Agreement.masi(Set.of("a"), Set.of()), EXACT);
    assertEquals(1, Agreement.masi(Set.of("a"), Set.of("b")), EXACT);
    assertEquals(1 - 1.0 / 2 * 2 / 3, Agreement.masi(Set.of("a"), Set.of("a", "b")), EXACT);
    assertEquals(1 - 1.0 / 3 / 3, Agreement.masi(Set.of("a", "b"), Set.of("b", "c")), EXACT);
  }

  @Test
  void alphaOverSetsGivesCreditForOverlap() {
    List<List<Set<String>>> overlapping =
        List.of(
            List.of(Set.of("a", "b"), Set.of("a")),
            List.of(Set.of("c"), Set.of("c")),
            List.of(Set.of(), Set.of()));
    double sets = Agreement.alpha(overlapping, Agreement::masi).orElseThrow();
    double same = Agreement.alpha(overlapping, Agreement::nominal).orElseThrow();
    assertTrue(sets > same && sets < 1, sets + " and " + same);
  }
}
