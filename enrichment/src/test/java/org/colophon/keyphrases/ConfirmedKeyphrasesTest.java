package org.colophon.keyphrases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.testing.MemoryDecisions;
import org.colophon.keyphrases.TitledText.TrainingExample;
import org.colophon.matching.testing.LoggedItems;
import org.colophon.models.AnalyzedText;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.Lexicon;
import org.junit.jupiter.api.Test;

class ConfirmedKeyphrasesTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

  private final WhitespaceAnalyzer analyzer = new WhitespaceAnalyzer("de");
  private final LoggedItems items = new LoggedItems();
  private final MemoryDecisions decisions = new MemoryDecisions();

  @Test
  void learnsFromItemsOfWhichThreePhrasesOfTheTextOfNowWereAccepted() {
    for (String id : List.of("a", "b", "c", "d")) {
      items.write(id, "Titel", "Am Deich steht Hafen und Krimi.");
    }
    accept("a", hash("a"), "deich", "haf", "krimi");
    accept("b", hash("b"), "deich", "haf");
    accept("c", "of an older text", "deich", "haf", "krimi");
    accept("d", hash("d"), "deich", "haf", "krimi");
    decide("d", hash("d"), "haf", Answer.REVOKED);

    List<TrainingExample> examples = examples(10);

    assertEquals(1, examples.size());
    assertEquals(Set.of("deich", "haf", "krimi"), examples.getFirst().keys());
    assertEquals("Titel", examples.getFirst().text().title());
    assertEquals(List.of(), examples(0));
  }

  @Test
  void aTrainedRankerFindsThePhrasesOfItsLanguageWithoutRepeatingThem() {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String written =
          "Wir nennen es alte Mühle " + i + " und gehen. Man nennt es alte Mühle hier.";
      examples.add(
          new TitledText("", analyzer.analyze(written), Lexicon.of("de"))
              .with(List.of("alte Mühle")));
    }
    PhraseRanker ranker = new PhraseTrainer("t", "de", 1).train(examples);
    KeyphraseExtractor extractor = new KeyphraseExtractor().learning(List.of(ranker));
    String text = "Wir nennen es alte Mühle und gehen. Man nennt es alte Mühle hier.";
    AnalyzedText analysis = analyzer.analyze(text);

    List<KeyphraseExtractor.Keyphrase> found =
        extractor.extract(PhraseSource.of(analysis, Lexicon.of("de"))).keyphrases();

    assertEquals("alte Mühle", found.getFirst().label());
    assertEquals(2, found.getFirst().spans().size());
    assertTrue(found.stream().noneMatch(f -> f.label().equals("Mühle")), found::toString);
    assertTrue(extractor.madeBy(analyzer).contains(ranker.model().digest()));
    assertTrue(
        extractor
                .extract(PhraseSource.of(analysis, Lexicon.of("en")))
                .keyphrases()
                .getFirst()
                .confidence()
            < 1);
    assertEquals(
        new KeyphraseExtractor().madeBy(new WhitespaceAnalyzer("en")),
        extractor.madeBy(new WhitespaceAnalyzer("en")));
  }

  private String hash(String id) {
    try (CatalogView view = items.catalog().view()) {
      return view.item(new ItemId(id)).orElseThrow().hashes().text();
    }
  }

  private List<TrainingExample> examples(int most) {
    try (CatalogView view = items.catalog().view()) {
      return new ConfirmedKeyphrases(decisions, analyzer).of(view, most);
    }
  }

  private void accept(String item, String hash, String... values) {
    for (String value : values) {
      decide(item, hash, value, Answer.ACCEPTED);
    }
  }

  private void decide(String item, String hash, String value, Answer answer) {
    decisions.append(
        new DecisionLog.Decision(
            new ItemId(item), "KEYPHRASE", value, answer, "someone", AT, hash));
  }
}
