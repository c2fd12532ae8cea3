package org.colophon.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.UnicodeForm;
import org.jsoup.parser.Parser;

/// One reading of a stored text, from its start to its end. Not thread-safe.
final class TextReading {
  private static final int MOST_MARKS = 30;

  /// A comment, or a tag that ends at once or has an attribute: `a<b und c>d` is none.
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:!--|/?(?:p|br|div|span|h[1-6]|ul|ol|li|a|em|strong|b|i|u|img|figure|figcaption|script"
              + "|style|table|tr|td|th|tbody|blockquote|section|article|iframe|hr|sup|sub)"
              + "(?:\\s{1,20}[a-z-]{1,30}\\s{0,5}=|\\s{0,5}/?>))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

  /// A shortcode closes, or has attributes, or a name in parts: a word in brackets is none.
  private static final Pattern SHORTCODE =
      Pattern.compile(
          "\\[(?:/[a-z][a-z0-9_-]{0,60}"
              + "|[a-z][a-z0-9_-]{0,60}(?:\\s{1,20}[a-z_-]{1,40}=(?:\"[^\"\\]]{0,2000}\"|'[^'\\]]{0,2000}'"
              + "|[^\\s\\]\"']{1,200})){1,40}\\s*/?"
              + "|[a-z]{1,20}_[a-z0-9_]{1,60}\\s*/?)]");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "br",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "table",
          "tr",
          "blockquote",
          "section",
          "article",
          "figure",
          "figcaption",
          "hr",
          "header",
          "footer",
          "aside",
          "nav",
          "form",
          "pre",
          "dl",
          "dt",
          "dd");
  private static final Set<String> UNREAD = Set.of("script", "style", "noscript", "template");

  /// After these a hyphen at a line's end belongs to the word before: "Obst- und Gemüse".
  private static final Pattern CONJUNCTION =
      Pattern.compile("(?:und|oder|bzw|sowie|bis|noch|and|or|to)\\b.*", Pattern.DOTALL);

  private final String stored;
  private final boolean markup;
  private final StringBuilder text = new StringBuilder();
  private int[] starts;
  private int[] ends;
  private int at;

  TextReading(String stored) {
    this.stored = stored;
    this.markup = MARKUP.matcher(stored).find();
    this.starts = new int[stored.length()];
    this.ends = new int[stored.length()];
  }

  ReadableText read() {
    Matcher entity = ENTITY.matcher(stored);
    Matcher shortcode = SHORTCODE.matcher(stored);
    while (at < stored.length()) {
      char c = stored.charAt(at);
      boolean read =
          switch (c) {
            case '<' -> markup && tag();
            case '&' -> entity(entity);
            case '[' -> skip(shortcode);
            default -> false;
          };
      if (!read) {
        character();
      }
    }
    return ReadableText.of(text, stored.length(), starts, ends);
  }

  /// A tag or comment; a `<` that begins none is a character.
  private boolean tag() {
    if (stored.startsWith("<!--", at)) {
      int end = stored.indexOf("-->", at + 4);
      at = end < 0 ? stored.length() : end + 3;
      return true;
    }
    int name = stored.startsWith("</", at) ? at + 2 : at + 1;
    if (name >= stored.length() || !isLetter(stored.charAt(name))) {
      return false;
    }
    int end = tagEnd(name);
    if (end < 0) {
      return false;
    }
    String tag = tagName(name);
    int start = at;
    at = end + 1;
    if (UNREAD.contains(tag) && name == start + 1) {
      at = behind(tag);
    }
    if (BLOCKS.contains(tag)) {
      lineEnd(start);
    } else if (tag.equals("td") || tag.equals("th")) {
      put(' ', start, at);
    }
    return true;
  }

  /// The place of the `>`; negative where another `<` comes first or none follows.
  private int tagEnd(int from) {
    for (int i = from; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (c == '>') {
        return i;
      }
      if (c == '<') {
        return -1;
      }
    }
    return -1;
  }

