package org.colophon.service.http;

/// How long a text may be that an editor waits for.
final class WordLimit {
  /// The longest text that is taken over HTTP, in words between white space.
  static final int MAX_WORDS = 20_000;

  private WordLimit() {}

  static void check(String text) {
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
      throw new Refusal(
          new HttpProblem(
              422,
              "too_long",
              "/text",
              "/text has " + words + " words; the limit is " + MAX_WORDS,
              "shorten it, or send its parts as items of their own"));
    }
  }
}
