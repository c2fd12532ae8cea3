package org.colophon.text;

import java.time.Duration;
import java.util.regex.Pattern;

/// The estimated reading time of a text.
///
/// @param words counted between white space
/// @param wordsPerMinute that the time is reckoned by
public record ReadingTime(int words, int wordsPerMinute) {
  /// Silent reading of English non-fiction by adults: M. Brysbaert, *How many words do we read per
  /// minute?*, Journal of Memory and Language 109 (2019), 104047.
  static final int ENGLISH = 238;

  /// Mean over 17 languages, read aloud, so an upper bound: S. Trauzettel-Klosinski, K. Dietz,
  /// *Standardized Assessment of Reading Performance* (IReST), Investigative Ophthalmology & Visual
  /// Science 53 (2012), 5452–5461.
  static final int OTHER = 184;

  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}]++");
  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

  /// Of a text.
  ///
  /// @param language ISO 639-1
  public static ReadingTime of(String text, String language) {
    int words =
        (int)
            WORD.matcher(text)
                .results()
                .filter(word -> LETTER.matcher(word.group()).find())
                .count();
    return new ReadingTime(words, language.equals("en") ? ENGLISH : OTHER);
  }

  /// Rounded up to the second.
  public Duration duration() {
    return Duration.ofSeconds((60L * words + wordsPerMinute - 1) / wordsPerMinute);
  }

  /// Whole minutes as readers are told them: at least one, where there is a word.
  public int minutes() {
    return words == 0 ? 0 : Math.max(1, Math.round(words / (float) wordsPerMinute));
  }
}
