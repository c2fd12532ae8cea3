package org.colophon.service.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.json.Problem.Code;

/// Reads a product of an item and the facts stated with it.
final class ProductReader {
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "isbn13",
          "form",
          "trade_state",
          "availability",
          "announced_at",
          "preorder_at",
          "sales_at",
          "embargo_until",
          "prices",
          "bestseller");
  static final Set<String> PRICE_FIELDS =
      Set.of("territory", "amount", "currency", "valid_from", "valid_to");
  static final Set<String> BESTSELLER_FIELDS = Set.of("list", "rank", "from", "until");

  private ProductReader() {}

  static Product read(Fields fields, Stated stated, List<StatedFact> facts) throws Fault {
    ProductId id = fields.id("id", ProductId::new);
    Product product =
        new Product(id, Addresses.isbn(fields, "isbn13"), fields.choice("form", ProductForm.class));
    EntityRef entity = new EntityRef.OfProduct(id);
    code(fields, "trade_state", stated, entity, FactType.TRADE_STATE, facts);
    code(fields, "availability", stated, entity, FactType.AVAILABILITY, facts);
    stated.moment(fields, "announced_at", entity, FactType.ANNOUNCED_AT, facts);
    stated.moment(fields, "preorder_at", entity, FactType.PREORDER_AT, facts);
    stated.moment(fields, "sales_at", entity, FactType.SALES_AT, facts);
    stated.moment(fields, "embargo_until", entity, FactType.EMBARGO_UNTIL, facts);
    Set<FactKey> seen = new HashSet<>();
    for (Fields price : fields.objects("prices", 300, PRICE_FIELDS)) {
      StatedFact fact = price(price, stated, entity);
      once(seen.add(fact.key()), price, "territory");
      facts.add(fact);
    }
    for (Fields place : fields.objects("bestseller", 100, BESTSELLER_FIELDS)) {
      StatedFact fact = bestseller(place, stated, entity);
      once(seen.add(fact.key()), place, "list");
      facts.add(fact);
    }
    return product;
  }

  private static void code(
      Fields fields,
      String name,
      Stated stated,
      EntityRef entity,
      FactType type,
      List<StatedFact> facts)
      throws Fault {
    if (fields.has(name) || fields.saysNone(name)) {
      facts.add(stated.fact(entity, type, "", FactValues.code(fields, name, type)));
    }
  }

  private static StatedFact price(Fields fields, Stated stated, EntityRef entity) throws Fault {
    String territory = FactValues.territory(fields, "territory");
    Periods.Period period = Periods.read(fields, "valid_from", "valid_to");
    return new StatedFact(
        new FactKey(entity, FactType.PRICE, territory),
        FactValues.price(fields),
        stated.order(),
        stated.observedAt(),
        period.from(),
        period.to());
  }

  private static StatedFact bestseller(Fields fields, Stated stated, EntityRef entity)
      throws Fault {
    Periods.Period period = Periods.read(fields, "from", "until");
    return new StatedFact(
        new FactKey(entity, FactType.BESTSELLER, fields.text("list", 100)),
        FactValues.rank(fields, "rank"),
        stated.order(),
        stated.observedAt(),
        period.from(),
        period.to());
  }

  private static void once(boolean first, Fields fields, String name) throws Fault {
    if (!first) {
      throw new Fault(
          Code.REPEATED, fields.at(name), "was stated before", "state one value for each");
    }
  }
}
