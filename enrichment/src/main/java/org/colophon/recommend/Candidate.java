package org.colophon.recommend;

import org.colophon.catalog.ItemId;

/// An item that might be shown, before the gate has judged it.
///
/// @param score higher is better
/// @param why in words: `targeted` when an editor chose it, else what it shares
/// @param seen the catalogue's sequence number that the index had come to when it found the item;
///   [#CHOSEN] when no index was asked
public record Candidate(ItemId item, double score, String why, long seen) {
  /// Stands for "whatever the index holds": somebody chose the item.
  public static final long CHOSEN = Long.MAX_VALUE;

  /// A candidate that no index found.
  public Candidate(ItemId item, double score, String why) {
    this(item, score, why, CHOSEN);
  }
}
