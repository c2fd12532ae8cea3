package org.colophon.similarity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

class RepeatedTextsTest {
  private static final String TEXT =
      "Der Deich wird zurückverlegt, damit die Elbe mehr Raum bekommt und die Auen bei Hochwasser"
          + " wieder überflutet werden, wie es früher war.";

  private final RepeatedTexts.OfList list = RepeatedTexts.shownAlone().list();

  private boolean repeats(String title, String text) {
    return list.repeats(title, text, title + text);
  }

  @Test
  void nearlyTheSameTextIsRepeatedUnderAnyTitle() {
    assertFalse(repeats("Deich", TEXT));
    assertTrue(repeats("Deich", TEXT));
    assertTrue(repeats("Elbe", TEXT + " Mehr am Abend."));
    assertFalse(
        repeats(
            "Deich",
            "Etwas ganz anderes, das mit der Elbe und den Auen nichts zu tun hat, steht hier."));
  }

  @Test
  void ofAShortTextAllIsCompared() {
    assertFalse(repeats("Deich", "Mehr Raum."));
    assertTrue(repeats("DEICH", "mehr  <b>Raum.</b>"));
    assertFalse(repeats("Elbe", "Mehr Raum."));
    assertFalse(repeats("Deich", "Mehr Raum. Viel mehr."));
  }

  @Test
  void whatIsBesideIsRepeatedToo() {
    list.beside(new ItemText("de", "Deich", TEXT, "h"));
    assertTrue(repeats("Elbe", TEXT));
    assertFalse(repeats("Elbe", "Kurz."));
  }
}
