package org.colophon.service.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The percent encoding of a value in a path or a query.
public final class PercentEncoding {
  private PercentEncoding() {}

  /// A value as it may stand in a path or a query: UTF-8, a space as `%20`.
  public static String of(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
