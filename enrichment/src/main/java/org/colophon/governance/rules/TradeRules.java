package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;
import static org.colophon.governance.Reason.Severity.WARN;

import java.util.Optional;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.TradeState;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.TradeCodes;
import org.colophon.governance.policy.Policy.TradeRule;
import org.jspecify.annotations.Nullable;

/// The rules about a product's trade state and availability. Every statement that counts has to
/// allow the product while it may hold, and one has to allow it that surely holds.
final class TradeRules {
  private final CurrentFacts facts;

  TradeRules(CurrentFacts facts) {
    this.facts = facts;
  }

  /// What keeps a product back whatever a policy says: recalls for every purpose, withdrawals from
  /// sale and cancellations for all but an editor's look-alikes, and statements that cannot be
  /// read, since they may be any of these.
  void restrictions(EntityRef ref, Purpose purpose, ReasonCollector findings) {
    for (Fact fact : facts.counted(key(ref, FactType.TRADE_STATE))) {
      restriction(fact, reason(state(fact)), purpose, findings);
    }
    for (Fact fact : facts.counted(key(ref, FactType.AVAILABILITY))) {
      restriction(fact, TradeCodes.reason(code(fact)), purpose, findings);
    }
  }

  private void restriction(Fact fact, ReasonCode code, Purpose purpose, ReasonCollector findings) {
    if (fact.conflict()) {
      block(ReasonCode.FACT_CONFLICT, fact, findings);
      return;
    }
    boolean hard =
        switch (code) {
          case FACT_UNKNOWN_CODE -> true;
          case RECALLED -> facts.mayHold(fact);
          case WITHDRAWN, CANCELED -> !purpose.isForEditors() && facts.mayHold(fact);
          default -> false;
        };
    if (hard) {
      block(code, fact, findings);
    }
  }

  /// Judges the trade state by a policy.
  void state(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    boolean stated = false;
    for (Fact fact : facts.counted(key(ref, FactType.TRADE_STATE))) {
      TradeState state = state(fact);
      if (fact.conflict() || state == TradeState.UNKNOWN) {
        stated = true; // blocked already
      } else if (rule.serve().contains(state)) {
        stated |= facts.surelyHolds(fact);
      } else if (facts.mayHold(fact)) {
        stated = true;
        block(reason(state), fact, findings);
      }
    }
    if (!stated) {
      findings.missing(key(ref, FactType.TRADE_STATE));
    }
  }

  /// Judges the availability by a policy.
  ///
  /// @return what may be said; the least of what the statements allow
  Availability availability(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    boolean blocked = false;
    Fact least = null;
    for (Fact fact : facts.counted(key(ref, FactType.AVAILABILITY))) {
      String code = code(fact);
      if (fact.conflict() || !TradeCodes.isKnown(code)) {
        blocked = true; // already
      } else if (rule.blockedCodes().contains(code) || TradeCodes.meaning(code).isEmpty()) {
        if (facts.mayHold(fact)) {
          blocked = true;
          block(notOffered(code), fact, findings);
        }
      } else if (least == null && facts.surelyHolds(fact)) {
        least = fact;
      }
    }
    if (least == null && !blocked) {
      findings.missing(key(ref, FactType.AVAILABILITY));
    }
    return least == null || blocked ? Availability.NOT_STATED : stated(least, rule, findings);
  }

  private Availability stated(Fact fact, TradeRule rule, ReasonCollector findings) {
    Optional<Availability> meaning = TradeCodes.meaning(code(fact));
    if (meaning.isPresent() && facts.usable(fact, rule.omitAvailability(), WARN, findings)) {
      return meaning.get();
    }
    findings.omit("availability");
    return Availability.NOT_STATED;
  }

  /// A code that a policy blocks although it means something is not available by that policy.
  private static ReasonCode notOffered(String code) {
    return TradeCodes.meaning(code).isPresent()
        ? ReasonCode.NOT_AVAILABLE
        : TradeCodes.reason(code);
  }

  private static ReasonCode reason(TradeState state) {
    return switch (state) {
      case UNKNOWN -> ReasonCode.FACT_UNKNOWN_CODE;
      case RECALLED -> ReasonCode.RECALLED;
      case WITHDRAWN -> ReasonCode.WITHDRAWN;
      case REPLACED, ANNOUNCED, FORTHCOMING, ACTIVE, POSTPONED, OUT_OF_STOCK ->
          ReasonCode.NOT_AVAILABLE;
    };
  }

  private static TradeState state(Fact fact) {
    if (fact.value() instanceof FactValue.Code(String code)) {
      for (TradeState state : TradeState.values()) {
        if (state.name().equalsIgnoreCase(code)) {
          return state;
        }
      }
    }
    return TradeState.UNKNOWN;
  }

  private static String code(Fact fact) {
    return fact.value() instanceof FactValue.Code(String code) ? code : "";
  }

  private static FactKey key(EntityRef ref, FactType type) {
    return new FactKey(ref, type, "");
  }

  private void block(ReasonCode code, Fact fact, ReasonCollector findings) {
    @Nullable DeskId owner = facts.ownerOf(fact).orElse(null);
    findings.add(code, BLOCK, fact, CurrentFacts.shown(fact), null, owner);
  }
}
