package org.colophon.models.names;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.colophon.models.AnalyzedText.Token;

/// The features of a token for named-entity recognition: surrounding words with shapes and tags,
/// affixes and character n-grams, the capitalised run it belongs to, name lists, and what the table
/// of words knows.
final class NameFeatures {
  private static final int WINDOW = 2;
  private static final int LONGEST_AFFIX = 5;
  private static final int SHORTEST_GRAM = 3;
  private static final int LONGEST_GRAM = 5;
  private static final String BEFORE = "<s>";
  private static final String AFTER = "</s>";

  private final List<Word> words;
  private final List<List<List<String>>> lists;
  private final List<WordTable.Facts> known;

  /// For each token the nearest one before it, and after it, that is not capitalised.
  private final int[] starts;

  private final int[] ends;
  private int[] features = new int[128];
  private int size;

  private NameFeatures(List<Token> tokens, NameLists names, WordTable table) {
    this.words = tokens.stream().map(Word::of).toList();
    this.lists = List.of(names.found(tokens), table.lists().found(tokens));
    this.known = tokens.stream().map(token -> table.facts(token.surface())).toList();
    this.starts = new int[words.size()];
    this.ends = new int[words.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = before(i);
    }
    for (int i = ends.length - 1; i >= 0; i--) {
      ends[i] = after(i);
    }
  }

  /// Hashed features of each token.
  static int[][] of(List<Token> tokens, NameLists names, WordTable table) {
    NameFeatures features = new NameFeatures(tokens, names, table);
    int[][] all = new int[tokens.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = features.of(i);
    }
    return all;
  }

  private int[] of(int i) {
    size = 0;
    add(0);
    Word word = words.get(i);
    addWindow(i, word);
    addLetters(word);
    addRun(i, word);
    for (int offset = -1; offset <= 1; offset++) {
      int at = i + offset;
      int template = 70 + offset;
      if (at >= 0 && at < words.size()) {
        for (List<List<String>> found : lists) {
          found.get(at).forEach(kind -> add(FeatureHash.of(template, kind)));
        }
      }
    }
    addKnown(i);
    addKinds(i, word);
    return Arrays.copyOf(features, size);
  }

