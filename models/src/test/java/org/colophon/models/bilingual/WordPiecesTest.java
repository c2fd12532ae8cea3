package org.colophon.models.bilingual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final WordPieces GERMAN =
      WordPieces.german(
          List.of(
              "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "krimi", "##nal", "##roman", "strasse",
              "ü", "##ber", "."));

  private static List<String> cut(String text) {
    return Arrays.stream(GERMAN.cut(text)).mapToObj(GERMAN.pieces()::get).toList();
  }

  @Test
  void takesTheLongestPieceFirst() {
    assertEquals(List.of("krimi", "##nal", "##roman", "."), cut("Kriminalroman."));
  }

  @Test
  void keepsUmlautsAndWritesSharpSAsTwo() {
    assertEquals(List.of("ü", "##ber", "strasse"), cut("U\u0308ber STRAßE"));
  }

  @Test
  void aWordThatCannotBeCutIsUnknown() {
    assertEquals(List.of("[UNK]", "krimi"), cut("Xylofon Krimi"));
    assertEquals(List.of("[UNK]"), cut("krimi".repeat(30)));
  }

  @Test
  void englishLosesItsAccents() {
    WordPieces english = WordPieces.english(List.of("[PAD]", "[UNK]", "cafe"));

    assertEquals(2, english.cut("Café")[0]);
  }
}
