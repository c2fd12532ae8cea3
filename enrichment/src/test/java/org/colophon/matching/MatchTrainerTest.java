package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.matching.MatchTrainer.Result;
import org.colophon.models.ModelFileException;
import org.colophon.models.ModelId;
import org.colophon.models.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;

class MatchTrainerTest {
  private static final ModelId EMBEDDER = new HashingEmbedder().model();
  private static final SegmentId PICKY = new SegmentId("picky");
  private static final SegmentId EASY = new SegmentId("easy");

  @Test
  void tooLittleIsRefusedWithTheNumbers() {
    List<MatchExample> examples = examples(40, 1);

    Result result = new MatchTrainer().train("m", "test", examples, EMBEDDER);

    long positives = examples.stream().filter(MatchExample::fits).count();
    assertEquals(
        new Result.Refused(
            positives
                + " decisions that fit and "
                + (examples.size() - positives)
                + " that do not; at least 60 in all and 15 of either are needed"),
        result);
  }

  @Test
  void decisionsOfOneKindAloneAreTooLittle() {
    List<MatchExample> examples = examples(400, 2).stream().filter(MatchExample::fits).toList();

    Result result = new MatchTrainer().train("m", "test", examples, EMBEDDER);

    assertInstanceOf(Result.Refused.class, result);
  }

  /// Lessons come true as often as the odds of their signs say, and oftener for one segment: the
  /// probabilities that are learned have to come near these.
  @Test
  void whatIsLearnedIsAProbability() {
    MatchModel model = learned(4_000, 3);

    for (double words : new double[] {0.1, 0.3, 0.5, 0.7}) {
      assertEquals(truth(words, EASY), score(model, words, EASY), 0.08, "words " + words);
      assertEquals(truth(words, PICKY), score(model, words, PICKY), 0.08, "words " + words);
    }
    assertTrue(model.isCalibrated());
    assertTrue(model.fits(EMBEDDER));
    assertTrue(!model.fits(new HashingEmbedder("2").model()));
  }

  @Test
  void fromTheThresholdOnThePromiseIsKept() {
    MatchModel model = learned(2_000, 4);
    double threshold = model.threshold();
    int shown = 0;
    int right = 0;
    for (MatchExample example : examples(4_000, 5)) {
      double score = score(model, example.features()[1], example.segment());
      shown += score >= threshold ? 1 : 0;
      right += score >= threshold && example.fits() ? 1 : 0;
    }

    assertTrue(shown > 200, "shown " + shown);
    double precision = (double) right / shown;
    assertTrue(precision >= MatchTrainer.PROMISE - 0.04, "precision " + precision);
    assertTrue(threshold <= MatchTrainer.PROMISE, "threshold " + threshold);
  }

  @Test
  void theSameLessonsGiveTheSameModelAndItsFileHoldsIt() throws IOException {
    MatchModel model = learned(300, 6);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MatchModelFile.write(model, bytes);

    assertEquals(model, learned(300, 6));
    assertEquals(model, MatchModelFile.read(new ByteArrayInputStream(bytes.toByteArray()), "file"));
    byte[] damaged = bytes.toByteArray();
    damaged[damaged.length / 2] ^= 4;
    assertThrows(
        ModelFileException.class,
        () -> MatchModelFile.read(new ByteArrayInputStream(damaged), "file"));
  }

  @Test
  void theShippedModelIsNotCalibratedAndIsNotKept() {
    assertEquals(Optional.empty(), MatchModel.SHIPPED.calibration());
    assertTrue(MatchModel.SHIPPED.fits(EMBEDDER));
    assertThrows(
        IllegalArgumentException.class,
        () -> MatchModelFile.write(MatchModel.SHIPPED, new ByteArrayOutputStream()));
  }

  private static MatchModel learned(int many, long seed) {
    Result result = new MatchTrainer().train("m", "test", examples(many, seed), EMBEDDER);
    return assertInstanceOf(Result.Trained.class, result).model();
  }

  private static double score(MatchModel model, double words, SegmentId segment) {
    return model.score(new MatchFeatures(0, words, 0, 0), segment);
  }

  private static double truth(double words, SegmentId segment) {
    double logit = -3 + 8 * words + (segment.equals(EASY) ? 0.5 : -0.5);
    return 1 / (1 + Math.exp(-logit));
  }

  private static List<MatchExample> examples(int many, long seed) {
    Random random = new Random(seed);
    List<MatchExample> examples = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      SegmentId segment = i % 2 == 0 ? EASY : PICKY;
      double words = random.nextDouble();
      boolean fits = random.nextDouble() < truth(words, segment);
      double[] features = MatchModel.inputs(new MatchFeatures(0, words, 0, 0));
      examples.add(new MatchExample(new ItemId("i" + i / 2), segment, fits, features, List.of()));
    }
    return examples;
  }
}
