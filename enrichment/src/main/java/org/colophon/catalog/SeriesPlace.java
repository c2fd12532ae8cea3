package org.colophon.catalog;

import org.jspecify.annotations.Nullable;

/// An item's place in a series.
///
/// @param number null when the series is not numbered
public record SeriesPlace(SeriesId id, @Nullable Integer number) {}
