package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.MatchTrainer.Forecast;
import org.junit.jupiter.api.Test;

class ReliabilityBinTest {
  private static Forecast forecast(double probability, boolean fits) {
    double[] features = MatchModel.inputs(new MatchFeatures(1, 0, 0, 0));
    return new Forecast(
        new MatchExample(new ItemId("i"), new SegmentId("s"), fits, features, List.of()),
        probability);
  }

  @Test
  void probabilitiesAreGroupedAndEmptyGroupsLeftOut() {
    List<ReliabilityBin> bins =
        ReliabilityBin.of(List.of(forecast(0.12, true), forecast(0.18, false), forecast(1, true)));
    assertEquals(
        List.of(new ReliabilityBin(0.1, 0.2, 2, 0.15, 0.5), new ReliabilityBin(0.9, 1, 1, 1, 1)),
        bins);
  }

  @Test
  void withoutForecastsThereIsNoGroup() {
    assertEquals(List.of(), ReliabilityBin.of(List.of()));
  }
}
