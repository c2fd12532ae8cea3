package org.colophon.matching;

import org.colophon.catalog.ItemId;

/// An item found by a search.
///
/// @param score of the fused ranking; only its order means something
/// @param similarity best cosine between a query vector and a passage; NaN when the query had no
///   vector
/// @param passage ordinal of that passage; -1 when the query had no vector
public record ItemHit(ItemId id, double score, double similarity, int passage) {}
