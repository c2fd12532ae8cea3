package org.colophon.governance;

import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// The reader, place and purpose that a verdict is requested for.
///
/// @param territory ISO 3166-1 alpha-2 code of the reader's country; selects the price
/// @param channel where it is shown: `web`, `app`, `mail`, `desk`, …
/// @param viewer the imprint of the editor who asks; null for everybody else
/// @param needsPrice whether it is shown or sold by its price, so that a book without one is of no
///   use there
/// @param audience the readers, as far as they are known
public record Context(
    Purpose purpose,
    String territory,
    String channel,
    @Nullable ImprintId viewer,
    boolean needsPrice,
    Audience audience) {
  private static final int LONGEST_CHANNEL = 40;

  public Context {
    if (channel.isEmpty() || channel.length() > LONGEST_CHANNEL) {
      throw new IllegalArgumentException(
          "a channel has 1 to " + LONGEST_CHANNEL + " characters, got '" + channel + "'");
    }
    if (!territory.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "'" + territory + "' is not a valid territory: use two capital letters, such as DE");
    }
  }

  /// Readers of whom nothing is known.
  public Context(
      Purpose purpose,
      String territory,
      String channel,
      @Nullable ImprintId viewer,
      boolean needsPrice) {
    this(purpose, territory, channel, viewer, needsPrice, Audience.ANYBODY);
  }

  /// Where a book may be shown without its price.
  public Context(Purpose purpose, String territory, String channel, @Nullable ImprintId viewer) {
    this(purpose, territory, channel, viewer, false);
  }

  /// The same reader, asked for something else.
  public Context to(Purpose other) {
    return new Context(other, territory, channel, viewer, needsPrice, audience);
  }

  /// The same, shown or sold by its price.
  public Context byPrice() {
    return new Context(purpose, territory, channel, viewer, true, audience);
  }

  /// The same, for these readers.
  public Context withAudience(Audience readers) {
    return new Context(purpose, territory, channel, viewer, needsPrice, readers);
  }

  /// Readers on the web.
  public static Context recommend(String territory) {
    return new Context(Purpose.RECOMMEND, territory, "web", null);
  }

  /// An editor of the given imprint, who looks at other items as evidence.
  public static Context desk(String territory, @Nullable ImprintId viewer) {
    return new Context(Purpose.SUGGEST_TO_EDITOR, territory, "desk", viewer);
  }
}
