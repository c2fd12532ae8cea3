package org.colophon.matching.lucene;

import org.colophon.catalog.ItemId;

/// An item found by one ranking.
///
/// @param similarity cosine; NaN for a word search
/// @param ordinal of the passage; -1 for a word search
record RankedItem(ItemId id, double similarity, int ordinal) {}
