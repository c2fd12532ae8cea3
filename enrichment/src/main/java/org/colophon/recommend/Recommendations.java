package org.colophon.recommend;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.SnapshotVersion;

/// A list for readers; every item in it passed the gate at `evaluatedAt`.
///
/// @param context what the items were cleared for
/// @param validUntil the earliest end of any item's clearance, of a targeting, and of the segment
///   and the rules that the list was made by; nothing may be cached longer
/// @param degraded whether fewer items than asked for were found because the gate blocked others
/// @param blocked how many candidates each reason kept out
/// @param snapshotVersion how far the session saw that cleared the items
public record Recommendations(
    List<Recommended> items,
    Context context,
    Instant evaluatedAt,
    Instant validUntil,
    boolean degraded,
    Map<ReasonCode, Integer> blocked,
    SnapshotVersion snapshotVersion) {
  public Recommendations {
    items = List.copyOf(items);
    blocked = Map.copyOf(blocked);
  }

  /// The same list, valid no longer than until `end`.
  public Recommendations endingBy(Instant end) {
    return end.isBefore(validUntil)
        ? new Recommendations(items, context, evaluatedAt, end, degraded, blocked, snapshotVersion)
        : this;
  }

  /// The same list without a word of what was kept out, for somebody who may not know of it.
  public Recommendations withoutBlocked() {
    return new Recommendations(
        items, context, evaluatedAt, validUntil, false, Map.of(), snapshotVersion);
  }

  /// What is left when nothing can be shown, whatever it is.
  ///
  /// @param obstacles why; each keeps out what this list held
  public Recommendations emptied(List<ReasonCode> obstacles) {
    Map<ReasonCode, Integer> kept = new EnumMap<>(ReasonCode.class);
    kept.putAll(blocked);
    obstacles.forEach(code -> kept.merge(code, items.size(), Integer::sum));
    return new Recommendations(
        List.of(), context, evaluatedAt, evaluatedAt, true, kept, snapshotVersion);
  }

  /// What a reader would be shown.
  public List<Cleared> cleared() {
    return items.stream().map(Recommended::item).toList();
  }

  /// One entry of a list.
  ///
  /// @param why in words: `targeted` when an editor chose it, else what it shares
  public record Recommended(Cleared item, double score, String why) {}
}
