package org.colophon.recommend;

import java.time.Instant;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Clearance;

/// An item that might be shown, before the gate has judged it.
///
/// @param score higher is better
/// @param why in words: `targeted` when an editor chose it, else what it shares
/// @param seen the catalogue's sequence number that the index had come to when it found the item;
///   [#CHOSEN] when no index was asked
/// @param until the end of the targeting that made it one; [Clearance#NEVER] when there is none
public record Candidate(ItemId item, double score, String why, long seen, Instant until) {
  /// Stands for "whatever the index holds": somebody chose the item.
  public static final long CHOSEN = Long.MAX_VALUE;

  /// A candidate that lasts.
  public Candidate(ItemId item, double score, String why, long seen) {
    this(item, score, why, seen, Clearance.NEVER);
  }

  /// A candidate that no index found, and that lasts.
  public Candidate(ItemId item, double score, String why) {
    this(item, score, why, CHOSEN);
  }
}
