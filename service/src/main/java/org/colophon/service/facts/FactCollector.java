package org.colophon.service.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.FactValue.PriceList;
import org.colophon.catalog.FactValue.PriceRow;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ErrorCode;

/// The facts of one statement, one for each key. Prices of one country whose periods do not overlap
/// become one list. Not thread-safe.
public final class FactCollector {
  private final Map<FactKey, StatedFact> facts = new LinkedHashMap<>();

  /// Adds a fact.
  ///
  /// @param pointer the JSON pointer of the part that repeats an earlier key
  public void add(StatedFact fact, String pointer) {
    StatedFact before = facts.get(fact.key());
    facts.put(fact.key(), before == null ? fact : joined(before, fact, pointer));
  }

  /// The facts, in the order in which their keys were first added.
  public List<StatedFact> all() {
    return List.copyOf(facts.values());
  }

  private static StatedFact joined(StatedFact before, StatedFact fact, String pointer) {
    List<PriceRow> rows = new ArrayList<>(rows(before));
    rows.addAll(rows(fact));
    boolean prices = fact.key().type() == FactType.PRICE && !rows(fact).isEmpty();
    if (!prices || rows(before).isEmpty() || !before.order().equals(fact.order())) {
      throw new ApiException(
          ErrorCode.REPEATED,
          pointer,
          "was stated before",
          "send one value for each item or product, type and qualifier");
    }
    try {
      return new StatedFact(
          fact.key(), new PriceList(rows), fact.order(), fact.observedAt(), null, null);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorCode.REPEATED,
          pointer,
          "was stated before: " + e.getMessage(),
          "end each price where the next one starts");
    }
  }

  private static List<PriceRow> rows(StatedFact fact) {
    return switch (fact.value()) {
      case FactValue.Price price -> List.of(new PriceRow(price, fact.validFrom(), fact.validTo()));
      case PriceList(var rows) -> rows;
      case FactValue.Code _,
          FactValue.Moment _,
          FactValue.Rank _,
          FactValue.None _,
          FactValue.Unrecognised _ ->
          List.of();
    };
  }
}
