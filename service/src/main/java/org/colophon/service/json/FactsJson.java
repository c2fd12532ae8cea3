package org.colophon.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.json.Problem.Code;

/// Facts alone as JSON, schema `colophon-facts/1`: what a feed states between whole items.
public final class FactsJson {
  private static final Set<FactType> OF_ITEMS =
      EnumSet.of(FactType.EMBARGO_UNTIL, FactType.CATEGORY, FactType.TDM_RESERVATION);
  public static final String SCHEMA = "colophon-facts/1";

  static final Set<String> FIELDS = Set.of("schema", "source", "facts", "observed_at", "order");
  static final Set<String> FACT_FIELDS =
      Set.of(
          "item",
          "product",
          "type",
          "qualifier",
          "value",
          "valid_from",
          "valid_to",
          "observed_at",
          "order");
  private static final int MAX_FACTS = 10_000;

  private FactsJson() {}

  /// Reads a statement of facts.
  public static Reading<Submission.Facts> read(JsonNode node, Intake intake) {
    return Fault.reading(() -> facts(node, intake));
  }

  static Submission.Facts facts(JsonNode node, Intake intake) throws Fault {
    Fields fields = Fields.of(node, "", FIELDS, intake.times());
    Schemas.check(fields, SCHEMA);
    Stated stated = Stated.of(fields, intake);
    fields.raw("facts");
    List<StatedFact> facts = new ArrayList<>();
    Set<FactKey> seen = new HashSet<>();
    for (Fields entry : fields.objects("facts", MAX_FACTS, FACT_FIELDS)) {
      StatedFact fact = fact(entry, intake.at(stated.order()), stated);
      if (!seen.add(fact.key())) {
        throw new Fault(
            Code.REPEATED, entry.at("type"), "was stated before", "state one value for each");
      }
      facts.add(fact);
    }
    if (facts.isEmpty()) {
      throw new Fault(Code.EMPTY, "/facts", "is empty", "state at least one fact");
    }
    return new Submission.Facts(ItemReader.source(fields, intake), facts);
  }

  private static StatedFact fact(Fields fields, Intake intake, Stated whole) throws Fault {
    FactType type = fields.choice("type", FactType.class);
    Stated stated =
        Stated.of(
            fields,
            new Intake(intake.presets(), whole.order(), whole.observedAt(), intake.times()));
    Periods.Period period = Periods.read(fields, "valid_from", "valid_to");
    return new StatedFact(
        new FactKey(entity(fields, type), type, qualifier(fields, type)),
        FactValues.read(fields, "value", type),
        stated.order(),
        stated.observedAt(),
        period.from(),
        period.to());
  }

  /// What nobody would look at there is not taken: a territory that an item may not be sold in
  /// would restrict nothing.
  private static EntityRef entity(Fields fields, FactType type) throws Fault {
    if (fields.has("item") && fields.has("product")) {
      throw new Fault(
          Code.BAD_VALUE, fields.at("product"), "stands beside an item", "name one of the two");
    }
    if (fields.has("item") && !OF_ITEMS.contains(type)) {
      throw new Fault(
          Code.BAD_VALUE,
          fields.at("item"),
          "cannot have a fact of type " + Words.of(type) + ": products have it",
          "name the product");
    }
    if (!fields.has("item") && type == FactType.TDM_RESERVATION) {
      throw new Fault(
          Code.MISSING_FIELD, fields.at("item"), "is missing: texts are reserved", "name the item");
    }
    return fields.has("item")
        ? new EntityRef.OfItem(fields.id("item", ItemId::new))
        : new EntityRef.OfProduct(fields.id("product", ProductId::new));
  }

  private static String qualifier(Fields fields, FactType type) throws Fault {
    return switch (type) {
      case PRICE, SALES_TERRITORY -> FactValues.territory(fields, "qualifier");
      case BESTSELLER -> fields.text("qualifier", 100);
      case AVAILABILITY,
          TRADE_STATE,
          ANNOUNCED_AT,
          PREORDER_AT,
          SALES_AT,
          EMBARGO_UNTIL,
          CATEGORY,
          TDM_RESERVATION -> {
        if (fields.has("qualifier")) {
          throw new Fault(
              Code.BAD_VALUE,
              fields.at("qualifier"),
              "has no meaning for " + Words.of(type),
              "leave it out");
        }
        yield "";
      }
    };
  }

  /// Writes facts as the catalogue holds them: each with its source, order and clocks.
  public static ArrayNode write(List<Fact> facts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    facts.forEach(fact -> array.add(write(fact)));
    return array;
  }

  private static ObjectNode write(Fact fact) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (fact.key().entity()) {
      case EntityRef.OfItem(ItemId id) -> node.put("item", id.value());
      case EntityRef.OfProduct(ProductId id) -> node.put("product", id.value());
    }
    node.put("type", Words.of(fact.key().type()));
    if (!fact.key().qualifier().isEmpty()) {
      node.put("qualifier", fact.key().qualifier());
    }
    node.set("value", FactValues.write(fact.key().type(), fact.value()));
    if (fact.value() instanceof FactValue.Unrecognised) {
      node.put("unrecognised", true);
    }
    if (fact.conflict()) {
      node.put("conflict", true);
    }
    Written.put(node, "valid_from", fact.validFrom());
    Written.put(node, "valid_to", fact.validTo());
    node.put("source", fact.source().value());
    node.putObject("order")
        .put("epoch", fact.order().epoch())
        .put("position", fact.order().position());
    Written.put(node, "observed_at", fact.clocks().observedAt());
    Written.put(node, "confirmed_at", fact.clocks().confirmedAt());
    Written.put(node, "changed_at", fact.clocks().changedAt());
    Written.put(node, "recorded_at", fact.clocks().recordedAt());
    return node;
  }
}
