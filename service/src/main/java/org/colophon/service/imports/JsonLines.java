package org.colophon.service.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;

/// One JSON value a line, UTF-8. Blank lines and a byte order mark are passed over; a line that is
/// too long is reported and skipped without being held in memory.
public final class JsonLines implements RecordStream {
  /// The longest line that is taken, in bytes: a text of the greatest length, each character
  /// escaped.
  static final int MAX_LINE = 16 * 1024 * 1024;

  private final String name;
  private final InputStream in;

  /// Reads from `in`, which the caller closes.
  ///
  /// @param name what places call it
  public JsonLines(String name, InputStream in) {
    this.name = name;
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 1;
    long length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        hand(line, length, number, sink);
        line.reset();
        length = 0;
        number++;
      } else if (length++ < MAX_LINE) {
        line.write(b);
      }
    }
    hand(line, length, number, sink);
  }

  private void hand(ByteArrayOutputStream line, long length, long number, Consumer<Raw> sink) {
    RecordPosition place = new RecordPosition(name, number);
    if (length > MAX_LINE) {
      String reason = "has " + length + " bytes; the limit is " + MAX_LINE;
      sink.accept(Raw.malformed(place, ErrorCode.TOO_LONG, reason, "shorten its text"));
      return;
    }
    byte[] bytes = withoutMark(line.toByteArray(), number);
    if (!isBlank(bytes)) {
      sink.accept(Raw.of(place, () -> ApiMapper.parse(bytes)));
    }
  }

  private static byte[] withoutMark(byte[] bytes, long number) {
    boolean marked =
        number == 1
            && bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
