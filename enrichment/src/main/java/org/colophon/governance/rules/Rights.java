package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;

import java.util.List;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.TradeCodes;

/// The rules of rights, which hold whatever a policy says.
final class Rights {
  private static final FactValue RESERVED = new FactValue.Code("reserved");
  private static final FactValue NOT_FOR_SALE = new FactValue.Code("not_for_sale");

  private Rights() {}

  /// A reservation against text and data mining concerns prompts of generative models; the
  /// publisher's own embedding of its own texts is none of that. One that cannot be read reserves.
  static void judge(
      Snapshot snapshot, CurrentFacts facts, Context context, ReasonCollector findings) {
    if (context.purpose() == Purpose.GROUND_PROMPT) {
      EntityRef item = new EntityRef.OfItem(snapshot.item().id());
      for (Fact fact : facts.counted(new FactKey(item, FactType.TDM_RESERVATION, ""))) {
        boolean free =
            fact.value() instanceof FactValue.None || isCode(fact, TradeCodes.NOT_RESERVED);
        if (restricts(fact, free, RESERVED, facts)) {
          findings.ofDesk(ReasonCode.TDM_RESERVED, BLOCK, fact, CurrentFacts.shown(fact), null);
        }
      }
    }
  }

  /// Whether a product may be sold where the reader is. Where nobody speaks of that country, it may
  /// be unless somebody names others in which it may.
  static void territory(
      EntityRef product, CurrentFacts facts, Context context, ReasonCollector findings) {
    FactKey key = new FactKey(product, FactType.SALES_TERRITORY, context.territory());
    List<Fact> here = facts.counted(key);
    if (here.isEmpty()) {
      facts.all(product, FactType.SALES_TERRITORY).stream()
          .filter(fact -> fact.conflict() || !fact.value().equals(NOT_FOR_SALE))
          .findFirst()
          .ifPresent(elsewhere ->
              findings.ofDesk(
                  ReasonCode.TERRITORY_UNKNOWN,
                  BLOCK,
                  elsewhere,
                  CurrentFacts.shown(elsewhere),
                  context.territory()));
    }
    for (Fact fact : here) {
      if (restricts(fact, isCode(fact, TradeCodes.FOR_SALE), NOT_FOR_SALE, facts)) {
        findings.ofDesk(
            ReasonCode.TERRITORY_BLOCKED,
            BLOCK,
            fact,
            CurrentFacts.shown(fact),
            context.territory());
      }
    }
  }

  /// What permits counts while it surely holds. What restricts stops with its period where it can
  /// be read, and never where it cannot.
  private static boolean restricts(Fact fact, boolean permits, FactValue ban, CurrentFacts facts) {
    if (fact.conflict()) {
      return true;
    }
    return permits ? !facts.surelyHolds(fact) : !fact.value().equals(ban) || facts.mayHold(fact);
  }

  private static boolean isCode(Fact fact, String code) {
    return fact.value().equals(new FactValue.Code(code));
  }
}
