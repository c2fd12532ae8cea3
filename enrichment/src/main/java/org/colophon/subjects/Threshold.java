package org.colophon.subjects;

import java.util.Optional;

/// The probability from which subjects of a vocabulary are proposed, with its measured precision.
///
/// @param scheme of the vocabulary
/// @param least what is less likely is not proposed
/// @param measured what it does; empty where nothing was measured
public record Threshold(String scheme, double least, Optional<Measured> measured) {

  /// The measured precision and recall of a threshold on confirmed data.
  ///
  /// @param promised the share of right proposals that it was set for
  /// @param precision the share of right proposals that it reached
  /// @param found the share of confirmed subjects that it proposes
  /// @param texts on how many texts, each held out
  public record Measured(double promised, double precision, double found, int texts) {}

  /// One that was set by hand and promises nothing.
  public static Threshold unmeasured(String scheme, double least) {
    return new Threshold(scheme, least, Optional.empty());
  }
}
