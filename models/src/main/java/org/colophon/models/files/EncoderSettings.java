package org.colophon.models.files;

import org.colophon.models.Role;

/// The input and output settings of a text encoder.
///
/// @param dim length of the vectors
/// @param maxTokens the most tokens that the model reads, its own markers and the prefix included
/// @param pooling how one vector is made of the tokens' vectors
/// @param passagePrefix put before a text of [Role#PASSAGE]; may be empty
/// @param queryPrefix put before a text of [Role#QUERY]; may be empty
public record EncoderSettings(
    int dim, int maxTokens, Pooling pooling, String passagePrefix, String queryPrefix) {
  /// Markers at both ends and one token between them.
  private static final int FEWEST_TOKENS = 3;

  public EncoderSettings {
    if (dim < 1) {
      throw new IllegalArgumentException("'dim' is at least 1, got " + dim);
    }
    if (maxTokens < FEWEST_TOKENS) {
      throw new IllegalArgumentException(
          "'maxTokens' is at least " + FEWEST_TOKENS + ", got " + maxTokens);
    }
  }

  /// What stands before a text in this role.
  public String prefix(Role role) {
    return switch (role) {
      case PASSAGE -> passagePrefix;
      case QUERY -> queryPrefix;
    };
  }

  /// The method that combines the tokens' vectors into one vector.
  public enum Pooling {
    /// The first token's vector.
    CLS,
    /// The mean of all tokens' vectors, markers included.
    MEAN
  }
}
