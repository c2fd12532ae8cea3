package org.colophon.catalog;

/// A series of works.
public record Series(SeriesId id, String name, ImprintId imprint) {}
