package org.colophon.models.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.models.names.LabelledSentence.Name;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private final Labels labels = new Labels(List.of("LOC", "PER"));

  @Test
  void spellNamesAndReadThemBack() {
    LabelledSentence sentence =
        Sentences.of(
            "Anna Maria Sibylla Merian reiste nach Surinam",
            new Name(0, 4, "PER"),
            new Name(6, 7, "LOC"));

    int[] encoded = labels.encode(sentence);

    // outside 0, then begin, inside, end, single of LOC 1 to 4 and of PER 5 to 8
    assertArrayEquals(new int[] {5, 6, 6, 7, 0, 0, 4}, encoded);
    assertEquals(sentence.names(), labels.decode(encoded));
  }

  @Test
  void tellNeighboursOfOneClassApart() {
    LabelledSentence sentence =
        Sentences.of("Anna Otto Meier", new Name(0, 1, "PER"), new Name(1, 3, "PER"));

    assertEquals(sentence.names(), labels.decode(labels.encode(sentence)));
  }

  @Test
  void allowOnlyWhatSpellsNames() {
    int beginLoc = 1;
    int endLoc = 3;
    int singlePer = 8;

    assertTrue(labels.allows(beginLoc, endLoc));
    assertTrue(labels.allows(endLoc, singlePer));
    assertFalse(labels.allows(beginLoc, Labels.OUTSIDE));
    assertFalse(labels.allows(Labels.OUTSIDE, endLoc));
    assertFalse(labels.allows(beginLoc, 7));
    assertFalse(labels.mayBegin(endLoc));
    assertFalse(labels.mayEnd(beginLoc));
  }

  @Test
  void aSentenceRefusesNamesThatOverlap() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Sentences.of("Anna Meier", new Name(0, 2, "PER"), new Name(1, 2, "PER")));
  }
}
