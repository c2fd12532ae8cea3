package org.colophon.service.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The answer to a [ForwardedRequest]: it keeps status, headers and body to itself until the
/// operation lets the body out, and writes it then, in an envelope, to the real connection.
final class ForwardedResponse extends HttpServletResponseWrapper {
  private static final List<String> CARRIED = List.of("retry-after");

  private final ForwardedCall.Envelope envelope;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;
  private boolean written;

  ForwardedResponse(HttpServletResponse around, ForwardedCall.Envelope envelope) {
    super(around);
    this.envelope = envelope;
  }

  /// Writes what has not been written yet.
  void finish() throws IOException {
    if (!written) {
      write();
    }
  }

  private void write() throws IOException {
    written = true;
    byte[] message = envelope.around(status, body.toByteArray());
    HttpServletResponse connection = (HttpServletResponse) getResponse();
    connection.setStatus(200);
    connection.setContentType("application/json");
    connection.setHeader("Cache-Control", "no-store");
    connection.setContentLength(message.length);
    for (String name : CARRIED) {
      String value = headers.get(name);
      if (value != null) {
        connection.setHeader(name, value);
      }
    }
    connection.getOutputStream().write(message);
    connection.flushBuffer();
  }

  /// An operation lets its answer out while something holds: it is written here and now.
  @Override
  public void flushBuffer() throws IOException {
    if (!written && body.size() > 0) {
      write();
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new Buffer(body);
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void sendError(int code) {
    status = code;
  }

  @Override
  public void sendError(int code, String message) {
    status = code;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public void setIntHeader(String name, int value) {
    headers.put(name, Integer.toString(value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    headers.put(name, Integer.toString(value));
  }

  @Override
  public void setDateHeader(String name, long value) {
    headers.put(name, Long.toString(value));
  }

  @Override
  public void addDateHeader(String name, long value) {
    headers.put(name, Long.toString(value));
  }

  @Override
  public boolean containsHeader(String name) {
    return headers.containsKey(name);
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public Collection<String> getHeaders(String name) {
    String value = headers.get(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public Collection<String> getHeaderNames() {
    return headers.keySet();
  }

  @Override
  public void setContentType(@Nullable String type) {
    setHeader("Content-Type", type);
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public void setContentLength(int length) {
    // the length of the envelope counts
  }

  @Override
  public void setContentLengthLong(long length) {
    // the length of the envelope counts
  }

  @Override
  public void setCharacterEncoding(@Nullable String encoding) {
    // JSON is UTF-8
  }

  @Override
  public void setLocale(@Nullable Locale locale) {
    // JSON has none
  }

  @Override
  public boolean isCommitted() {
    return written;
  }

  @Override
  public void reset() {
    headers.clear();
    body.reset();
    status = 200;
  }

  @Override
  public void resetBuffer() {
    body.reset();
  }

  /// The body so far.
  private static final class Buffer extends ServletOutputStream {
    private final ByteArrayOutputStream out;

    Buffer(ByteArrayOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      out.write(bytes, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("the answer is written as a whole");
    }
  }
}
