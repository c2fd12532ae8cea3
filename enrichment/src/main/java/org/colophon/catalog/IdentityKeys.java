package org.colophon.catalog;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The identifiers of an item in one spelling each. Two items that have one in common are the same
/// thing recorded twice.
///
/// An ISBN is thirteen digits, whether it was ten or hyphenated. A URL is compared without scheme,
/// `www`, port, trailing slash, fragment and tracking parameters, its host in small letters. A
/// publisher's own key means something within its imprint only. Where an item is found counts where
/// nothing else identifies it.
public final class IdentityKeys {
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?:utm_.*|mtm_.*|pk_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid"
              + "|_hsenc|_hsmi|wt_mc|cmpid)=.*",
          Pattern.CASE_INSENSITIVE);
  private static final int BODY = 12;

  private IdentityKeys() {}

  /// The keys of an item, in order; empty where nothing identifies it.
  public static Set<String> of(Item item) {
    Set<String> keys = new TreeSet<>();
    Identity identity = item.identity();
    String id = identity.canonicalId();
    if (id != null) {
      keys.add(canonical(id, item.imprint()));
    } else if (identity.canonicalUrl() != null) {
      keys.add("url:" + url(identity.canonicalUrl()));
    }
    for (Product product : item.products()) {
      if (product.isbn13() != null) {
        keys.add("isbn:" + product.isbn13());
      }
    }
    return keys;
  }

  private static String canonical(String id, ImprintId imprint) {
    int colon = id.indexOf(':');
    String rest = id.substring(colon + 1).strip();
    return switch (id.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
      case "isbn" -> "isbn:" + isbn(rest);
      case "doi" -> "doi:" + rest.toLowerCase(Locale.ROOT);
      case "url" -> "url:" + url(rest);
      case "key" -> "key:" + imprint + ":" + rest;
      default -> id;
    };
  }

  /// The key of an ISBN in any spelling: with 10 or 13 digits, with hyphens, blanks or `isbn:`.
  public static String ofIsbn(String text) {
    return "isbn:" + isbn(text);
  }

  /// Thirteen digits; what is not an ISBN stays as it is, in capital letters.
  static String isbn(String text) {
    String plain = text.replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT);
    if (!plain.matches("[0-9]{9}[0-9X]")) {
      return plain;
    }
    String body = "978" + plain.substring(0, 9);
    int sum = 0;
    for (int i = 0; i < BODY; i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  static String url(String text) {
    try {
      URI uri = new URI(text.strip());
      String host = uri.getHost();
      return host == null
          ? text.strip()
          : host(host) + path(uri.getRawPath()) + query(uri.getRawQuery());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return text.strip(); // compared as it is
    }
  }

  private static String host(String host) {
    String plain = IDN.toASCII(host).toLowerCase(Locale.ROOT);
    return plain.startsWith("www.") ? plain.substring("www.".length()) : plain;
  }

  private static String path(@Nullable String path) {
    return path == null ? "" : path.replaceFirst("/+$", "");
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    String kept =
        Arrays.stream(query.split("&", -1))
            .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
            .sorted()
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }
}
