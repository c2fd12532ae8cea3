package org.colophon.recommend;

import java.util.List;
import org.colophon.governance.ReasonCode;

/// A list with the basis that it was made from.
///
/// @param basis `segment`, `signals`, `item`; `generic` alone when nothing could be used
/// @param fallbacks what was asked for and could not be used, with the reason
public record ReaderList(
    Recommendations recommendations, List<String> basis, List<Fallback> fallbacks) {
  public ReaderList {
    basis = List.copyOf(basis);
    fallbacks = List.copyOf(fallbacks);
  }

  /// A list that says nothing of what it was made from.
  public static ReaderList plain(Recommendations recommendations) {
    return new ReaderList(recommendations, List.of(), List.of());
  }

  /// What is left when nothing can be shown, whatever it is.
  ///
  /// @param obstacles why
  public ReaderList emptied(List<ReasonCode> obstacles) {
    return new ReaderList(recommendations.emptied(obstacles), basis, fallbacks);
  }

  /// An input that could not be used.
  ///
  /// @param code stable: one of a segment's, `CONSENT_MISSING`, `SIGNAL_EXPIRED` or
  ///   `SIGNAL_WITHOUT_CONTENT`
  public record Fallback(String code, String reason) {}
}
