package org.colophon.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.colophon.eval.metrics.Entities.Sentence;
import org.junit.jupiter.api.Test;

class EntitiesTest {
  private static final double EXACT = 1e-12;

  @Test
  void decodesIob2() {
    assertEquals(
        List.of(new TypedSpan(0, 2, "PER"), new TypedSpan(3, 4, "LOC")),
        decode("B-PER I-PER O B-LOC"));
  }

  @Test
  void startsANewSpanAtAnInsideTagAfterOutsideOrAnotherClass() {
    assertEquals(List.of(new TypedSpan(1, 2, "PER")), decode("O I-PER O"));
    assertEquals(
        List.of(new TypedSpan(0, 1, "PER"), new TypedSpan(1, 3, "LOC")),
        decode("B-PER I-LOC I-LOC"));
    assertEquals(
        List.of(new TypedSpan(0, 1, "PER"), new TypedSpan(1, 2, "PER")), decode("I-PER B-PER"));
  }

  @Test
  void closesASpanAtTheEndOfTheSentence() {
    assertEquals(List.of(new TypedSpan(1, 3, "ORG")), decode("O B-ORG I-ORG"));
    assertEquals(List.of(), decode("O O"));
    assertEquals(List.of(), Entities.decode(List.of()));
  }

  @Test
  void decodesIobes() {
    assertEquals(
        List.of(new TypedSpan(0, 1, "PER"), new TypedSpan(1, 3, "PER"), new TypedSpan(3, 4, "PER")),
        decode("S-PER B-PER E-PER I-PER"));
    assertEquals(
        List.of(new TypedSpan(0, 1, "PER"), new TypedSpan(1, 2, "PER")), decode("S-PER E-PER"));
  }

  @Test
  void refusesATagThatIsNone() {
    assertThrows(IllegalArgumentException.class, () -> decode("B-PER X"));
    assertThrows(IllegalArgumentException.class, () -> decode("B-"));
  }

  @Test
  void countsASpanOnlyWhenTokensAndClassAreRight() {
    List<Sentence> sentences =
        List.of(
            new Sentence(
                List.of(new TypedSpan(0, 2, "PER"), new TypedSpan(4, 5, "LOC")),
                List.of(new TypedSpan(0, 2, "PER"), new TypedSpan(4, 5, "ORG"))),
            new Sentence(
                List.of(new TypedSpan(1, 4, "ORG")),
                List.of(new TypedSpan(1, 3, "ORG"), new TypedSpan(3, 4, "ORG"))));
    assertEquals(new Counts(1, 3, 2), Entities.strict(sentences));
    assertEquals(new Counts(0, 3, 1), Entities.strictPerType(sentences).get("ORG"));
    assertEquals(new Counts(0, 0, 1), Entities.strictPerType(sentences).get("LOC"));
    // one exact, one overlap of the same class; 4 found, 3 gold
    Averages partial = Entities.partial(sentences);
    assertEquals(1.5 / 4, partial.precision(), EXACT);
    assertEquals(1.5 / 3, partial.recall(), EXACT);
    assertEquals(3.0 / 7, partial.f1(), EXACT);
  }

  @Test
  void countsASpanThatIsFoundTwiceOnce() {
    TypedSpan span = new TypedSpan(0, 1, "PER");
    List<Sentence> sentences = List.of(new Sentence(List.of(span), List.of(span, span)));
    assertEquals(new Counts(1, 0, 0), Entities.strict(sentences));
    assertEquals(new Averages(1, 1, 1), Entities.partial(sentences));
  }

  @Test
  void prefersTheExactPartnerToAnOverlap() {
    List<Sentence> sentences =
        List.of(
            new Sentence(
                List.of(new TypedSpan(0, 3, "PER"), new TypedSpan(2, 4, "PER")),
                List.of(new TypedSpan(0, 3, "PER"))));
    assertEquals(1, Entities.partial(sentences).precision(), EXACT);
  }

  @Test
  void measuresNothingAsZero() {
    assertEquals(new Averages(0, 0, 0), Entities.partial(List.of()));
    assertEquals(Counts.NONE, Entities.strict(List.of(new Sentence(List.of(), List.of()))));
  }

  private static List<TypedSpan> decode(String tags) {
    return Entities.decode(List.of(tags.split(" ", -1)));
  }
}
