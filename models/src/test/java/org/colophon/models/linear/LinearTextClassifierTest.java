package org.colophon.models.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.colophon.models.ModelFileException;
import org.colophon.models.linear.LinearSettings.Task;
import org.junit.jupiter.api.Test;

class LinearTextClassifierTest {
  private static final long SEED = 7;
  private static final List<String> SEA = List.of("whale", "harbour", "sailor", "storm", "ship");
  private static final List<String> MONEY = List.of("bank", "interest", "market", "tax", "loan");
  private static final List<String> FILL = List.of("the", "of", "a", "and", "old", "book", "tells");
  private static final LinearSettings MULTI = LinearSettings.of(Task.MULTI_LABEL);
  private static final LinearSettings SINGLE = LinearSettings.of(Task.SINGLE_LABEL);

  private final LinearTrainer trainer = new LinearTrainer("topics", "1", SEED);

  @Test
  void learnsTopicsAndSaysNeitherWhereThereIsNone() {
    LinearTextClassifier topics = trainer.train(examples(200), MULTI);

    assertEquals(List.of("money", "sea"), topics.labels());
    assertFalse(topics.calibrated());
    Map<String, Double> sea = topics.score("a storm and a whale");
    assertTrue(
        sea.getOrDefault("sea", Double.NaN) > 0 && sea.getOrDefault("money", Double.NaN) < 0,
        sea::toString);
    Map<String, Double> both = topics.score("the sailor and his loan from the bank at the harbour");
    assertTrue(
        both.getOrDefault("sea", Double.NaN) > 0 && both.getOrDefault("money", Double.NaN) > 0,
        both::toString);
    Map<String, Double> none = topics.score("the old book tells of a book");
    assertTrue(
        none.getOrDefault("sea", Double.NaN) < 0 && none.getOrDefault("money", Double.NaN) < 0,
        none::toString);
  }

  @Test
  void readsPartsOfWordsItHasNotSeenWhole() {
    Map<String, Double> scores =
        trainer.train(examples(200), MULTI).score("Harbours, sailors and ships");

    assertTrue(
        scores.getOrDefault("sea", Double.NaN) > scores.getOrDefault("money", Double.NaN) + 0.5,
        scores::toString);
  }

  @Test
  void readsOverSoftHyphensAndCase() {
    LinearTextClassifier topics = trainer.train(examples(100), MULTI);

    assertEquals(topics.score("the harbour storm"), topics.score("The har\u00ADbour STORM"));
  }

  @Test
  void scoresATextThatItKnowsNothingOf() {
    LinearTextClassifier topics = trainer.train(examples(100), MULTI);

    assertEquals(topics.score(""), topics.score("中文"));
  }

  @Test
  void usesWhatTheCallerKnowsBesidesTheText() {
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean melville = i % 2 == 0;
      examples.add(
          new LabelledText(
              "the old book",
              melville ? Set.of("sea") : Set.of("money"),
              Set.of(melville ? "author:Melville" : "author:Smith")));
    }
    LinearTextClassifier topics = trainer.train(examples, MULTI);

