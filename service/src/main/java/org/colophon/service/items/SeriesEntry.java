package org.colophon.service.items;

import org.colophon.catalog.SeriesId;
import org.colophon.catalog.SeriesPlace;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// The place of an item in a series.
@SchemaName("SeriesPlace")
public record SeriesEntry(SeriesId id, @Range(max = 100_000) @Nullable Integer number) {

  static SeriesEntry of(SeriesPlace place) {
    return new SeriesEntry(place.id(), place.number());
  }

  SeriesPlace toSeriesPlace() {
    return new SeriesPlace(id, number);
  }
}
