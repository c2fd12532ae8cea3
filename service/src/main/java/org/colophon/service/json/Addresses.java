package org.colophon.service.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.colophon.service.json.Problem.Code;
import org.jspecify.annotations.Nullable;

/// Checks of ISBNs, canonical ids and URLs.
final class Addresses {
  private static final Pattern ISBN = Pattern.compile("97[89][0-9]{10}");
  private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/\\S{1,300}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,300}");

  private Addresses() {}

  static @Nullable String isbn(Fields fields, String name) throws Fault {
    String isbn = fields.optionalText(name, 60);
    if (isbn != null) {
      checkIsbn(isbn, fields.at(name));
    }
    return isbn;
  }

  /// `isbn:…`, `doi:…`, `url:…`, or `key:…` for a publisher's own key.
  static @Nullable String canonicalId(Fields fields, String name) throws Fault {
    String id = fields.optionalText(name, 2_100);
    if (id == null) {
      return null;
    }
    String place = fields.at(name);
    String rest = id.substring(id.indexOf(':') + 1);
    boolean right =
        switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
          case "isbn" -> {
            checkIsbn(rest, place);
            yield true;
          }
          case "url" -> isUrl(rest);
          case "doi" -> DOI.matcher(rest).matches();
          case "key" -> KEY.matcher(rest).matches();
          default -> false;
        };
    if (!right) {
      throw new Fault(
          Code.BAD_ID,
          place,
          Shown.of(id) + " is no canonical id",
          "write isbn:9783161484100, doi:10.1000/182, url:https://… or key: and your own key");
    }
    return id;
  }

  static @Nullable String url(Fields fields, String name) throws Fault {
    String url = fields.optionalText(name, 2_000);
    if (url != null && !isUrl(url)) {
      throw new Fault(
          Code.BAD_URL,
          fields.at(name),
          Shown.of(url) + " is no address of a page",
          "write it whole, with https://");
    }
    return url;
  }

  static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// Whether `text` is 13 digits with the right check digit.
  static boolean isIsbn13(String text) {
    return ISBN.matcher(text).matches() && checkDigit(text) == text.charAt(12) - '0';
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }

  private static void checkIsbn(String isbn, String place) throws Fault {
    if (isIsbn13(isbn)) {
      return;
    }
    throw new Fault(
        Code.BAD_ISBN,
        place,
        Shown.of(isbn)
            + (ISBN.matcher(isbn).matches()
                ? " has a wrong check digit: it ends in " + isbn.charAt(12)
                : " is no ISBN-13"),
        ISBN.matcher(isbn).matches()
            ? "look it up; these 12 digits would end in " + checkDigit(isbn)
            : "write 13 digits without hyphens, starting with 978 or 979");
  }
}
