package org.colophon.service.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Reads named tags from text that is almost XML: a stray `&` or `<` is text.
final class LooseTags {
  private static final Pattern ENTITY =
      Pattern.compile("&(\\w{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");

  private final String text;

  LooseTags(String text) {
    this.text = text;
  }

  /// The content of the first such tag; empty when there is none.
  String first(String tag) {
    List<String> found = all(tag);
    return found.isEmpty() ? "" : found.getFirst();
  }

  /// The contents of every such tag, in order; tags of one name do not nest.
  List<String> all(String tag) {
    List<String> found = new ArrayList<>();
    String end = "</" + tag + ">";
    for (int open = opening(tag, 0); open >= 0; ) {
      int from = text.indexOf('>', open) + 1;
      int until = from == 0 ? -1 : text.indexOf(end, from);
      if (until < 0) {
        return found;
      }
      found.add(unescaped(text.substring(from, until).strip()));
      open = opening(tag, until + end.length());
    }
    return found;
  }

  /// An attribute of the first such tag; empty when there is none.
  String attribute(String tag, String name) {
    int open = opening(tag, 0);
    int close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) {
      return "";
    }
    Matcher value =
        Pattern.compile("\\s" + Pattern.quote(name) + "=\"([^\"]*)\"")
            .matcher(text.substring(open, close));
    return value.find() ? unescaped(value.group(1)) : "";
  }

  private int opening(String tag, int from) {
    String start = "<" + tag;
    for (int at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
      int next = at + start.length();
      if (next < text.length()
          && (text.charAt(next) == '>' || Character.isWhitespace(text.charAt(next)))) {
        return at;
      }
    }
    return -1;
  }

  private static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    return ENTITY
        .matcher(text)
        .replaceAll(entity -> Matcher.quoteReplacement(decoded(entity.group())));
  }

  /// The character of an entity; the entity where it names none that a text may have.
  private static String decoded(String entity) {
    String decoded = Parser.unescapeEntities(entity, true);
    boolean odd = decoded.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD);
    return odd ? entity : decoded;
  }
}
