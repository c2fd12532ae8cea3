package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompetitionTest {
  private static final double EXACT = 1e-12;

  @Test
  void theThreeStrongestOthersCompete() {
    Competition competition = new Competition(new double[] {1, 8, 2, 4, 0.5});

    assertEquals(Math.log1p(4 + 2 + 1), competition.against(8), EXACT);
    assertEquals(Math.log1p(8 + 4 + 2), competition.against(1), EXACT);
    assertEquals(Math.log1p(8 + 4 + 2), competition.against(0.5), EXACT);
  }

  @Test
  void oneAloneHasNoCompetition() {
    assertEquals(0, new Competition(new double[] {3}).against(3));
    assertEquals(Math.log1p(2), new Competition(new double[] {3, 2}).against(3), EXACT);
  }
}
