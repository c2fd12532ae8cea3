package org.colophon.service.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request for another operation, by the caller and over the connection of the request around it.
/// Of that one's headers it has those that say who sends it and from where.
final class ForwardedRequest extends HttpServletRequestWrapper {
  private static final String CONTENT_TYPE = "content-type";
  private static final Set<String> KEPT =
      Set.of("authorization", "cookie", "host", "origin", "sec-fetch-site", "user-agent");

  private final ForwardedCall call;
  private final byte[] body;
  private final Map<String, Object> attributes = new HashMap<>();

  ForwardedRequest(HttpServletRequest around, ForwardedCall call) {
    super(around);
    this.call = call;
    String json = call.body();
    this.body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String getMethod() {
    return call.method();
  }

  @Override
  public String getRequestURI() {
    return call.path();
  }

  @Override
  public String getServletPath() {
    return call.path();
  }

  @Override
  public @Nullable String getQueryString() {
    return call.query().isEmpty() ? null : call.query();
  }

  @Override
  public @Nullable String getContentType() {
    return call.body() == null ? null : "application/json";
  }

  @Override
  public int getContentLength() {
    return body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public @Nullable String getHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(CONTENT_TYPE)) {
      return getContentType();
    }
    return KEPT.contains(lower) ? super.getHeader(name) : null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = getHeader(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> getHeader(name) != null)
            .toList());
  }

  /// What the operation remembers with the request stays out of the request around it.
  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (value == null) {
      attributes.remove(name);
    } else {
      attributes.put(name, value);
    }
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    Object own = attributes.get(name);
    return own == null ? super.getAttribute(name) : own;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Bytes(body);
  }

  /// The body.
  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream in;

    Bytes(byte[] body) {
      this.in = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return in.read(into, from, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is there as a whole");
    }
  }
}
