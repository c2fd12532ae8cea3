package org.colophon.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.IdGrammar;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.json.Intake;
import org.colophon.service.json.Intake.Presets;
import org.colophon.service.json.Times;

/// What a body is read with: the order of its arrival, and the zone of its source's dates.
final class Intakes {
  private final Catalog catalog;
  private final Writes writes;

  Intakes(Catalog catalog, Writes writes) {
    this.catalog = catalog;
    this.writes = writes;
  }

  Intake of(JsonNode body) {
    return new Intake(Presets.NONE, order(body), writes.now(), times(body));
  }

  /// Of a body that brings none.
  private OrderKey order(JsonNode body) {
    String source = body.path("source").asText("");
    return IdGrammar.keeps(source) && !body.hasNonNull("order")
        ? writes.nextOrder(new SourceId(source), items(body))
        : writes.nextOrder();
  }

  /// The items that a body is about, as far as it can be told before it is read.
  private Set<ItemId> items(JsonNode body) {
    Set<ItemId> items = new HashSet<>();
    id(body.path("id")).ifPresent(id -> items.add(new ItemId(id)));
    try (CatalogView view = catalog.view()) {
      for (JsonNode fact : body.path("facts")) {
        id(fact.path("item")).ifPresent(id -> items.add(new ItemId(id)));
        id(fact.path("product"))
            .flatMap(id -> view.itemOf(new ProductId(id)))
            .ifPresent(items::add);
      }
    }
    return items;
  }

  private static Optional<String> id(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(IdGrammar::keeps);
  }

  private Times times(JsonNode body) {
    String source = body.path("source").asText("");
    if (!IdGrammar.keeps(source)) {
      return Times.stated(null);
    }
    try (CatalogView view = catalog.view()) {
      return Times.stated(
          view.source(new SourceId(source)).map(known -> known.calendar().zone()).orElse(null));
    }
  }
}
