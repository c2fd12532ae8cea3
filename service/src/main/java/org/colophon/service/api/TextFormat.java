package org.colophon.service.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The format of a string beyond its length.
public enum TextFormat {
  /// Any text.
  PLAIN("", ""),
  /// 13 digits with the right check digit.
  ISBN_13("", "^97[89][0-9]{10}$"),
  /// `isbn:…`, `doi:…`, `url:…`, or `key:…` for a publisher's own key.
  CANONICAL_ID("", ""),
  /// An absolute http or https URL.
  WEB_URL("uri", ""),
  /// ISO 639-1 where there is one, else three letters; `und` when unknown.
  LANGUAGE("", ""),
  /// ISO 3166-1, two capital letters.
  COUNTRY("", "^[A-Z]{2}$"),
  /// A decimal without sign, unit or thousands separator.
  AMOUNT("", "^[0-9]{1,8}(\\.[0-9]{1,4})?$"),
  /// The `response_id` of an answer.
  RESPONSE_ID("", "^r-[0-9a-z]{1,20}$");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern ISBN = Pattern.compile("97[89][0-9]{10}");
  private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/\\S{1,300}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,300}");
  private static final Pattern RESPONSE = Pattern.compile("r-[0-9a-z]{1,20}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,4})?");

  private final String schemaFormat;
  private final String schemaPattern;

  TextFormat(String schemaFormat, String schemaPattern) {
    this.schemaFormat = schemaFormat;
    this.schemaPattern = schemaPattern;
  }

  /// JSON Schema's `format`; empty when it has none.
  String schemaFormat() {
    return schemaFormat;
  }

  /// JSON Schema's `pattern`; empty when none says it.
  String schemaPattern() {
    return schemaPattern;
  }

  /// Returns `text` when it has this format.
  ///
  /// @throws ApiException with an empty pointer when it has not
  public String check(String text) {
    switch (this) {
      case PLAIN -> {}
      case ISBN_13 -> checkIsbn(text);
      case CANONICAL_ID -> checkCanonicalId(text);
      case WEB_URL ->
          require(
              isUrl(text),
              ErrorCode.BAD_URL,
              Excerpt.of(text) + " is not a valid URL",
              "send an absolute URL that starts with https://");
      case LANGUAGE -> LanguageCodes.check(text);
      case COUNTRY ->
          require(
              COUNTRIES.contains(text),
              ErrorCode.BAD_VALUE,
              Excerpt.of(text) + " is not a country code",
              "send two capital letters of ISO 3166 such as 'DE'");
      case AMOUNT ->
          require(
              DECIMAL.matcher(text).matches(),
              ErrorCode.BAD_VALUE,
              Excerpt.of(text) + " is not a valid amount",
              "send a decimal such as \"24.00\", without sign, unit or thousands separator");
      case RESPONSE_ID ->
          require(
              RESPONSE.matcher(text).matches(),
              ErrorCode.BAD_ID,
              Excerpt.of(text) + " is not a valid response_id",
              "send the response_id that came with the answer");
    }
    return text;
  }

  /// Whether `text` is an absolute http or https URL.
  public static boolean isUrl(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// Whether `text` is 13 digits with the right check digit.
  public static boolean isIsbn13(String text) {
    return ISBN.matcher(text).matches() && checkDigit(text) == text.charAt(12) - '0';
  }

  private static void checkCanonicalId(String id) {
    String rest = id.substring(id.indexOf(':') + 1);
    boolean valid =
        switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
          case "isbn" -> {
            checkIsbn(rest);
            yield true;
          }
          case "url" -> isUrl(rest);
          case "doi" -> DOI.matcher(rest).matches();
          case "key" -> KEY.matcher(rest).matches();
          default -> false;
        };
    require(
        valid,
        ErrorCode.BAD_ID,
        Excerpt.of(id) + " is not a valid canonical id",
        "send isbn:9783161484100, doi:10.1000/182, url:https://… or key: and your own key");
  }

  private static void checkIsbn(String isbn) {
    boolean digits = ISBN.matcher(isbn).matches();
    require(
        isIsbn13(isbn),
        ErrorCode.BAD_ISBN,
        Excerpt.of(isbn)
            + (digits
                ? " is not a valid ISBN-13: the check digit is wrong"
                : " is not a valid ISBN-13"),
        digits
            ? "check the number; with these 12 digits the last one would be " + checkDigit(isbn)
            : "send 13 digits without hyphens, starting with 978 or 979");
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }

  private static void require(boolean condition, ErrorCode code, String reason, String fix) {
    if (!condition) {
      throw new ApiException(code, "", reason, fix);
    }
  }
}
