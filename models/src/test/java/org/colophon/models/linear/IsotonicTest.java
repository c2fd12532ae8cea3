package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.models.linear.Isotonic.Point;
import org.junit.jupiter.api.Test;

class IsotonicTest {
  @Test
  void countsGroupsAndPoolsThoseTheWrongWayRound() {
    List<Point> points =
        List.of(
            new Point(1, false), new Point(2, false), // nothing right
            new Point(3, true), new Point(4, true), // all right, though those above are not
            new Point(5, false), new Point(6, true),
            new Point(7, true), new Point(8, true));

    Isotonic curve = Isotonic.fit(points, 2);

    assertEquals(List.of(1.5, 4.5, 7.5), curve.scores());
    assertEquals(List.of(0.0, 0.75, 1.0), curve.shares());
    assertEquals(0.75, curve.probability(4.5), 1e-5);
    assertEquals(0.375, curve.probability(3), 1e-5);
    assertEquals(0, curve.probability(-10), 1e-5);
  }

  @Test
  void aHigherScoreKeepsItsLeadAlsoBeyondTheEnds() {
    Isotonic curve = Isotonic.fit(List.of(new Point(1, true), new Point(0, false)), 2);

    assertEquals(0.5, curve.probability(0.3), 1e-5);
    assertTrue(curve.probability(4) > curve.probability(3));
    assertTrue(curve.probability(-4) < curve.probability(-3));
  }

  @Test
  void refusesToFitOnNothing() {
    assertThrows(IllegalArgumentException.class, () -> Isotonic.fit(List.of(), 2));
    assertThrows(
        IllegalArgumentException.class, () -> Isotonic.fit(List.of(new Point(0, true)), 0));
  }
}
