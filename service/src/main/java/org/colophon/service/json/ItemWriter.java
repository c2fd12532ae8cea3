package org.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.Content;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Credit;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Identity;
import org.colophon.catalog.Item;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Product;
import org.colophon.catalog.SeriesPlace;
import org.colophon.catalog.Subject;

/// Writes items as [ItemReader] reads them.
final class ItemWriter {
  private ItemWriter() {}

  static ObjectNode write(Item item, List<Fact> facts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("schema", ItemJson.SCHEMA);
    node.put("id", item.id().value());
    identity(node, item.identity());
    node.put("imprint", item.imprint().value());
    Written.put(node, "desk", item.desk());
    node.put("content_type", Words.of(item.type()));
    content(node, item.content());
    ids(node, "events", item.events());
    ids(node, "awards", item.awards());
    node.set("lifecycle", lifecycle(item.lifecycle()));
    Map<FactKey, Fact> spoken = spoken(item, facts);
    put(node, "embargo_until", spoken, new EntityRef.OfItem(item.id()), FactType.EMBARGO_UNTIL);
    if (!item.products().isEmpty()) {
      ArrayNode products = node.putArray("products");
      item.products().forEach(product -> products.add(product(product, spoken)));
    }
    return node;
  }

  /// One fact per key: the item's own source first, then the one confirmed last.
  private static Map<FactKey, Fact> spoken(Item item, List<Fact> facts) {
    Map<FactKey, Fact> spoken = new LinkedHashMap<>();
    facts.stream()
        .sorted(
            Comparator.comparing((Fact f) -> !f.source().equals(item.identity().source()))
                .thenComparing(f -> f.clocks().confirmedAt(), Comparator.reverseOrder())
                .thenComparing(f -> f.source().value()))
        .forEach(fact -> spoken.putIfAbsent(fact.key(), fact));
    return spoken;
  }

  private static void identity(ObjectNode node, Identity identity) {
    node.put("source", identity.source().value());
    node.put("source_key", identity.sourceKey());
    Written.put(node, "canonical_id", identity.canonicalId());
    Written.put(node, "canonical_url", identity.canonicalUrl());
    Written.put(node, "duplicate_of", identity.duplicateOf());
    Written.put(node, "superseded_by", identity.supersededBy());
  }

  private static void content(ObjectNode node, Content content) {
    node.put("language", content.language());
    node.put("title", content.title());
    Written.put(node, "subtitle", content.subtitle());
    node.put("text", content.text());
    ArrayNode contributors = node.putArray("contributors");
    for (Credit credit : content.credits()) {
      ObjectNode entry = contributors.addObject();
      Written.put(entry, "id", credit.id());
      entry.put("name", credit.name()).put("role", credit.role());
    }
    ArrayNode subjects = node.putArray("subjects");
    for (Subject subject : content.subjects()) {
      ObjectNode entry = subjects.addObject();
      entry.put("scheme", subject.scheme()).put("code", subject.code());
      if (subjects.size() == 1) {
        entry.put("main", true);
      }
    }
    SeriesPlace series = content.series();
    if (series != null) {
      ObjectNode place = node.putObject("series").put("id", series.id().value());
      if (series.number() != null) {
        place.put("number", series.number());
      }
    }
    if (content.ageRange() != null) {
      node.putObject("age_range")
          .put("from", content.ageRange().from())
          .put("to", content.ageRange().to());
    }
  }

  private static void ids(ObjectNode node, String name, List<?> ids) {
    if (!ids.isEmpty()) {
      ArrayNode array = node.putArray(name);
      ids.forEach(id -> array.add(String.valueOf(id)));
    }
  }

  private static ObjectNode lifecycle(Lifecycle lifecycle) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("state", Words.of(lifecycle.state()));
    Written.put(node, "published_at", lifecycle.publishedAt());
    Written.put(node, "go_live_at", lifecycle.goLiveAt());
    Written.put(node, "expires_at", lifecycle.expiresAt());
    Written.put(node, "checked_at", lifecycle.checkedAt());
    if (lifecycle.correction() != Correction.NONE) {
      node.put("correction", Words.of(lifecycle.correction()));
    }
    return node;
  }

  private static ObjectNode product(Product product, Map<FactKey, Fact> spoken) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", product.id().value());
    Written.put(node, "isbn13", product.isbn13());
    node.put("form", Words.of(product.form()));
    EntityRef entity = new EntityRef.OfProduct(product.id());
    put(node, "trade_state", spoken, entity, FactType.TRADE_STATE);
    put(node, "availability", spoken, entity, FactType.AVAILABILITY);
    put(node, "announced_at", spoken, entity, FactType.ANNOUNCED_AT);
    put(node, "preorder_at", spoken, entity, FactType.PREORDER_AT);
    put(node, "sales_at", spoken, entity, FactType.SALES_AT);
    put(node, "embargo_until", spoken, entity, FactType.EMBARGO_UNTIL);
    for (Fact fact : spoken.values()) {
      if (fact.key().entity().equals(entity)) {
        listed(node, fact);
      }
    }
    return node;
  }

  private static void put(
      ObjectNode node, String name, Map<FactKey, Fact> spoken, EntityRef entity, FactType type) {
    Fact fact = spoken.get(new FactKey(entity, type, ""));
    if (fact != null) {
      node.set(name, FactValues.write(type, fact.value()));
    }
  }

  private static void listed(ObjectNode node, Fact fact) {
    if (fact.key().type() == FactType.PRICE) {
      ObjectNode entry = node.withArray("/prices").addObject();
      entry.put("territory", fact.key().qualifier());
      if (fact.value() instanceof FactValue.None) {
        entry.putNull("amount");
      } else {
        entry.setAll((ObjectNode) FactValues.write(FactType.PRICE, fact.value()));
      }
      Written.put(entry, "valid_from", fact.validFrom());
      Written.put(entry, "valid_to", fact.validTo());
    }
    if (fact.key().type() == FactType.BESTSELLER && fact.value() instanceof FactValue.Rank) {
      ObjectNode entry = node.withArray("/bestseller").addObject();
      entry.put("list", fact.key().qualifier());
      entry.set("rank", FactValues.write(FactType.BESTSELLER, fact.value()));
      Written.put(entry, "from", fact.validFrom());
      Written.put(entry, "until", fact.validTo());
    }
  }
}