    assertTrue(
        topics.score("the old book", Set.of("author:Melville")).getOrDefault("sea", Double.NaN)
            > 0.5);
    assertTrue(
        topics.score("the old book", Set.of("author:Smith")).getOrDefault("sea", Double.NaN)
            < -0.5);
    assertEquals(
        topics.score("the old book"), topics.score("the old book", Set.of("author:unknown")));
  }

  @Test
  void givesTheSameDigestOnAnyNumberOfThreadsAndAnotherForOtherTexts() {
    LinearTextClassifier one = trainer.train(examples(100), MULTI.withThreads(1));
    LinearTextClassifier three = trainer.train(examples(100), MULTI.withThreads(3));
    LinearTextClassifier other = trainer.train(examples(101), MULTI);

    assertEquals(one.model(), three.model());
    assertEquals("topics", one.model().name());
    assertNotEquals(one.model().digest(), other.model().digest());
  }

  @Test
  void calibratedScoresAreProbabilitiesThatHoldOnUnseenTexts() {
    // one label in four is drawn at random instead of by the text
    List<LabelledText> noisy = noisy(examples(1_600), 0.25);
    LinearTextClassifier topics =
        trainer.train(noisy.subList(0, 800), MULTI.withCalibrationFolds(4));
    assertTrue(topics.calibrated());

    double predicted = 0;
    double share = 0;
    double brier = 0;
    for (LabelledText text : noisy.subList(800, 1_600)) {
      double probability = topics.score(text.text()).getOrDefault("sea", Double.NaN);
      double truth = text.labels().contains("sea") ? 1 : 0;
      assertTrue(probability > 0 && probability < 1);
      predicted += probability / 800;
      share += truth / 800;
      brier += (probability - truth) * (probability - truth) / 800;
    }
    assertEquals(share, predicted, 0.04, "mean probability and share, seed " + SEED);
    assertTrue(brier < 0.15, "Brier score " + brier + ", seed " + SEED);
  }

  @Test
  void rareLabelsAreCalibratedToo() {
    List<LabelledText> examples = new ArrayList<>(examples(100));
    examples.add(new LabelledText("a book of clouds and rain", Set.of("weather")));
    LinearTextClassifier topics =
        trainer.train(
            examples,
            MULTI
                .withCalibrationFolds(3)
                .withFeatures(FeatureSettings.STANDARD.withMinDocuments(1)));

    double weather = topics.score("clouds and rain").getOrDefault("weather", Double.NaN);
    assertTrue(weather > topics.score("a bank and a loan").getOrDefault("weather", Double.NaN));
    assertTrue(weather < 1);
  }

  @Test
  void probabilitiesOfASingleLabelSumToOne() {
    List<LabelledText> examples =
        examples(200).stream().filter(text -> text.labels().size() == 1).toList();
    LinearTextClassifier topics = trainer.train(examples, SINGLE.withCalibrationFolds(2));
    Map<String, Double> scores = topics.score("a whale and a sailor");

    assertEquals(1, scores.values().stream().mapToDouble(score -> score).sum(), 1e-9);
    assertTrue(scores.getOrDefault("sea", Double.NaN) > 0.8, scores::toString);
  }

  @Test
  void survivesItsFile() throws IOException {
    for (int folds : List.of(0, 2)) {
      LinearTextClassifier written =
          trainer.train(examples(150), MULTI.withCalibrationFolds(folds));
      byte[] bytes = bytes(written);
      LinearTextClassifier read =
          LinearTextClassifier.read(new ByteArrayInputStream(bytes), "topics.bin");

      assertEquals(written.model(), read.model());
      for (LabelledText text : examples(20)) {
        assertEquals(written.score(text.text()), read.score(text.text()));
      }
      assertArrayEquals(bytes, bytes(read));
    }
  }

  @Test
  void refusesFilesThatAreDamagedOrSomethingElse() throws IOException {
    byte[] bytes = bytes(trainer.train(examples(50), MULTI));
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    byte[] other = zipped(new byte[100]);

    assertRefused(cut, "cut short");
    assertRefused(new byte[] {1, 2, 3}, "is not a classifier");
    assertRefused(other, "is not a classifier of this format");
    byte[] inside =
        new java.util.zip.GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    inside[inside.length - 3] ^= 1;
    assertRefused(zipped(inside), "is damaged");
  }

  @Test
  void refusesWhatItCannotTrainOn() {
    List<LabelledText> unlabelled =
        List.of(new LabelledText("a", Set.of()), new LabelledText("b", Set.of()));

    assertThrows(IllegalArgumentException.class, () -> trainer.train(List.of(), MULTI));
    assertThrows(IllegalArgumentException.class, () -> trainer.train(unlabelled, MULTI));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            trainer.train(
                List.of(
                    new LabelledText("a", Set.of("x", "y")), new LabelledText("b", Set.of("x"))),
                SINGLE));
    assertThrows(IllegalArgumentException.class, () -> MULTI.withCost(0));
    assertThrows(IllegalArgumentException.class, () -> MULTI.withCalibrationFolds(1));
    assertThrows(IllegalArgumentException.class, () -> MULTI.withThreads(0));
    assertThrows(IllegalArgumentException.class, () -> new FeatureSettings(3, 1, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new FeatureSettings(1, 4, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new FeatureSettings(1, 3, 4, 0));
  }

  private static void assertRefused(byte[] bytes, String message) {
    String actual =
        assertThrows(
                ModelFileException.class,
                () -> LinearTextClassifier.read(new ByteArrayInputStream(bytes), "topics.bin"))
            .toString();
    assertTrue(actual.contains("topics.bin") && actual.contains(message), actual);
  }

  private static byte[] bytes(LinearTextClassifier classifier) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    classifier.write(out);
    return out.toByteArray();
  }

  private static byte[] zipped(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  /// Texts about the sea, about money, about both and about neither.
  private static List<LabelledText> examples(int count) {
    Random random = new Random(SEED);
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean sea = i % 4 == 0 || i % 4 == 1;
      boolean money = i % 4 == 0 || i % 4 == 2;
      List<String> words = new ArrayList<>();
      for (int w = 0; w < 6; w++) {
        words.add(FILL.get(random.nextInt(FILL.size())));
      }
      for (int w = 0; w < 2; w++) {
        if (sea) {
          words.add(SEA.get(random.nextInt(SEA.size())));
        }
        if (money) {
          words.add(MONEY.get(random.nextInt(MONEY.size())));
        }
      }
      Collections.shuffle(words, random);
      List<String> labels = new ArrayList<>();
      if (sea) {
        labels.add("sea");
      }
      if (money) {
        labels.add("money");
      }
      examples.add(new LabelledText(String.join(" ", words), Set.copyOf(labels)));
    }
    return examples;
  }

  private static List<LabelledText> noisy(List<LabelledText> examples, double share) {
    Random random = new Random(SEED + 1);
    return examples.stream()
        .map(text ->
            random.nextDouble() < share
                ? new LabelledText(
                    text.text(), random.nextBoolean() ? Set.of("sea") : Set.of("money"))
                : text)
        .toList();
  }
}
