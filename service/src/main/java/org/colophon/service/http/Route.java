package org.colophon.service.http;

import io.javalin.http.Handler;
import java.util.regex.Pattern;

/// One line of the table of routes.
///
/// @param path with `{name}` for each parameter
public record Route(String method, String path, Handler handler) {

  /// Whether a request for `actual` is for this path, whatever its method.
  boolean matches(String actual) {
    String[] parts = path.split("\\{[^}]+}", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(parts[i]));
    }
    return Pattern.matches(pattern.toString(), actual);
  }
}
