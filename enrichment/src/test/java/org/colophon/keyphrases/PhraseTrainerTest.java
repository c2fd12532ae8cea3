package org.colophon.keyphrases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.colophon.keyphrases.PhraseRanker.Ranked;
import org.colophon.keyphrases.TitledText.TrainingExample;
import org.colophon.models.ModelFileException;
import org.colophon.models.Span;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.Lexicon;
import org.junit.jupiter.api.Test;

class PhraseTrainerTest {
  private static final Lexicon ENGLISH = Lexicon.of("en");
  private static final List<String> FIRST = List.of("copper", "winter", "paper", "river", "glass");
  private static final List<String> SECOND =
      List.of("bridge", "engine", "garden", "tower", "wheel");

  private final WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer("en");
  private final PhraseRanker ranker = trained(examples(50));

  @Test
  void ranksFirstWhatStandsWherePeoplesPhrasesStood() {
    TitledText unseen = text("Nobody trusts the place called silver lantern and all leave soon.");

    Ranked best = ranker.rank(unseen).getFirst();

    assertEquals("silver lantern", best.key());
    assertEquals(List.of(new Span(31, 45)), best.spans());
    assertEquals("lantern", best.lemma());
    assertTrue(best.probability() > 0.5, best::toString);
  }

  @Test
  void aPhraseThatStandsTwiceIsMoreProbableAndHasBothPlaces() {
    String once = "Nobody trusts the place called silver lantern and all leave soon.";
    Ranked single = find(once, "silver lantern");
    Ranked twice = find(once + " " + once, "silver lantern");

    assertEquals(2, twice.spans().size());
    assertTrue(twice.probability() > single.probability(), single + " " + twice);
    assertTrue(twice.probability() <= 1, twice::toString);
  }

  @Test
  void noPhraseGoesOverTheEndOfAClause() {
    assertTrue(
        ranker.rank(text("Winter came; bridge closed.")).stream()
            .noneMatch(found -> found.key().contains("came bridge")));
  }

  @Test
  void theSameLessonsGiveTheSameRankerAndItsFileGivesItBack() throws IOException {
    PhraseRanker again = trained(examples(50));
    assertEquals(ranker.model(), again.model());
    assertFalse(ranker.model().equals(trained(examples(49)).model()));

    PhraseRanker read = PhraseRanker.read(new ByteArrayInputStream(bytes(ranker)), "file");

    assertEquals(ranker.model(), read.model());
    assertEquals("en", read.language());
    assertArrayEquals(bytes(ranker), bytes(read));
    TitledText unseen = text("Nobody trusts the place called silver lantern and all leave soon.");
    assertEquals(ranker.rank(unseen), read.rank(unseen));
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] cut = java.util.Arrays.copyOf(bytes(ranker), 200);
    ModelFileException refused =
        assertThrows(
            ModelFileException.class,
            () -> PhraseRanker.read(new ByteArrayInputStream(cut), "file"));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("file"), refused::toString);
  }

  @Test
  void aSubjectClassifierIsNotReadFromItsFile() throws IOException {
    byte[] file = bytes(ranker);
    ModelFileException refused =
        assertThrows(
            ModelFileException.class,
            () -> SubjectClassifier.read(new ByteArrayInputStream(file), "file"));
    assertEquals("file is not a subject classifier of this format", refused.getMessage());
  }

  @Test
  void tooFewLessonsAndLessonsWhosePhrasesStandNowhereAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> trained(examples(19)));
    List<TrainingExample> strange = new ArrayList<>();
    for (int i = 0; i < PhraseTrainer.FEWEST; i++) {
      strange.add(text("Nothing happens here.").with(List.of("purple rain")));
    }
    assertThrows(IllegalArgumentException.class, () -> trained(strange));
  }

  @Test
  void phrasesAreComparedByTheStemsOfTheirWords() {
    assertEquals("tax office", TitledText.key("Tax-Offices", ENGLISH));
    assertEquals(
        List.of("tax office"), List.copyOf(text("x").with(List.of("Tax offices", "…")).keys()));
  }

  private Ranked find(String written, String key) {
    return ranker.rank(text(written)).stream()
        .filter(found -> found.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /// Whatever is called something is the phrase, and is followed by `and`.
  private List<TrainingExample> examples(int count) {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String phrase = FIRST.get(i % 5) + " " + SECOND.get(i / 5 % 5);
      String written = "People " + i + " know the thing called " + phrase + " and all talk loudly.";
      examples.add(text(written).with(List.of(phrase)));
    }
    return examples;
  }

  private TitledText text(String written) {
    return new TitledText("", analyzer.analyze(written), ENGLISH);
  }

  private static PhraseRanker trained(List<TrainingExample> examples) {
    return new PhraseTrainer("test", "en", 7).train(examples);
  }

  private static byte[] bytes(PhraseRanker ranker) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ranker.write(out);
    return out.toByteArray();
  }
}
