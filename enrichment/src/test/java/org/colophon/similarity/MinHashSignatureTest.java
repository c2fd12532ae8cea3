package org.colophon.similarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

/// The form of stored signatures, which must stay readable.
class MinHashSignatureTest {
  private static final String NOTE =
      "Die Fähre legt um zwölf ab, mit vierzig Leuten und zwei Hunden.";

  @Test
  void keepsTheStoredForm() {
    String stored = MinHashSignature.stored(text(NOTE));
    assertEquals(512, stored.length());
    assertTrue(
        stored.startsWith("1519e53c0a93c8221cd90f96004c566c0177181a0126e40e048d8aac01f233da"),
        stored);
  }

  @Test
  void knowsTheTextOfAStoredSignature() {
    String stored = MinHashSignature.stored(text(NOTE));
    assertTrue(MinHashSignature.isMuchTheSame(stored, text(NOTE.replace("zwölf", "zwo\u0308lf"))));
    assertFalse(MinHashSignature.isMuchTheSame(stored, text("Der Deich wird im Mai erhöht.")));
    assertFalse(MinHashSignature.isMuchTheSame("", text(NOTE)), "no signature is no answer");
  }

  private static ItemText text(String text) {
    return new ItemText("de", "Am Kai", text, "");
  }
}
