package org.colophon.audience;

import java.time.Instant;
import org.colophon.catalog.ItemId;

/// An editor's accepted item for a segment: the product of the desk.
///
/// @param until from this instant on it no longer holds
public record Targeting(ItemId item, SegmentId segment, String by, Instant from, Instant until) {}
