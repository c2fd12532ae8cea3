package org.colophon.governance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductForm;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.Submission.StatedFact;

/// Random statements of facts about the items of a [RandomLife].
final class RandomFacts extends RandomMoments {
  /// Restrictions that may hold for a time only.
  private static final Set<FactType> PERIODS =
      EnumSet.of(
          FactType.TRADE_STATE,
          FactType.AVAILABILITY,
          FactType.SALES_TERRITORY,
          FactType.TDM_RESERVATION);

  RandomFacts(Random random) {
    super(random);
  }

  /// What a source says of an item at an instant.
  List<StatedFact> of(ItemId id, Instant at) {
    now = at;
    return facts(id);
  }

  static List<Product> products(ItemId id) {
    return List.of(
        new Product(new ProductId(id + "-hc"), null, ProductForm.HARDCOVER),
        new Product(new ProductId(id + "-eb"), null, ProductForm.EBOOK));
  }

  private List<StatedFact> facts(ItemId id) {
    if (!id.equals(RandomLife.NOVEL) && !id.equals(RandomLife.LAW)) {
      EntityRef item = new EntityRef.OfItem(id);
      return List.of(
          fact(item, FactType.EMBARGO_UNTIL, "", chance(2) ? none() : moment()),
          fact(item, FactType.TDM_RESERVATION, "", chance(9) ? none() : reservation()));
    }
    List<StatedFact> facts = new ArrayList<>();
    for (Product product : products(id)) {
      EntityRef ref = new EntityRef.OfProduct(product.id());
      if (!chance(3)) {
        facts.add(fact(ref, FactType.TRADE_STATE, "", tradeState()));
        facts.add(fact(ref, FactType.AVAILABILITY, "", availability()));
      }
      restrictions(ref, facts);
      if (chance(2)) {
        facts.add(fact(ref, FactType.PRICE, chance(9) ? "AT" : "DE", chance(9) ? none() : price()));
      }
      if (chance(3)) {
        String list = oneOf(List.of("belletristik", "sachbuch"));
        facts.add(fact(ref, FactType.BESTSELLER, list, chance(9) ? none() : rank()));
      }
      if (chance(3)) {
        FactType date = oneOf(List.of(FactType.SALES_AT, FactType.PREORDER_AT));
        facts.add(fact(ref, date, "", moment()));
      }
    }
    return facts;
  }

  private void restrictions(EntityRef ref, List<StatedFact> facts) {
    if (chance(8)) {
      FactType date = oneOf(List.of(FactType.EMBARGO_UNTIL, FactType.ANNOUNCED_AT));
      facts.add(fact(ref, date, "", chance(3) ? none() : moment()));
    }
    if (chance(9)) {
      String country = chance(4) ? "AT" : "DE";
      facts.add(fact(ref, FactType.SALES_TERRITORY, country, code(3, "not_for_sale", "for_sale")));
    }
  }

  private StatedFact fact(EntityRef ref, FactType type, String qualifier, FactValue value) {
    FactValue read = chance(25) ? new FactValue.Unrecognised("??") : value;
    boolean ranged = type == FactType.PRICE || type == FactType.BESTSELLER;
    boolean timed = PERIODS.contains(type) && chance(8);
    return new StatedFact(
        new FactKey(ref, type, qualifier),
        read,
        new OrderKey(0, 1 + random.nextInt(4)),
        seen(),
        (ranged && chance(6)) || (timed && chance(2)) ? near() : null,
        timed || (ranged && !chance(type == FactType.PRICE ? 2 : 8)) ? near() : null);
  }

  private FactValue moment() {
    return new FactValue.Moment(near());
  }

  private static FactValue none() {
    return new FactValue.None();
  }

  private FactValue rank() {
    return new FactValue.Rank(1 + random.nextInt(3));
  }

  private FactValue tradeState() {
    String rare = oneOf(List.of("withdrawn", "recalled", "replaced", "postponed"));
    return code(8, rare, "active", "active", "forthcoming", "out_of_stock");
  }

  private FactValue availability() {
    String rare = oneOf(List.of("43", "46", "49", "01", "09", "77"));
    return code(8, rare, "20", "10", "31", "21");
  }

  private FactValue reservation() {
    return code(2, chance(3) ? "perhaps" : "reserved", "not_reserved");
  }

  private FactValue price() {
    String amount = oneOf(List.of("24", "24.00", "19.95"));
    return new FactValue.Price(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  /// One of the codes; the first one only once in `rarely`.
  private FactValue code(int rarely, String rare, String... codes) {
    return new FactValue.Code(chance(rarely) ? rare : codes[random.nextInt(codes.length)]);
  }
}
