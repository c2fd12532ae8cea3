package org.colophon.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Catalog;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.DeliveryCalendar;
import org.colophon.catalog.Imprint;
import org.colophon.catalog.Reference;
import org.colophon.catalog.Source;
import org.colophon.catalog.SourceId;

/// The source of items that an editor stores from the Desk page.
public final class DeskSource {
  public static final SourceId ID = new SourceId("desk");

  private DeskSource() {}

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
