package org.colophon.models;

/// An embedding model: text in, vector out. Thread-safe; owns native memory until closed; closing
/// twice is harmless.
///
/// One text per call: quantised models quantise dynamically, so that in a batch a text's vector
/// depends on its neighbours.
public interface Embedder extends AutoCloseable {
  /// The model that makes the vectors; vectors of different digests must never be compared.
  ModelId model();

  /// Length of every vector.
  int dim();

  /// The most tokens that the model reads; what is longer is cut, and [EmbeddedText#truncated()]
  /// says so.
  int maxTokens();

  /// The text's vector and its tokens' vectors.
  ///
  /// @throws IllegalArgumentException when the text is blank
  /// @throws IllegalStateException when this embedder is closed
  EmbeddedText embed(String text, Role role);

  @Override
  void close();
}
