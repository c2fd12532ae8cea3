package org.colophon.governance;

/// For whom and where a verdict is asked.
///
/// @param territory ISO 3166-1 alpha-2 code of the reader's country; selects the price
/// @param channel where it is shown: `web`, `app`, `mail`, `desk`, …
public record Context(Purpose purpose, String territory, String channel) {
  public Context {
    if (!territory.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "'" + territory + "' is no territory: two capital letters, such as DE");
    }
  }

  /// Readers on the web, in Germany.
  public static Context recommend() {
    return new Context(Purpose.RECOMMEND, "DE", "web");
  }

  /// An editor at the desk, in Germany.
  public static Context desk() {
    return new Context(Purpose.SUGGEST_TO_EDITOR, "DE", "desk");
  }
}
