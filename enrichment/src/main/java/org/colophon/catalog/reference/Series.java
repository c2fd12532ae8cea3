package org.colophon.catalog.reference;

import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SeriesId;

/// A series of works.
public record Series(SeriesId id, String name, ImprintId imprint) {}