  /// What the table of words knows about the word and those around it.
  private void addKnown(int i) {
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
      int at = i + offset;
      if (at >= 0 && at < known.size()) {
        for (WordTable.Feature feature : known.get(at).features()) {
          if (Math.abs(offset) <= feature.reach()) {
            add(FeatureHash.of(80 + offset, feature.text()));
          }
        }
      }
    }
  }

  private void addWindow(int i, Word word) {
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
      Word near = at(i + offset);
      add(FeatureHash.of(10 + offset, near.lower));
      add(FeatureHash.of(20 + offset, near.shape));
      add(FeatureHash.of(30 + offset, near.tag));
    }
    Word before = at(i - 1);
    Word after = at(i + 1);
    add(FeatureHash.of(40, before.lower, word.lower));
    add(FeatureHash.of(41, word.lower, after.lower));
    add(FeatureHash.of(42, before.shape, word.shape));
    add(FeatureHash.of(43, word.shape, after.shape));
    add(FeatureHash.of(44, before.shape + " " + word.shape, after.shape));
    add(FeatureHash.of(45, before.tag, word.tag));
    add(FeatureHash.of(46, word.tag, after.tag));
    add(FeatureHash.of(47, word.tag, word.shape));
    add(FeatureHash.of(48, before.tag + " " + word.tag, after.tag));
    add(FeatureHash.of(49, before.lower, word.tag));
  }

  private void addLetters(Word word) {
    add(FeatureHash.of(50, word.surface));
    add(FeatureHash.of(51, word.longShape));
    add(FeatureHash.of(52, Integer.toString(Math.min(word.lower.length(), 12))));
    String lower = word.lower;
    for (int length = 1; length <= Math.min(LONGEST_AFFIX, lower.length()); length++) {
      add(FeatureHash.of(53, lower, 0, length));
      add(FeatureHash.of(54, lower, lower.length() - length, lower.length()));
    }
    String bounded = "^" + lower + "$";
    for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM; length++) {
      for (int start = 0; start + length <= bounded.length(); start++) {
        add(FeatureHash.of(55, bounded, start, start + length));
      }
    }
  }

  /// The words that stand before and after the capitalised words around a token.
  private void addRun(int i, Word word) {
    if (i == 0) {
      add(FeatureHash.of(60, ""));
    }
    int before = before(i);
    int after = after(i);
    add(FeatureHash.of(61, at(before).lower));
    add(FeatureHash.of(62, at(before).lower, Integer.toString(Math.min(i - before, 4))));
    add(FeatureHash.of(63, at(after).lower));
    int length = Math.min(after - before - 1, 4);
    add(
        FeatureHash.of(
            64,
            (word.capitalised() ? "X" : "x") + length,
            Integer.toString(Math.min(i - before, 4))));
  }

  /// Pairs of clusters and ways of writing.
  private void addKinds(int i, Word word) {
    String cluster = cluster(i);
    String writing = writing(i);
    String writingBefore = writing(i - 1);
    String writingAfter = writing(i + 1);
    add(FeatureHash.of(91, cluster(i - 1), cluster));
    add(FeatureHash.of(92, cluster, cluster(i + 1)));
    add(FeatureHash.of(93, cluster, word.shape));
    add(FeatureHash.of(94, writing, word.tag));
    add(FeatureHash.of(95, writingBefore, writing));
    add(FeatureHash.of(96, writing, writingAfter));
    add(FeatureHash.of(97, writingBefore + " " + writing, writingAfter));
  }

  private String cluster(int i) {
    return orShape(i, WordTable.Facts::cluster);
  }

  private String writing(int i) {
    return orShape(i, WordTable.Facts::writing);
  }

  private String orShape(int i, Function<WordTable.Facts, String> part) {
    String text = i >= 0 && i < words.size() ? part.apply(known.get(i)) : "";
    return text.isEmpty() ? at(i).shape : text;
  }

  private int before(int i) {
    return i == 0 ? -1 : words.get(i - 1).capitalised() ? starts[i - 1] : i - 1;
  }

  private int after(int i) {
    boolean last = i + 1 >= words.size();
    return last ? i + 1 : words.get(i + 1).capitalised() ? ends[i + 1] : i + 1;
  }

  private Word at(int i) {
    return i < 0 ? Word.START : i >= words.size() ? Word.STOP : words.get(i);
  }

  private void add(int feature) {
    if (size == features.length) {
      features = Arrays.copyOf(features, size * 2);
    }
    features[size++] = feature;
  }

  /// The forms of one word.
  ///
  /// @param lower in small letters, each digit a 0
  /// @param shape a character for each run of capital letters, small letters, digits
  /// @param longShape a character for each letter or digit
  private record Word(String surface, String lower, String shape, String longShape, String tag) {
    static final Word START = new Word("", BEFORE, "-", "-", "-");
    static final Word STOP = new Word("", AFTER, "-", "-", "-");

    static Word of(Token token) {
      String surface = token.surface();
      StringBuilder lower = new StringBuilder(surface.toLowerCase(Locale.ROOT));
      for (int i = 0; i < lower.length(); i++) {
        if (Character.isDigit(lower.charAt(i))) {
          lower.setCharAt(i, '0');
        }
      }
      return new Word(
          surface, lower.toString(), shape(surface, true), shape(surface, false), token.tag());
    }

    boolean capitalised() {
      return shape.startsWith("X");
    }

    private static String shape(String surface, boolean runs) {
      StringBuilder shape = new StringBuilder();
      for (int i = 0; i < surface.length(); i++) {
        char unit = surface.charAt(i);
        char sign =
            Character.isUpperCase(unit)
                ? 'X'
                : Character.isLowerCase(unit) ? 'x' : Character.isDigit(unit) ? 'd' : unit;
        if (!runs || shape.isEmpty() || shape.charAt(shape.length() - 1) != sign) {
          shape.append(sign);
        }
      }
      return shape.toString();
    }
  }
}
