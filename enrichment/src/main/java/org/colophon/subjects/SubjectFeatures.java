package org.colophon.subjects;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The features of an item for the subject classifier besides its text: title words (where there is
/// a text too), the authors and their names, and ISBN prefixes, which represent publisher and
/// imprint.
public final class SubjectFeatures {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int SHORTEST_PREFIX = 5;
  private static final int LONGEST_PREFIX = 10;

  private SubjectFeatures() {}

  /// The features of an item.
  ///
  /// @param title empty where title and text are one
  /// @param isbn thirteen digits, or empty
  public static Set<String> of(String title, List<String> authors, String isbn) {
    Set<String> features = new TreeSet<>();
    words(title).forEach(word -> features.add("title:" + word));
    for (String author : authors) {
      features.add("author:" + author.strip());
      words(author).forEach(word -> features.add("author:" + word));
    }
    for (int end = SHORTEST_PREFIX; end <= Math.min(LONGEST_PREFIX, isbn.length()); end++) {
      features.add("isbn:" + isbn.substring(0, end));
    }
    return features;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }
}
