package org.colophon.service.imports;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;

/// Makes the source, desk and imprint that a manifest names known to the catalogue, so that what is
/// imported belongs to somebody. Those that exist stay as they are.
public final class SourceSetup {
  private final Catalog catalog;
  private final String user;

  /// @param user who imports, and so is the first member of a desk that is made
  public SourceSetup(Catalog catalog, String user) {
    this.catalog = catalog;
    this.user = user;
  }

  /// Adds what is missing; returns it in words.
  public List<String> ensure(Manifest manifest) {
    List<Reference> missing = new ArrayList<>();
    ImprintId imprint = manifest.presets().imprint();
    if (imprint == null) {
      return List.of();
    }
    DeskId desk = manifest.presets().desk();
    SourceId source = manifest.presets().source();
    try (CatalogView view = catalog.view()) {
      if (view.imprint(imprint).isEmpty()) {
        missing.add(
            new Reference.OfImprint(new Imprint(imprint, imprint.value(), imprint.value())));
      }
      if (desk != null && view.desk(desk).isEmpty()) {
        missing.add(
            new Reference.OfDesk(new DeskRecord(desk, desk.value(), imprint, List.of(user), true)));
      }
      if (source != null && view.source(source).isEmpty()) {
        missing.add(new Reference.OfSource(source(source, imprint, manifest)));
      }
    }
    missing.forEach(catalog::put);
    return missing.stream().map(SourceSetup::words).toList();
  }

  private static Source source(SourceId id, ImprintId imprint, Manifest manifest) {
    Manifest.Calendar calendar = manifest.calendar();
    return new Source(
        id,
        id.value(),
        imprint,
        manifest.presets().desk(),
        Set.of(),
        new DeliveryCalendar(
            calendar.expectedEvery(), EnumSet.allOf(DayOfWeek.class), calendar.zone()),
        null);
  }

  private static String words(Reference reference) {
    String kind =
        switch (reference) {
          case Reference.OfImprint _ -> "imprint";
          case Reference.OfDesk _ -> "desk";
          case Reference.OfSource _ -> "source";
          case Reference.OfContributor _,
              Reference.OfSeries _,
              Reference.OfEvent _,
              Reference.OfAward _ ->
              "record";
        };
    return kind + " '" + Named.id(reference) + "'";
  }
}
