package org.colophon.recommend;

import org.colophon.catalog.ItemId;

/// An item that might be shown, before the gate has seen it.
///
/// @param score higher is better
/// @param why in words: `targeted` when an editor chose it, else what it shares
public record Candidate(ItemId item, double score, String why) {}
