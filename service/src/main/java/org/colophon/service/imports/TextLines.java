package org.colophon.service.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Lines of a text file in any old encoding, each cut at a limit.
final class TextLines {
  private final InputStream in;
  private final int limit;
  private long number;
  private @Nullable String pushedBack;

  TextLines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// The number of the line that [#next] returned last, from 1.
  long number() {
    return number;
  }

  /// The next line without its end; null at the end of the file.
  @Nullable String next() throws IOException {
    String waiting = pushedBack;
    if (waiting != null) {
      pushedBack = null;
      number++;
      return waiting;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < limit) {
        line.write(b);
      }
    }
    number++;
    return LegacyText.decode(line.toByteArray()).stripTrailing();
  }

  /// Passes over lines until one starts with `prefix`; that one comes next.
  void skipUntil(String prefix) throws IOException {
    for (String line = next(); line != null; line = next()) {
      if (line.startsWith(prefix)) {
        pushedBack = line;
        number--;
        return;
      }
    }
  }
}
