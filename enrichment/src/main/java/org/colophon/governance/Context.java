package org.colophon.governance;

import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// For whom and where a verdict is asked.
///
/// @param territory ISO 3166-1 alpha-2 code of the reader's country; selects the price
/// @param channel where it is shown: `web`, `app`, `mail`, `desk`, …
/// @param viewer the imprint of the editor who asks; null for everybody else
public record Context(
    Purpose purpose, String territory, String channel, @Nullable ImprintId viewer) {
  public Context {
    if (!territory.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "'" + territory + "' is no territory: two capital letters, such as DE");
    }
  }

  /// Readers on the web.
  public static Context recommend(String territory) {
    return new Context(Purpose.RECOMMEND, territory, "web", null);
  }

  /// An editor of the given imprint, who looks at other items as evidence.
  public static Context desk(@Nullable ImprintId viewer) {
    return new Context(Purpose.SUGGEST_TO_EDITOR, "DE", "desk", viewer);
  }
}
