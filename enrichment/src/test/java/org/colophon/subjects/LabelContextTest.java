package org.colophon.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.models.AnalyzedText;
import org.colophon.models.LinguisticAnalyzer;
import org.colophon.models.Span;
import org.colophon.models.opennlp.OpenNlpModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A label inside a name or under a negation is no evidence (issue cases 11 and 12).
class LabelContextTest {
  private static LinguisticAnalyzer german;

  @BeforeAll
  static void open() {
    german = OpenNlpModels.analyzer("de");
  }

  /// Whether each place of the word in the text counts.
  private static List<Boolean> counts(String text, String word, String... people) {
    AnalyzedText analysis = german.analyze(text);
    List<Annotation> names = List.of(people).stream().map(LabelContextTest::person).toList();
    LabelContext context = new LabelContext("de", analysis, names);
    return analysis.sentences().stream()
        .flatMap(sentence ->
            sentence.tokens().stream()
                .filter(token -> token.surface().equals(word))
                .map(token -> context.counts(sentence, token.span(), false)))
        .toList();
  }

  private static Annotation person(String name) {
    return new Annotation(
        Annotation.Kind.ENTITY, "per:" + name, name, List.<Span>of(), 1, "test", "h");
  }

  @Test
  void aSurnameIsNoEvidenceWhereverItStandsAlone() {
    String text = "Roland Koch kandidiert nicht mehr. Koch sagte, er habe genug.";

    assertEquals(List.of(false, false), counts(text, "Koch", "Roland Koch"));
    assertEquals(List.of(true), counts("Der Koch rührt die Suppe.", "Koch", "Roland Koch"));
  }

  @Test
  void aNounRightAfterAnotherIsAName() {
    assertEquals(
        List.of(false, false),
        counts("Kirsten Steuer übernimmt. Steuer kommt aus Bremen.", "Steuer"));
    assertEquals(List.of(false), counts("Im Hotel Garten Eden ist noch Platz.", "Garten"));
    assertEquals(List.of(false), counts("Minister Krieg hat einen Plan.", "Krieg"));
    assertEquals(List.of(false), counts("Frau Garten liest.", "Garten"));
    assertEquals(List.of(true), counts("Das Thema Krieg beschäftigt alle.", "Krieg"));
  }

  @Test
  void whatTheTextDeniesIsNoEvidence() {
    assertEquals(List.of(false), counts("Es gibt keine Familie und keinen Krieg.", "Krieg"));
    assertEquals(List.of(false), counts("Ein Krimi ohne Blut und Mord.", "Mord"));
    assertEquals(List.of(true), counts("Nicht nur der Krieg machte ihm Angst.", "Krieg"));
    assertEquals(List.of(true), counts("Kein Zweifel: Der Krieg ist da.", "Krieg"));
  }
}
