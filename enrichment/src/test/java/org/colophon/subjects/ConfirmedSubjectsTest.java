package org.colophon.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.editorial.testing.MemoryDecisions;
import org.colophon.enrichment.testing.MemoryVectorStore;
import org.colophon.matching.testing.LoggedItems;
import org.colophon.models.linear.LabelledText;
import org.colophon.models.linear.SubjectClassifier;
import org.colophon.models.linear.SubjectTrainer;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfirmedSubjectsTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          "own",
          "1",
          List.of(concept("fiction", null), concept("crime", "fiction"), concept("garden", null)));

  private final LoggedItems items = new LoggedItems();
  private final MemoryDecisions decisions = new MemoryDecisions();

  @Test
  void learnsFromThePublishersSubjectsWithAllAboveThem() {
    items.write("a", "Titel", "Ein Text.", new Subject("own", "crime"), new Subject("thema", "F"));
    items.write("b", "Ohne", "Ein Text ohne Themen.");

    List<LabelledText> examples = examples(10);

    assertEquals(1, examples.size());
    assertEquals(Set.of("crime", "fiction"), examples.getFirst().labels());
    assertEquals("Titel\n\nEin Text.", examples.getFirst().text());
    assertEquals(Set.of("title:titel"), examples.getFirst().extraFeatures());
  }

  @Test
  void learnsFromWhatPeopleAcceptedAndNotFromWhatTheyRejectedOrTookBack() {
    items.write("a", "A", "Text.");
    items.write("b", "B", "Text.", new Subject("own", "garden"));
    items.write("c", "C", "Text.");
    decide("a", "own:crime", Answer.ACCEPTED);
    decide("b", "own:garden", Answer.REJECTED);
    decide("c", "own:garden", Answer.ACCEPTED);
    decide("c", "own:garden", Answer.REVOKED);

    assertEquals(
        List.of(Set.of("crime", "fiction")),
        examples(10).stream().map(LabelledText::labels).toList());
  }

  @Test
  void takesNoMoreThanAskedForAndNoUnknownCode() {
    for (int i = 0; i < 5; i++) {
      items.write("i" + i, "T" + i, "Text.", new Subject("own", i == 0 ? "nonsense" : "garden"));
    }

    assertEquals(4, examples(10).size());
    assertEquals(3, examples(3).size());
  }

  @Test
  void featuresAreTheWordsOfTheTitleTheAuthorsAndTheBeginningOfTheIsbn() {
    assertEquals(
        Set.of(
            "title:mord",
            "title:im",
            "title:hof",
            "author:M. Voss",
            "author:m",
            "author:voss",
            "isbn:97835",
            "isbn:978357"),
        SubjectFeatures.of("Mord im Hof", List.of(" M. Voss "), "978357"));
    assertEquals(Set.of(), SubjectFeatures.of("", List.of(), ""));
  }

  @Test
  void aTrainedClassifierDecidesOnTheSubjectsThatItKnows() {
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ItemText text =
          i % 2 == 0
              ? text("Kommissar " + i, "Der Kommissar sucht den Täter am Hafen.")
              : text("Beete " + i, "Rosen und Tulpen blühen auf dem Beet.");
      examples.add(
          ConfirmedSubjects.example(text)
              .with(i % 2 == 0 ? Set.of("crime", "fiction") : Set.of("garden")));
    }
    SubjectClassifier trained =
        new SubjectTrainer("t", "1").train(examples, ConfirmedSubjects.tree(VOCABULARY));
    ItemText text = text("Neu", "Der Kommissar steht am Hafen und sucht den Täter.");

    List<Annotation> tagged = tag(text, trained);

    assertEquals(List.of("own:crime"), tagged.stream().map(Annotation::value).toList());
    assertTrue(tagged.getFirst().confidence() > 0.5, tagged::toString);
    assertTrue(tagged.getFirst().madeBy().contains(trained.model().digest()));
    assertFalse(tag(text, null).stream().anyMatch(a -> a.value().equals("own:crime")));
  }

  @Test
  void aClassifierThatLearnedWithVectorsReadsThemOfEveryText() {
    List<LabelledText> examples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ItemText text =
          i % 2 == 0
              ? text("Kommissar " + i, "Der Kommissar sucht den Täter am Hafen.")
              : text("Beete " + i, "Rosen und Tulpen blühen auf dem Beet.");
      LabelledText example = ConfirmedSubjects.example(text);
      examples.add(
          ConfirmedSubjects.withVector(example, vectors())
              .with(i % 2 == 0 ? Set.of("crime", "fiction") : Set.of("garden")));
    }
    SubjectClassifier trained =
        new SubjectTrainer("t", "1").train(examples, ConfirmedSubjects.tree(VOCABULARY));
    ItemText text = text("Neu", "Der Kommissar steht am Hafen und sucht den Täter.");

    assertTrue(trained.readsVectors());
    assertEquals(List.of("own:crime"), tag(text, trained).stream().map(Annotation::value).toList());
    LabelledText read = ConfirmedSubjects.withVector(ConfirmedSubjects.example(text), vectors());
    assertEquals(
        trained.score(read).getOrDefault("crime", -1.0),
        tag(text, trained).getFirst().confidence(),
        1e-12);
  }

  private static CachedEmbedder vectors() {
    return new CachedEmbedder(new HashingEmbedder(), new MemoryVectorStore());
  }

  private static List<Annotation> tag(ItemText text, @Nullable SubjectClassifier trained) {
    CachedEmbedder vectors = vectors();
    return new SubjectTagger(VOCABULARY, vectors, trained)
        .tag(text, "de", new WhitespaceAnalyzer("de").analyze(text.text()), List.of(), List.of());
  }

  private static ItemText text(String title, String text) {
    return new ItemText("de", title, text, "hash");
  }

  private List<LabelledText> examples(int most) {
    try (CatalogView view = items.catalog().view()) {
      return new ConfirmedSubjects(decisions, VOCABULARY).of(view, most);
    }
  }

  private void decide(String item, String value, Answer answer) {
    decisions.append(
        new DecisionLog.Decision(
            new ItemId(item), "SUBJECT", value, answer, "someone", AT, "hash"));
  }

  private static Concept concept(String code, @Nullable String parent) {
    return new Concept(code, Map.of("de", "Begriff " + code), Map.of(), Map.of(), parent, null);
  }
}
