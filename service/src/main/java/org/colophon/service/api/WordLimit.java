package org.colophon.service.api;

/// The length of a text that an editor waits for.
public final class WordLimit {
  /// The longest text that is taken over HTTP, in words between white space.
  public static final int MAX_WORDS = 20_000;

  private WordLimit() {}

  public static void check(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      if (!space && !inside) {
        words++;
      }
      inside = !space;
    }
    if (words > MAX_WORDS) {
      throw new ApiException(
          new ApiProblem(
              422,
              "too_long",
              "/text",
              "/text has " + words + " words; the limit is " + MAX_WORDS,
              "shorten it, or send its parts as separate items"));
    }
  }
}
