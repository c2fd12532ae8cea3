package org.colophon.service.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.service.api.ApiMapper;

/// The answer of a handler; only the kernel writes it to the connection.
public sealed interface Response {
  /// An answer that is complete.
  record Complete(int status, Content content, Map<String, String> headers) implements Response {
    public Complete {
      headers = Map.copyOf(headers);
    }

    /// The same with a header.
    public Complete header(String name, String value) {
      Map<String, String> all = new TreeMap<>(headers);
      all.put(name, value);
      return new Complete(status, content, all);
    }
  }

  /// An answer that is written while something holds, such as the gate's clearance of its items.
  record Guarded(Release release) implements Response {}

  /// Decides and writes, at once.
  @FunctionalInterface
  interface Release {
    void to(Sender sender);
  }

  /// Writes an answer to the connection; returns when it was taken.
  @FunctionalInterface
  interface Sender {
    /// Writes one answer.
    ///
    /// @param body rendered before, since revocations may wait for the answer
    void send(Caching caching, Body body);

    /// Writes one JSON message.
    default void send(Caching caching, byte[] json) {
      send(caching, new Body("application/json", json, Map.of()));
    }
  }

  /// A rendered answer.
  ///
  /// @param headers beside those about caching
  @SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
  record Body(String mediaType, byte[] bytes, Map<String, String> headers) {
    public Body {
      headers = Map.copyOf(headers);
    }

    /// A body without headers of its own.
    public static Body of(Content content) {
      return new Body(content.type(), content.bytes(), Map.of());
    }
  }

  /// The content of an answer.
  sealed interface Content {
    /// A record, or a tree of JSON.
    record Json(Object message) implements Content {}

    /// Records, one JSON object a line.
    record Lines(List<?> messages) implements Content {
      public Lines {
        messages = List.copyOf(messages);
      }
    }

    /// Any text.
    record Text(String mediaType, String text) implements Content {}

    default String type() {
      return switch (this) {
        case Json _ -> "application/json";
        case Lines _ -> "application/x-ndjson";
        case Text(String mediaType, _) -> mediaType;
      };
    }

    default byte[] bytes() {
      return switch (this) {
        case Json(Object message) -> ApiMapper.write(message);
        case Lines(List<?> messages) -> lines(messages);
        case Text(_, String text) -> text.getBytes(StandardCharsets.UTF_8);
      };
    }

    private static byte[] lines(List<?> messages) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (Object message : messages) {
        out.writeBytes(ApiMapper.write(message));
        out.write('\n');
      }
      return out.toByteArray();
    }
  }

  /// 200 with a message that nobody may keep.
  static Complete ok(Object message) {
    return json(200, message);
  }

  /// A message that nobody may keep.
  static Complete json(int status, Object message) {
    return new Complete(status, new Content.Json(message), Map.of("Cache-Control", "no-store"));
  }

  /// One JSON object a line, which nobody may keep.
  static Complete lines(List<?> messages) {
    return new Complete(200, new Content.Lines(messages), Map.of("Cache-Control", "no-store"));
  }
}
