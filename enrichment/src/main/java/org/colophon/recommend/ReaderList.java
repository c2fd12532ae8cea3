package org.colophon.recommend;

import java.util.List;
import org.colophon.governance.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A list with the basis that it was made from.
///
/// @param basis `segment`, `signals`, `item`; `generic` alone when nothing could be used
/// @param fallbacks what was asked for and could not be used, with the reason
/// @param end why there are fewer items than asked for; null when there are as many, or when the
///   list was not made for a segment or an item alone
public record ReaderList(
    Recommendations recommendations,
    List<String> basis,
    List<Fallback> fallbacks,
    @Nullable End end) {
  public ReaderList {
    basis = List.copyOf(basis);
    fallbacks = List.copyOf(fallbacks);
  }

  /// A list that says nothing of what it was made from.
  public static ReaderList plain(Recommendations recommendations) {
    return new ReaderList(recommendations, List.of(), List.of(), null);
  }

  /// A list of what is related to an item.
  ///
  /// @param k how many were asked for
  public static ReaderList related(Recommendations recommendations, int k) {
    boolean ended = recommendations.items().size() < k;
    return new ReaderList(
        recommendations, List.of(), List.of(), ended ? End.NO_MORE_RELATED : null);
  }

  /// The same list without a word of what was kept out, for somebody who may not know of it.
  public ReaderList withoutBlocked() {
    return new ReaderList(recommendations.withoutBlocked(), basis, fallbacks, end);
  }

  /// What is left when nothing can be shown, whatever it is.
  ///
  /// @param obstacles why
  public ReaderList emptied(List<ReasonCode> obstacles) {
    return new ReaderList(recommendations.emptied(obstacles), basis, fallbacks, null);
  }

  /// The reason why a list ends before as many items as were asked for. Names are stable.
  public enum End {
    NO_MORE_FIT("no other item that may be shown fits the segment"),
    NO_MORE_RELATED("no other item that may be shown is related enough");

    private final String reason;

    End(String reason) {
      this.reason = reason;
    }

    /// In words.
    public String reason() {
      return reason;
    }
  }

  /// An input that could not be used.
  ///
  /// @param code stable: one of a segment's, `CONSENT_MISSING`, `SIGNAL_EXPIRED` or
  ///   `SIGNAL_WITHOUT_CONTENT`
  public record Fallback(String code, String reason) {}
}
