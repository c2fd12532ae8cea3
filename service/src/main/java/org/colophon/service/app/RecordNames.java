package org.colophon.service.app;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.colophon.catalog.reference.Reference;
import org.colophon.editorial.Directory;
import org.colophon.linking.CatalogGaps;
import org.colophon.linking.RecordIndex;

/// The publisher's own records, by name.
public final class RecordNames {
  private static final List<Class<? extends Reference>> KINDS =
      List.of(
          Reference.OfContributor.class,
          Reference.OfSeries.class,
          Reference.OfImprint.class,
          Reference.OfEvent.class,
          Reference.OfAward.class);

  private RecordNames() {}

  /// Empty until it is brought up to date.
  static RecordIndex of(Stores stores) {
    Directory directory = stores.directory();
    return new RecordIndex(
        stores.catalog(),
        () ->
            KINDS.stream()
                .flatMap(kind -> directory.all(kind).stream().map(Reference.class::cast))
                .toList());
  }

  /// What records and vocabularies lack; of a data directory that no service owns.
  ///
  /// @param directory with the vocabularies
  /// @param zone in which a promised day is over
  public static CatalogGaps gaps(Stores stores, Path directory, ZoneId zone) {
    RecordIndex records = of(stores);
    records.catchUp();
    return new CatalogGaps(
        stores.catalog(),
        stores.enrichments(),
        stores.records().decisions(),
        records,
        Vocabularies.of(directory),
        zone);
  }
}
