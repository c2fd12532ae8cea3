package org.colophon.models;

/// The identity of one exact model: its name, its version, and the SHA-256 over everything that
/// decides its output (model file, tokenizer and manifest).
///
/// @param digest 64 lower-case hexadecimal digits
public record ModelId(String name, String version, String digest) {
  public ModelId {
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException(
          "a model needs a name and a version, got '" + name + "' and '" + version + "'");
    }
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a model digest is 64 lower-case hex digits, got '" + digest + "'");
    }
  }

  /// First 12 digits of the digest: enough to tell models apart in a path or a log line.
  public String shortDigest() {
    return digest.substring(0, 12);
  }
}
