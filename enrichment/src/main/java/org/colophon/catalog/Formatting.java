package org.colophon.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The formatting of a part of a text: a half-open span in UTF-16 units. Blocks span whole lines;
/// of two that span the same, the outer one comes first. It is data about a plain text and never
/// markup.
///
/// @param level of a heading, 2 to 4
/// @param first number of an ordered list; 1 when absent
/// @param href of a link
public record Formatting(
    Kind kind,
    int start,
    int end,
    @Nullable Integer level,
    @Nullable Integer first,
    @Nullable String href) {

  /// The most parts of one text.
  public static final int MOST = 20_000;

  private static final int MAX_HREF = 2_000;
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  /// The kinds of formatting.
  public enum Kind {
    HEADING,
    QUOTE,
    BULLET_LIST,
    ORDERED_LIST,
    LIST_ITEM,
    LINE_BREAK,
    BOLD,
    ITALIC,
    LINK
  }

  public Formatting {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "formatting from "
              + start
              + " to "
              + end
              + " is not a span: end it at or after its start");
    }
    if ((level != null) != (kind == Kind.HEADING) || (level != null && (level < 2 || level > 4))) {
      throw new IllegalArgumentException("a heading has a level from 2 to 4 and nothing else has");
    }
    if (first != null && (kind != Kind.ORDERED_LIST || first < 0)) {
      throw new IllegalArgumentException(
          "only an ordered_list has a first number, which is 0 or more");
    }
    if ((href != null) != (kind == Kind.LINK) || (href != null && !isWebOrMail(href))) {
      throw new IllegalArgumentException(
          "a link has an href that begins with https:, http: or mailto: and nothing else has one");
    }
  }

  private static boolean isWebOrMail(String href) {
    try {
      String scheme = new URI(href).getScheme();
      return href.length() <= MAX_HREF
          && scheme != null
          && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
