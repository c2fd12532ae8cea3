package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.MatchComparison.Figures;
import org.colophon.matching.MatchTrainer.Forecast;
import org.colophon.matching.MatchTrainer.Result.Trained;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class MatchComparisonTest {
  private static final SegmentId SEGMENT = new SegmentId("s");

  @Test
  void aModelThatIsBetterOnHeldOutDecisionsPassesAndIsBetterOnUnseenOnes() {
    Trained trained = trained(examples(600, 1));

    MatchComparison compared =
        MatchComparison.of(MatchModel.SHIPPED, trained.model(), trained.heldOut());

    assertEquals(Optional.empty(), compared.refusal());
    MatchComparison.Slice all = compared.slices().getFirst();
    assertEquals(MatchComparison.ALL, all.name());
    assertEquals(600, all.decisions());
    int better = 0;
    for (MatchExample unseen : examples(2_000, 2)) {
      better += isRight(trained.model(), unseen) ? 1 : 0;
      better -= isRight(MatchModel.SHIPPED, unseen) ? 1 : 0;
    }
    assertTrue(better > 200, "better by " + better);
  }

  @Test
  void theSameModelAgainDoesNotPass() {
    Trained trained = trained(examples(600, 1));

    MatchComparison compared =
        MatchComparison.of(trained.model(), trained.model(), trained.heldOut());

    String refusal = compared.refusal().orElseThrow();
    assertTrue(refusal.startsWith("it is not better than the model in use: "), refusal);
  }

  @Test
  void aModelThatIsWorseForOneLanguageDoesNotPass() {
    List<MatchExample> english = new ArrayList<>();
    List<Forecast> heldOut = new ArrayList<>(trained(examples(600, 1)).heldOut());
    MatchModel candidate = trained(examples(600, 1)).model();
    for (int i = 0; i < 40; i++) {
      double[] vectors = MatchModel.inputs(new MatchFeatures(1, 0, 0, 0));
      english.add(
          new MatchExample(new ItemId("e" + i), SEGMENT, true, vectors, List.of("language=en")));
    }
    english.forEach(example -> heldOut.add(new Forecast(example, 0.01)));

    MatchComparison compared = MatchComparison.of(MatchModel.SHIPPED, candidate, heldOut);

    assertEquals(
        Optional.of("it is worse for language=en: 0 answers gained, 40 lost"), compared.refusal());
  }

  @Test
  void fewDecisionsAreNoSlice() {
    List<MatchExample> few = examples(MatchComparison.FEWEST_OF_A_SLICE - 1, 3);
    List<Forecast> heldOut = few.stream().map(example -> new Forecast(example, 0.9)).toList();

    MatchComparison compared =
        MatchComparison.of(MatchModel.SHIPPED, trained(examples(600, 1)).model(), heldOut);

    assertEquals(1, compared.slices().size());
  }

  @Test
  void sharesAreOfWhatWasSuggestedAndOfWhatFits() {
    Figures figures = new Figures(10, 8, 2);

    assertEquals(0.8, figures.precision());
    assertEquals(0.8, figures.coverage());
    assertEquals(0, new Figures(0, 0, 0).precision());
    assertEquals(0, new Figures(0, 0, 0).coverage());
  }

  @Test
  void aHigherThresholdSuggestsLess() {
    List<ThresholdFigures> figures = ThresholdFigures.of(trained(examples(600, 1)).heldOut());

    assertEquals(19, figures.size());
    for (int i = 1; i < figures.size(); i++) {
      assertTrue(figures.get(i).threshold() > figures.get(i - 1).threshold());
      assertTrue(figures.get(i).figures().suggested() <= figures.get(i - 1).figures().suggested());
      assertTrue(figures.get(i).figures().coverage() <= figures.get(i - 1).figures().coverage());
    }
  }

  private static boolean isRight(MatchModel model, MatchExample example) {
    boolean suggested = model.score(example.features(), SEGMENT) >= model.threshold();
    return suggested == example.fits();
  }

  private static Trained trained(List<MatchExample> examples) {
    return assertInstanceOf(
        Trained.class,
        new MatchTrainer().train("m", "test", examples, new HashingEmbedder().model()));
  }

  /// What fits shares words, fewer than the shipped weights ask for.
  private static List<MatchExample> examples(int many, long seed) {
    Random random = new Random(seed);
    List<MatchExample> examples = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      double words = random.nextDouble() * 0.3;
      double logit = 40 * (words - 0.15);
      boolean fits = random.nextDouble() < 1 / (1 + Math.exp(-logit));
      double[] features = MatchModel.inputs(new MatchFeatures(0, words, 0, 0));
      examples.add(
          new MatchExample(new ItemId("i" + i), SEGMENT, fits, features, List.of("language=de")));
    }
    return examples;
  }
}
