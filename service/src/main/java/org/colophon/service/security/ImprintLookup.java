package org.colophon.service.security;

import java.util.Optional;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.editorial.Directory;

/// The imprints that things belong to; empty for what is unknown or malformed.
public interface ImprintLookup {
  Optional<ImprintId> ofItem(String id);

  Optional<ImprintId> ofProduct(String id);

  Optional<ImprintId> ofSegment(String id);

  Optional<ImprintId> ofDesk(String id);

  /// The lookup in these stores.
  static ImprintLookup in(Catalog catalog, Audiences audiences, Directory directory) {
    return new ImprintLookup() {
      @Override
      public Optional<ImprintId> ofItem(String id) {
        try (CatalogView view = catalog.view()) {
          return view.imprintOf(new ItemId(id));
        } catch (IllegalArgumentException _) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<ImprintId> ofProduct(String id) {
        try (CatalogView view = catalog.view()) {
          return view.itemOf(new ProductId(id)).flatMap(view::imprintOf);
        } catch (IllegalArgumentException _) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<ImprintId> ofSegment(String id) {
        try {
          return audiences.find(new SegmentId(id)).map(stored -> stored.segment().imprint());
        } catch (IllegalArgumentException _) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<ImprintId> ofDesk(String id) {
        return directory.desks().stream()
            .filter(desk -> desk.id().value().equals(id))
            .map(DeskRecord::imprint)
            .findFirst();
      }
    };
  }
}
