package org.colophon.audience;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// An accepted assignment of an item to a segment.
///
/// @param until from this instant on it no longer holds
public record Targeting(ItemId item, SegmentId segment, String by, Instant from, Instant until) {}
