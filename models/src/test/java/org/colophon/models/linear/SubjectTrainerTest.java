package org.colophon.models.linear;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.colophon.models.Embedding;
import org.colophon.models.ModelFileException;
import org.junit.jupiter.api.Test;

class SubjectTrainerTest {
  private static final long SEED = 5;
  private static final LabelHierarchy TREE =
      new LabelHierarchy(Map.of("whaling", Set.of("sea"), "tax", Set.of("money")));
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "sea", List.of("harbour", "sailor", "storm", "ship", "wave"),
          "whaling", List.of("whale", "harpoon", "blubber"),
          "money", List.of("bank", "market", "loan", "interest", "profit"),
          "tax", List.of("taxman", "levy", "duty"));

  private final SubjectTrainer trainer = new SubjectTrainer("topics", "1");

  @Test
  void choosesChildrenWithTheirParentsAndOtherwiseParentsAlone() {
    SubjectClassifier topics = trainer.train(examples(80), TREE);

    assertEquals(List.of("money", "sea", "tax", "whaling"), topics.labels());
    assertEquals(
        List.of("sea", "whaling"),
        topics.choose(topics.score("a storm, a ship, a harpoon and a whale")));
    assertEquals(List.of("money"), topics.choose(topics.score("profit from the loan of a bank")));
    assertTrue(topics.heldOutF1() > 0.9, "held out: " + topics.heldOutF1() + ", seed " + SEED);
  }

  @Test
  void choosesAtLeastOneLabelOfTheTopAndNeverAChildWithoutItsParent() {
    SubjectClassifier topics = trainer.train(examples(80), TREE);

    assertEquals(
        List.of("money"),
        topics.choose(Map.of("sea", 0.001, "money", 0.002, "whaling", 0.9, "tax", 0.001)));
    assertEquals(
        List.of("sea"),
        topics.choose(Map.of("sea", 0.9, "money", 0.001, "whaling", 0.001, "tax", 0.99)));
  }

  @Test
  void readsWhatIsKnownBesidesTheText() {
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String label = i % 2 == 0 ? "sea" : "money";
      examples.add(
          new LabelledText(
              "the same words", Set.of(label), Set.of("author:" + label, "isbn:97" + i % 4)));
    }
    SubjectClassifier topics = trainer.train(examples, LabelHierarchy.FLAT);

    Map<String, Double> sea =
        topics.score(new LabelledText("the same words", Set.of(), Set.of("author:sea")));
    assertTrue(sea.getOrDefault("sea", 0.0) > 0.8, sea::toString);
    assertTrue(sea.getOrDefault("money", 1.0) < 0.2, sea::toString);
  }

  @Test
  void readsVectorsWhereAllTextsHaveOne() {
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      float[] vector = i % 2 == 0 ? new float[] {1, i / 100f} : new float[] {i / 100f, 1};
      examples.add(
          new LabelledText("the same words", Set.of(i % 2 == 0 ? "sea" : "money"))
              .withVector(Embedding.normalized(vector)));
    }
    SubjectClassifier topics = trainer.train(examples, LabelHierarchy.FLAT);

    LabelledText atSea =
        new LabelledText("the same words", Set.of())
            .withVector(Embedding.normalized(new float[] {1, 0}));
    assertTrue(topics.readsVectors());
    assertEquals(List.of("sea"), topics.choose(topics.score(atSea)));
    assertThrows(IllegalArgumentException.class, () -> topics.score("the same words"));
    examples.set(0, examples.getFirst().withVector(null));
    assertThrows(
        IllegalArgumentException.class, () -> trainer.train(examples, LabelHierarchy.FLAT));
  }

  @Test
  void readsBackWhatItWroteAndNoticesDamage() throws IOException {
    SubjectClassifier topics = trainer.train(examples(40), TREE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    topics.write(out);
    byte[] bytes = out.toByteArray();

    SubjectClassifier read = SubjectClassifier.read(new ByteArrayInputStream(bytes), "file");

    assertEquals(topics.model(), read.model());
    assertEquals(topics.heldOutF1(), read.heldOutF1());
    assertEquals(topics.score("a whale in a storm"), read.score("a whale in a storm"));
    assertEquals(
        topics.choose(topics.score("levy and duty")), read.choose(read.score("levy and duty")));
    byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
    assertThrows(
        ModelFileException.class,
        () -> SubjectClassifier.read(new ByteArrayInputStream(cut), "file"));
  }

  @Test
  void saysThatANameFinderIsNoSubjectClassifier() throws IOException {
    try (InputStream names = ModelFileException.class.getResourceAsStream("names/names-de.bin")) {
      ModelFileException refusal =
          assertThrows(
              ModelFileException.class,
              () -> SubjectClassifier.read(requireNonNull(names), "names-de.bin"));
      assertEquals("names-de.bin is not a subject classifier of this format", refusal.getMessage());
    }
  }

  @Test
  void theSameTextsGiveTheSameClassifier() {
    assertEquals(
        trainer.train(examples(30), TREE).model(), trainer.train(examples(30), TREE).model());
    assertFalse(
        trainer
            .train(examples(30), TREE)
            .model()
            .equals(trainer.train(examples(31), TREE).model()));
  }

  @Test
  void refusesTooFewTextsAndNoLabels() {
    assertThrows(
        IllegalArgumentException.class, () -> trainer.train(examples(1), LabelHierarchy.FLAT));
    List<LabelledText> bare =
        List.of(new LabelledText("a", Set.of()), new LabelledText("b", Set.of()));
    assertThrows(IllegalArgumentException.class, () -> trainer.train(bare, LabelHierarchy.FLAT));
  }

  @Test
  void aTreeKnowsLevelsAlsoWithSeveralParentsAndCycles() {
    LabelHierarchy tree =
        new LabelHierarchy(
            Map.of("c", Set.of("a", "b"), "b", Set.of("a"), "x", Set.of("y"), "y", Set.of("x")));

    assertEquals(0, tree.level("a"));
    assertEquals(1, tree.level("b"));
    assertEquals(1, tree.level("c"));
    assertEquals(2, tree.level("x"));
    assertEquals(Set.of("b"), tree.among(Set.of("b", "c")).parentsOf("c"));
  }

  @Test
  void groupsOfTextsAreComparedByRareWords() {
    LexicalCentroids groups =
        LexicalCentroids.of(
            List.of("whale ship the", "bank loan the", "whale harpoon the", "loan the"),
            List.of(List.of("whale ship the"), List.of("bank loan the"), List.of()));

    List<Double> near = groups.similarities("the whale");
    assertTrue(near.get(0) > near.get(1), near::toString);
    assertEquals(0, near.get(2));
    assertEquals(1, groups.similarities("whale ship the").getFirst(), 1e-3);
  }

  private static List<LabelledText> examples(int count) {
    Random random = new Random(SEED);
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String top = i % 2 == 0 ? "sea" : "money";
      String child = i % 2 == 0 ? "whaling" : "tax";
      boolean deep = i % 4 < 2;
      StringBuilder text = new StringBuilder("a book of the");
      for (int word = 0; word < 4; word++) {
        text.append(' ').append(pick(top, random));
        if (deep) {
          text.append(' ').append(pick(child, random));
        }
      }
      examples.add(new LabelledText(text.toString(), deep ? Set.of(top, child) : Set.of(top)));
    }
    return examples;
  }

  private static String pick(String label, Random random) {
    List<String> words = WORDS.getOrDefault(label, List.of());
    return words.get(random.nextInt(words.size()));
  }

  @Test
  void saysWhatAThresholdDoes() {
    LevelThresholds.Judged right =
        new LevelThresholds.Judged(Set.of("sea", "coast"), Map.of("sea", 0.9, "coast", 0.8));
    LevelThresholds.Judged wrong = new LevelThresholds.Judged(Set.of("sea"), Map.of("law", 0.5));
    LabelHierarchy tree = new LabelHierarchy(Map.of("coast", Set.of("sea")));
    LevelThresholds choice =
        LevelThresholds.of(List.of(0.3, 0.3), tree, List.of("coast", "law", "sea"));

    HeldOutCurve curve = HeldOutCurve.of(List.of(right, wrong), choice);

    assertEquals(new HeldOutCurve.Point(0.5, 0.5, 0.5, 2), curve.at(0.5).orElseThrow());
    assertEquals(new HeldOutCurve.Point(0.51, 1, 0.5, 1), curve.at(0.51).orElseThrow());
    assertEquals(0.51, curve.promising(0.9).orElseThrow().least());
    assertEquals(0.01, curve.promising(0.5).orElseThrow().least());
    assertEquals(Optional.empty(), HeldOutCurve.of(List.of(wrong), choice).promising(0.9));
  }
}
