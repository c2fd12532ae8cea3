package org.colophon.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StrippedTextTest {
  @Test
  void leavesAPlainTextAsItIs() {
    StrippedText text = StrippedText.of("Über 😀");

    assertEquals("Über 😀", text.text());
    assertEquals(new Span(5, 7), text.stored(5, 7));
  }

  @Test
  void keepsSoftHyphensInsideARangeAndLeavesThoseAroundItOut() {
    String stored = "\u00ADa\u00ADb\u00AD c";
    StrippedText text = StrippedText.of(stored);

    assertEquals("ab c", text.text());
    assertEquals("a\u00ADb", text.stored(0, 2).in(stored));
    assertEquals("c", text.stored(3, 4).in(stored));
  }

  @Test
  void replacesLoneSurrogatesOnly() {
    assertEquals("\uFFFDx\uFFFD 😀\uFFFD", StrippedText.of("\uD83Dx\uDE00 😀\uD83D").text());
  }

  @Test
  void refusesRangesThatCoverNothing() {
    StrippedText text = StrippedText.of("ab");

    assertThrows(IndexOutOfBoundsException.class, () -> text.stored(1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> text.stored(-1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> text.stored(0, 3));
  }
}
