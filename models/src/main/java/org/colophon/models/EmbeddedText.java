package org.colophon.models;

import java.util.List;

/// The vectors that an [Embedder] computed for one text.
///
/// @param vector of the whole text
/// @param tokens the model's own sub-word tokens in order, without its markers and prefix
/// @param truncated whether the text was longer than the model reads
public record EmbeddedText(Embedding vector, List<TokenVector> tokens, boolean truncated) {
  public EmbeddedText {
    tokens = List.copyOf(tokens);
  }

  /// The last layer's state of one sub-word token, scaled to unit length.
  ///
  /// @param span where the token stands in the embedded text
  public record TokenVector(Span span, Embedding vector) {}
}
