package org.colophon.service.http;

import org.jspecify.annotations.Nullable;

/// A call of another operation of this service, made for the same caller within a request. It is
/// identified, limited, confined, counted and judged like a request that came from outside.
///
/// @param method of the operation, in capital letters
/// @param path with every parameter filled in and escaped
/// @param query escaped; empty when there is none
/// @param body JSON; null when the operation takes none
public record ForwardedCall(String method, String path, String query, @Nullable String body) {

  /// The message that an answer is written in.
  @FunctionalInterface
  public interface Envelope {
    /// The bytes that are written to the connection for an answer of the other operation. Called
    /// once, while the gate's clearance of what the answer holds is kept.
    ///
    /// @param status of the answer
    /// @param body of the answer, in UTF-8
    byte[] around(int status, byte[] body);
  }
}
