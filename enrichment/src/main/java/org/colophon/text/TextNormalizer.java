package org.colophon.text;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.models.UnicodeForm;

/// The form in which values and sentences are compared: what differs only by case, blanks, markup
/// or invisible characters is the same.
public final class TextNormalizer {
  private static final Pattern TAG = Pattern.compile("<[/!]?\\p{Alpha}[^<>]*>");
  private static final Pattern TAG_OR_COMMENT =
      Pattern.compile(TAG.pattern() + "|<!--.*?-->", Pattern.DOTALL);
  private static final String COMMENT_END = "-->";

  private static final Pattern REFERENCE =
      Pattern.compile("&(#\\d{1,7}|#x\\p{XDigit}{1,6}|\\p{Alpha}+);");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("nbsp", " "),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("shy", ""),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"),
          Map.entry("eacute", "é"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"));

  private TextNormalizer() {}

  /// Without tags, character references, invisible characters and repeated blanks; composed (NFC)
  /// and in small letters.
  public static String normalize(String text) {
    String plain = REFERENCE.matcher(withoutTags(text)).replaceAll(TextNormalizer::read);
    String visible = INVISIBLE.matcher(plain).replaceAll("");
    String joined = BLANK.matcher(visible).replaceAll(" ").strip();
    return UnicodeForm.composed(joined).toLowerCase(Locale.ROOT);
  }

  /// A comment is looked for only up to the last end of one: each that begins before it ends, and
  /// no text is searched twice.
  private static String withoutTags(String text) {
    int end = text.lastIndexOf(COMMENT_END);
    if (end < 0) {
      return TAG.matcher(text).replaceAll(" ");
    }
    int rest = end + COMMENT_END.length();
    return TAG_OR_COMMENT.matcher(text.substring(0, rest)).replaceAll(" ")
        + TAG.matcher(text.substring(rest)).replaceAll(" ");
  }

  private static String read(MatchResult reference) {
    String name = reference.group(1);
    return Matcher.quoteReplacement(
        name.startsWith("#")
            ? character(name.substring(1), reference.group())
            : NAMED.getOrDefault(name, reference.group()));
  }

  private static String character(String number, String otherwise) {
    int code =
        number.startsWith("x")
            ? Integer.parseInt(number.substring(1), 16)
            : Integer.parseInt(number);
    return Character.isValidCodePoint(code) ? Character.toString(code) : otherwise;
  }
}
