package org.colophon.service.security;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.colophon.audience.Audiences;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.editorial.Directory;

/// The imprints that things of each kind belong to.
public record ImprintLookup(Kind items, Kind products, Kind segments, Kind desks) {
  /// The imprints of the things of one kind.
  @FunctionalInterface
  public interface Kind {
    /// Empty for what is unknown or malformed.
    Optional<ImprintId> of(String id);

    /// Whether one of these imprints has it. What another imprint has takes the same steps as what
    /// does not exist.
    default boolean isIn(String id, Set<ImprintId> imprints) {
      return of(id).filter(imprints::contains).isPresent();
    }
  }

  /// The things of a catalogue or a store, whose ids have a grammar.
  ///
  /// @param <T> the ids
  private record StoredKind<T>(
      Function<String, T> parse, Function<T, Optional<ImprintId>> imprint, Belongs<T> belongs)
      implements Kind {
    @Override
    public Optional<ImprintId> of(String id) {
      try {
        return imprint.apply(parse.apply(id));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    @Override
    public boolean isIn(String id, Set<ImprintId> imprints) {
      try {
        T parsed = parse.apply(id);
        return imprints.stream().anyMatch(imprint -> belongs.test(parsed, imprint));
      } catch (IllegalArgumentException _) {
        return false;
      }
    }
  }

  /// A test of whether a thing belongs to an imprint.
  @FunctionalInterface
  private interface Belongs<T> {
    boolean test(T id, ImprintId imprint);
  }

  /// The lookup in these stores.
  public static ImprintLookup in(Catalog catalog, Audiences audiences, Directory directory) {
    return new ImprintLookup(
        new StoredKind<>(
            ItemId::new,
            id -> read(catalog, view -> view.imprintOf(id)),
            (id, imprint) -> read(catalog, view -> view.belongsTo(id, imprint))),
        id -> {
          try {
            ProductId product = new ProductId(id);
            return read(catalog, view -> view.itemOf(product).flatMap(view::imprintOf));
          } catch (IllegalArgumentException _) {
            return Optional.empty();
          }
        },
        new StoredKind<>(
            SegmentId::new,
            id -> audiences.find(id).map(stored -> stored.segment().imprint()),
            audiences::belongsTo),
        id ->
            directory.desks().stream()
                .filter(desk -> desk.id().value().equals(id))
                .map(DeskRecord::imprint)
                .findFirst());
  }

  private static <R> R read(Catalog catalog, Function<CatalogView, R> question) {
    try (CatalogView view = catalog.view()) {
      return question.apply(view);
    }
  }
}
