package org.colophon.matching.lucene;

import org.colophon.catalog.ItemId;

/// An item that one way of searching found.
///
/// @param leaf the index segment's place in the reader
/// @param document its passage for a vector search, its words for a word search; in that segment
/// @param similarity cosine; NaN for a word search
/// @param ordinal of the passage; -1 for a word search
record Found(ItemId id, int leaf, int document, double similarity, int ordinal) {}
