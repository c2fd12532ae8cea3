package org.colophon.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.jspecify.annotations.Nullable;

/// The facts that a message may state of an item, each with its source and age. They are read from
/// the lines of [org.colophon.exposure.StatementSnapshot], which every channel's answers are
/// recorded by, so that all channels state the same.
///
/// @param product that they are about; null for everything but books
/// @param price such as `24.00 EUR`; null when none may be stated
/// @param availability such as `available`; null when none may be stated
/// @param appearsOn the sales date while it lies ahead
public record MessageFacts(
    ItemId item,
    @Nullable ProductId product,
    @Nullable Stated price,
    @Nullable Stated availability,
    @Nullable Stated appearsOn) {

  /// A kind of facts that messages state.
  public enum Kind {
    PRICE,
    AVAILABILITY,
    APPEARS_ON;

    @Nullable Stated of(MessageFacts facts) {
      return switch (this) {
        case PRICE -> facts.price();
        case AVAILABILITY -> facts.availability();
        case APPEARS_ON -> facts.appearsOn();
      };
    }

    /// The beginning of its line in a statement.
    private String key() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  /// A fact as it is stated.
  ///
  /// @param source who says so; null when it follows from several facts
  /// @param confirmedAt when the source said so last; null without a source
  /// @param changedAt since when it is so, as seen from here; null without a source
  public record Stated(
      String value,
      @Nullable SourceId source,
      @Nullable Instant confirmedAt,
      @Nullable Instant changedAt) {}

  /// The facts among the lines of a statement.
  ///
  /// @param facts of the item and its products, as the catalogue has them
  /// @param territory whose prices count
  public static MessageFacts of(
      ItemId item, List<String> said, List<Fact> facts, String territory) {
    Optional<ProductId> product = line(said, "product:").map(ProductId::new);
    List<Fact> own =
        facts.stream()
            .filter(fact ->
                product
                    .map(EntityRef.OfProduct::new)
                    .filter(fact.key().entity()::equals)
                    .isPresent())
            .toList();
    return new MessageFacts(
        item,
        product.orElse(null),
        line(said, Kind.PRICE.key())
            .map(value -> stated(value, own, FactType.PRICE, f -> isPrice(f, value, territory)))
            .orElse(null),
        line(said, Kind.AVAILABILITY.key())
            .map(value -> stated(value, own, FactType.AVAILABILITY, _ -> true))
            .orElse(null),
        line(said, Kind.APPEARS_ON.key())
            .map(value -> stated(value, own, FactType.SALES_AT, _ -> true))
            .orElse(null));
  }

  /// The lines of a statement without those about some facts.
  static List<String> without(Set<Kind> omitted, List<String> said) {
    return said.stream()
        .filter(line -> omitted.stream().noneMatch(kind -> line.startsWith(kind.key())))
        .toList();
  }

  /// Whether both state the same, whoever says so and since when.
  public boolean statesTheSameAs(MessageFacts other) {
    return Objects.equals(product, other.product)
        && value(price).equals(value(other.price))
        && value(availability).equals(value(other.availability))
        && value(appearsOn).equals(value(other.appearsOn));
  }

  private static String value(@Nullable Stated stated) {
    return stated == null ? "" : stated.value();
  }

  private static Optional<String> line(List<String> said, String key) {
    return said.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst();
  }

  private static Stated stated(
      String value, List<Fact> facts, FactType type, Predicate<Fact> matches) {
    return facts.stream()
        .filter(fact -> fact.key().type() == type)
        .filter(matches)
        .max(Comparator.comparing(fact -> fact.clocks().confirmedAt()))
        .map(fact ->
            new Stated(
                value, fact.source(), fact.clocks().confirmedAt(), fact.clocks().changedAt()))
        .orElse(new Stated(value, null, null, null));
  }

  private static boolean isPrice(Fact fact, String value, String territory) {
    return fact.key().qualifier().equals(territory)
        && switch (fact.value()) {
          case FactValue.Price price -> price.text().equals(value);
          case FactValue.PriceList(var rows) ->
              rows.stream().anyMatch(row -> row.price().text().equals(value));
          default -> false;
        };
  }
}
