package org.colophon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.models.Span;
import org.junit.jupiter.api.Test;

class SentenceFingerprintsTest {
  private static SentenceFingerprints of(String text) {
    return SentenceFingerprints.of(new ItemText("de", "Titel", text, "h"));
  }

  private static String long_(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> "Das ist Satz Nummer " + i + ".")
        .collect(Collectors.joining(" "));
  }

  @Test
  void caseBlanksPunctuationAndMarkupMakeNoDifference() {
    String plain = of("Der Deich hält. Das Wasser sinkt!").encoded();
    for (String same :
        List.of(
            "DER DEICH HÄLT. Das   Wasser sinkt!",
            "<p>Der <em>Deich</em> hält.</p><p>Das Wasser sinkt</p>",
            "Der Deich h&auml;lt.\n\nDas&#160;Wasser sinkt.",
            "Der Deich ha\u0308lt. Das Was\u00ADser sinkt! Und mehr kam hinzu.")) {
      assertTrue(of(same).isSameTextAs(plain), same);
    }
    assertFalse(of("Der Deich hält nicht. Das Wasser steigt!").isSameTextAs(plain));
  }

  @Test
  void anEmptyTextIsItsTitle() {
    assertTrue(of("Etwas.").isEvidenceIn(of("").encoded(), List.of(new Span(0, 3))));
    assertEquals("s1.", of("").encoded().substring(0, 3));
  }

  /// Of 5,000 sentences 2,000 hashes are kept, and evidence outside the sample counts as seen while
  /// the text is much the same.
  @Test
  void aLongTextIsComparedBySample() {
    String seen = of(long_(0, 5_000)).encoded();
    assertEquals(3 + (2_000 * 4 * 8 + 5) / 6, seen.length());
    String grown = long_(0, 5_100);
    assertTrue(of(grown).isSameTextAs(seen));
    assertTrue(of(grown).isEvidenceIn(seen, List.of(new Span(10, 20))));
    String half = long_(2_500, 7_500);
    assertFalse(of(half).isSameTextAs(seen));
    Span last = new Span(half.length() - 10, half.length());
    assertFalse(of(half).isEvidenceIn(seen, List.of(last)));
  }
}