  /// The place behind the end tag of an element that is not read; without one, the text's end.
  private int behind(String tag) {
    Matcher close = Pattern.compile("</" + tag, Pattern.CASE_INSENSITIVE).matcher(stored);
    if (!close.find(at)) {
      return stored.length();
    }
    int end = stored.indexOf('>', close.end());
    return end < 0 ? stored.length() : end + 1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String tagName(int from) {
    int end = from;
    while (end < stored.length()
        && end < from + 20
        && Character.isLetterOrDigit(stored.charAt(end))) {
      end++;
    }
    return stored.substring(from, end).toLowerCase(Locale.ROOT);
  }

  private void lineEnd(int start) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      put('\n', start, at);
    }
  }

  private boolean entity(Matcher entity) {
    entity.region(at, Math.min(stored.length(), at + 40));
    if (!entity.lookingAt()) {
      return false;
    }
    String decoded = Parser.unescapeEntities(entity.group(), false);
    if (decoded.equals(entity.group())) {
      return false;
    }
    int start = at;
    at = entity.end();
    for (int i = 0; i < decoded.length(); i++) {
      char plain = plain(decoded.charAt(i));
      if (plain != 0) {
        put(plain, start, at);
      }
    }
    return true;
  }

  private boolean skip(Matcher shortcode) {
    shortcode.region(at, stored.length());
    if (!shortcode.lookingAt()) {
      return false;
    }
    int start = at;
    at = shortcode.end();
    if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
      put(' ', start, at);
    }
    return true;
  }

  private void character() {
    char c = stored.charAt(at);
    if (isHyphen(c) && joinsLines()) {
      return;
    }
    int start = at;
    int end = clusterEnd();
    if (end > start + 1) {
      at = end;
      String composed = UnicodeForm.composed(stored.substring(start, end));
      for (int i = 0; i < composed.length(); i++) {
        put(composed.charAt(i), start, end);
      }
      return;
    }
    at++;
    if (c == '\r' && at < stored.length() && stored.charAt(at) == '\n') {
      at++;
      put('\n', start, at);
      return;
    }
    String ligature = ligature(c);
    if (!ligature.isEmpty()) {
      for (int i = 0; i < ligature.length(); i++) {
        put(ligature.charAt(i), start, at);
      }
      return;
    }
    char plain = plain(c);
    if (plain != 0) {
      put(plain, start, at);
    }
  }

  /// The end of a letter with the marks that belong to it; of other characters one.
  private int clusterEnd() {
    int end = at + 1;
    if (!Character.isLetter(stored.charAt(at))) {
      return end;
    }
    int marks = 0;
    while (end < stored.length() && marks < MOST_MARKS && isMark(stored.charAt(end))) {
      end++;
      marks++;
    }
    return marks > 0 ? end : at + 1;
  }

  private static boolean isMark(char c) {
    return c >= 0x300 && c < 0x370;
  }

  /// Joins a word that a hyphen and one line end cut, before a small letter.
  private boolean joinsLines() {
    if (text.isEmpty() || !Character.isLetter(text.charAt(text.length() - 1))) {
      return false;
    }
    int next = blanks(at + 1);
    int line = next;
    if (next < stored.length() && isLineEnd(stored.charAt(next))) {
      line = next + (stored.startsWith("\r\n", next) ? 2 : 1);
    }
    if (line == next) {
      return false;
    }
    int word = blanks(line);
    if (word >= stored.length() || !Character.isLowerCase(stored.charAt(word))) {
      return false;
    }
    if (CONJUNCTION
        .matcher(stored.substring(word, Math.min(stored.length(), word + 8)))
        .matches()) {
      return false;
    }
    at = word;
    return true;
  }

  private int blanks(int from) {
    int next = from;
    while (next < stored.length() && next < from + 40 && isBlank(stored.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u202F';
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u00AD';
  }

  private static boolean isLineEnd(char c) {
    return switch (c) {
      case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  private static String ligature(char c) {
    return switch (c) {
      case '\uFB00' -> "ff";
      case '\uFB01' -> "fi";
      case '\uFB02' -> "fl";
      case '\uFB03' -> "ffi";
      case '\uFB04' -> "ffl";
      case '\uFB05', '\uFB06' -> "st";
      default -> "";
    };
  }

  /// The character as it is read; 0 for one that is not seen.
  private static char plain(char c) {
    if (isLineEnd(c)) {
      return '\n';
    }
    if (c == '\u2010' || c == '\u2011') {
      return '-';
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.FORMAT -> 0;
      case Character.CONTROL -> c == '\t' ? c : ' ';
      default -> c;
    };
  }

  private void put(char c, int start, int end) {
    int length = text.length();
    if (length == starts.length) { // a ligature is several letters
      starts = Arrays.copyOf(starts, 2 * length + 8);
      ends = Arrays.copyOf(ends, 2 * length + 8);
    }
    starts[length] = start;
    ends[length] = end;
    text.append(c);
  }
}
