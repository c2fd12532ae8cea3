package org.colophon.editorial;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Imprint;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;

/// The source of items that an editor stores from the Desk page.
public final class EditorialSource {
  public static final SourceId ID = new SourceId("desk");

  private EditorialSource() {}

  /// Registers it, once there is an imprint to register it for; changes nothing when it is known.
  ///
  /// @param zone of dates without one
  public static void register(Catalog catalog, Directory directory, ZoneId zone) {
    try (CatalogView view = catalog.view()) {
      if (view.source(ID).isPresent()) {
        return;
      }
    }
    List<Imprint> imprints = directory.imprints();
    if (!imprints.isEmpty()) {
      catalog.put(
          new Reference.OfSource(
              new Source(
                  ID,
                  "Desk",
                  imprints.getFirst().id(),
                  null,
                  Set.of(),
                  DeliveryCalendar.daily(zone),
                  null)));
    }
  }
}
