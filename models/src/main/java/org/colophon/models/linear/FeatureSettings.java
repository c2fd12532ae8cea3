package org.colophon.models.linear;

/// The settings of the features that a classifier reads from a text. Words and their bigrams,
/// character n-grams within words, and the caller's extra features are three blocks, each TF-IDF
/// weighted (sublinear term frequency, smoothed inverse document frequency) and scaled to unit
/// length.
///
/// @param words longest sequence of words; 0: none, 1: words, 2: words and bigrams
/// @param minChars shortest character n-gram
/// @param maxChars longest character n-gram; 0: none
/// @param minDocuments a feature counts when at least so many documents have it
public record FeatureSettings(int words, int minChars, int maxChars, int minDocuments) {
  /// Words, bigrams and 3- to 5-grams of characters that occur in two documents.
  public static final FeatureSettings STANDARD = new FeatureSettings(2, 3, 5, 2);

  private static final int LONGEST = 8;

  public FeatureSettings {
    if (words < 0 || words > 2) {
      throw new IllegalArgumentException("words is 0, 1 or 2, got " + words);
    }
    if (maxChars > LONGEST || (maxChars > 0 && (minChars < 1 || minChars > maxChars))) {
      throw new IllegalArgumentException(
          "character n-grams are 1 <= min <= max <= "
              + LONGEST
              + ", got "
              + minChars
              + ".."
              + maxChars);
    }
    if (minDocuments < 1) {
      throw new IllegalArgumentException("minDocuments is at least 1, got " + minDocuments);
    }
  }

  public FeatureSettings withMinDocuments(int documents) {
    return new FeatureSettings(words, minChars, maxChars, documents);
  }

  FeatureSettings withoutWords() {
    return new FeatureSettings(0, minChars, maxChars, minDocuments);
  }

  FeatureSettings withoutChars() {
    return new FeatureSettings(words, 1, 0, minDocuments);
  }
}
