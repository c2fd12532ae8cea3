package org.colophon.models.bilingual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.colophon.models.UnicodeForm;

/// A vocabulary of word pieces, and the cutting of texts into them as BERT's tokenizers do it: the
/// longest piece first. A piece within a word begins with `##`. Not thread-safe.
final class WordPieces {
  /// The markers that every vocabulary begins with.
  static final List<String> MARKERS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  static final String INNER = "##";

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final int LONGEST_WORD = 100;

  private final List<String> pieces;
  private final Map<String, Integer> ids;
  private final UnaryOperator<String> spelling;
  private final int unknown;
  private final Map<String, int[]> known = new HashMap<>();

  private WordPieces(List<String> pieces, UnaryOperator<String> spelling) {
    this.pieces = List.copyOf(pieces);
    this.spelling = spelling;
    this.ids = HashMap.newHashMap(pieces.size());
    for (int id = 0; id < pieces.size(); id++) {
      ids.putIfAbsent(pieces.get(id), id);
    }
    this.unknown = ids.getOrDefault("[UNK]", 0);
  }

  /// Pieces of English: lower case, without accents.
  static WordPieces english(List<String> pieces) {
    return new WordPieces(
        pieces,
        text ->
            MARKS.matcher(UnicodeForm.decomposed(text.toLowerCase(Locale.ROOT))).replaceAll(""));
  }

  /// Pieces of German: lower case with umlauts, `ß` as `ss`.
  static WordPieces german(List<String> pieces) {
    return new WordPieces(pieces, WordPieces::germanSpelling);
  }

  static String germanSpelling(String text) {
    return UnicodeForm.composed(text).toLowerCase(Locale.ROOT).replace("ß", "ss");
  }

  List<String> pieces() {
    return pieces;
  }

  int size() {
    return pieces.size();
  }

  /// The piece's number; -1 for one that is not in the vocabulary.
  int id(String piece) {
    return ids.getOrDefault(piece, -1);
  }

  /// The numbers of the text's pieces.
  int[] cut(String text) {
    List<int[]> words = words(spelling.apply(text)).stream().map(this::piecesOf).toList();
    return words.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int[] piecesOf(String word) {
    return known.computeIfAbsent(word, this::cutWord);
  }

  private int[] cutWord(String word) {
    List<Integer> found = new ArrayList<>();
    int start = 0;
    while (start < word.length() && word.length() <= LONGEST_WORD) {
      String mark = start == 0 ? "" : INNER;
      int end = word.length();
      while (end > start && !ids.containsKey(mark + word.substring(start, end))) {
        end--;
      }
      if (end == start) {
        return new int[] {unknown};
      }
      found.add(ids.get(mark + word.substring(start, end)));
      start = end;
    }
    return found.isEmpty()
        ? new int[] {unknown}
        : found.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Words of a text in its spelling: runs of letters, digits and symbols; each punctuation mark is
  /// one.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          boolean alone = isPunctuation(point);
          if (alone || Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            flush(word, words);
          }
          if (alone) {
            words.add(Character.toString(point));
          } else if (!Character.isWhitespace(point)
              && !Character.isSpaceChar(point)
              && !isControl(point)) {
            word.appendCodePoint(point);
          }
        });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isControl(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || point == 0xFFFD;
  }

  private static boolean isPunctuation(int point) {
    if (point < 128) {
      return point > ' ' && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
