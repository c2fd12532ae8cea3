package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Product;
import org.colophon.governance.Action;
import org.colophon.governance.Context;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;

/// The rules for an edition that is recorded several times: what restricts one product with an ISBN
/// restricts every product with it, in this item and in others.
final class EditionRules {
  private EditionRules() {}

  /// Adds what is stated of other products with the ISBN of a product of the snapshot's item.
  static void judge(
      Product product,
      Snapshot snapshot,
      Context context,
      Horizon horizon,
      ReasonCollector findings) {
    String isbn = product.isbn13();
    if (isbn == null) {
      return;
    }
    Set<ReasonCode> restrictions = EnumSet.noneOf(ReasonCode.class);
    List<Snapshot> items = new ArrayList<>(snapshot.peers());
    items.add(snapshot);
    for (Snapshot item : items) {
      for (Product other : item.item().products()) {
        if (isbn.equals(other.isbn13()) && !other.id().equals(product.id())) {
          restrictions.addAll(restrictions(other, item, context, horizon));
        }
      }
    }
    Action action = Action.on(Action.Kind.STATE_CANONICAL, "item:" + snapshot.item().id());
    restrictions.forEach(code ->
        findings.add(code, BLOCK, "isbn13", "of another product with isbn:" + isbn, null, action));
  }

  private static Set<ReasonCode> restrictions(
      Product product, Snapshot item, Context context, Horizon horizon) {
    ReasonCollector findings =
        new ReasonCollector(
            item.item(), item.owner(), new PolicyOverrides(item.allowances(), horizon));
    CurrentFacts facts = new CurrentFacts(item, horizon, findings);
    new ProductRules(item, facts, context, horizon)
        .restrictions(new EntityRef.OfProduct(product.id()), findings);
    Set<ReasonCode> restrictions = EnumSet.noneOf(ReasonCode.class);
    for (Reason reason : findings.reasons()) {
      if (reason.severity() == BLOCK && IdentityRules.RESTRICTIONS.contains(reason.code())) {
        restrictions.add(reason.code());
      }
    }
    return restrictions;
  }
}
