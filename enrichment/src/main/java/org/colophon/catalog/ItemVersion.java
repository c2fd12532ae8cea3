package org.colophon.catalog;

import java.time.Instant;

/// An item as the catalogue holds it.
///
/// @param number 1 for the first version taken, one more for each change of the item's own data
/// @param confirmedAt when its source last stated this version, changed or not, or delivered
///   completely without changing it; bounded by the moment of arrival here
/// @param recordedAt when this version arrived here
/// @param seq the catalogue's sequence number of the last entry that touched it
/// @param tombstone whether the source deleted it
/// @param conflict whether the source stated two different versions under the same order key
public record ItemVersion(
    Item item,
    long number,
    FacetHashes hashes,
    Instant confirmedAt,
    Instant recordedAt,
    long seq,
    boolean tombstone,
    boolean conflict) {}
