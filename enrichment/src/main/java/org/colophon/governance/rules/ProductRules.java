package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;
import static org.colophon.governance.Reason.Severity.INFO;
import static org.colophon.governance.Reason.Severity.WARN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Product;
import org.colophon.catalog.TradeState;
import org.colophon.governance.Context;
import org.colophon.governance.Offer;
import org.colophon.governance.Offer.Availability;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.TradeCodes;
import org.colophon.governance.policy.Policy;
import org.colophon.governance.policy.Policy.TradeRule;
import org.jspecify.annotations.Nullable;

/// What is asked of products. A work is served as its best product that may be shown; it is blocked
/// only when none may.
final class ProductRules {
  private final Snapshot snapshot;
  private final CurrentFacts facts;
  private final Context context;
  private final Horizon horizon;
  private final PolicyOverrides loosening;

  ProductRules(Snapshot snapshot, CurrentFacts facts, Context context, Horizon horizon) {
    this.loosening = new PolicyOverrides(snapshot.allowances(), horizon);
    this.snapshot = snapshot;
    this.facts = facts;
    this.context = context;
    this.horizon = horizon;
  }

  /// The product to show, or null; when products are needed and none may be shown, the findings say
  /// why. Also judges an embargo on the item itself.
  @Nullable Offer choose(List<Policy> policies, ReasonCollector findings) {
    embargo(new EntityRef.OfItem(snapshot.item().id()), findings);
    List<TradeRule> rules = policies.stream().map(Policy::trade).filter(Objects::nonNull).toList();
    if (rules.isEmpty() && !ItemRules.isBook(snapshot.item())) {
      return null;
    }
    List<Product> products = snapshot.item().products();
    if (products.isEmpty() && !rules.isEmpty()) {
      findings.add(ReasonCode.NO_PRODUCT, BLOCK, "products", null, null);
      return null;
    }
    List<Candidate> cleared = new ArrayList<>();
    List<Reason> refusals = new ArrayList<>();
    for (Product product : products) {
      Candidate candidate = judge(product, rules);
      if (candidate.findings().decision() == Preview.Decision.PASS) {
        cleared.add(candidate);
      } else {
        refusals.addAll(candidate.findings().reasons());
      }
    }
    Optional<Candidate> best = cleared.stream().min(BEST_FIRST);
    if (best.isEmpty()) {
      findings.addAll(refusals);
      return null;
    }
    findings.addAll(best.get().findings().reasons());
    best.get().findings().obligations().forEach(findings::oblige);
    return best.get().offer();
  }

  private record Candidate(Offer offer, ReasonCollector findings) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate c) -> c.offer().availability())
          .thenComparing(c -> c.offer().form())
          .thenComparing(c -> c.offer().product().value());

  private Candidate judge(Product product, List<TradeRule> rules) {
    EntityRef ref = new EntityRef.OfProduct(product.id());
    ReasonCollector findings = new ReasonCollector(snapshot.item(), snapshot.owner(), loosening);
    restrictions(ref, product, findings);
    Availability availability = Availability.NOT_STATED;
    FactValue.Price price = null;
    for (TradeRule rule : rules) {
      tradeState(ref, rule, findings);
      availability = availability(ref, rule, findings);
      price = price(ref, rule, findings);
    }
    if (findings.omits("price")) {
      price = null;
    }
    if (findings.omits("availability")) {
      availability = Availability.NOT_STATED;
    }
    return new Candidate(
        new Offer(
            product.id(), product.isbn13(), product.form(), availability, price, appearsOn(ref)),
        findings);
  }

  /// Embargo, announcement date and territory: they block for every purpose.
  private void restrictions(EntityRef ref, Product product, ReasonCollector findings) {
    embargo(ref, findings);
    boolean ownTitle = snapshot.item().imprint().equals(context.viewer());
    facts
        .find(ref, FactType.ANNOUNCED_AT)
        .filter(fact -> !ownTitle)
        .filter(fact -> !ended(fact))
        .ifPresent(fact ->
            findings.ofDesk(ReasonCode.NOT_ANNOUNCED, BLOCK, fact, CurrentFacts.shown(fact), null));
    facts
        .find(ref, FactType.SALES_TERRITORY, context.territory())
        .filter(fact -> fact.conflict() || !fact.value().equals(new FactValue.Code("for_sale")))
        .ifPresent(fact ->
            findings.ofDesk(
                ReasonCode.TERRITORY_BLOCKED,
                BLOCK,
                fact,
                CurrentFacts.shown(fact),
                context.territory()));
  }

  /// An embargo blocks for every purpose; so does one that cannot be read.
  private void embargo(EntityRef ref, ReasonCollector findings) {
    facts
        .find(ref, FactType.EMBARGO_UNTIL)
        .filter(fact -> !ended(fact))
        .ifPresent(fact ->
            findings.ofDesk(ReasonCode.EMBARGOED, BLOCK, fact, CurrentFacts.shown(fact), null));
  }

  /// Whether a restriction "until this instant" is surely over, or was taken back. One that is in
  /// conflict is neither: one of its two statements may restrict.
  private boolean ended(Fact fact) {
    if (fact.conflict()) {
      return false;
    }
    return fact.value() instanceof FactValue.None
        || (fact.value() instanceof FactValue.Moment(Instant at) && horizon.begun(at));
  }

  private void tradeState(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    Optional<Fact> fact = facts.find(ref, FactType.TRADE_STATE);
    if (fact.isEmpty()) {
      findings.missing(new FactKey(ref, FactType.TRADE_STATE, ""));
      return;
    }
    if (fact.get().conflict()) {
      findings.add(
          ReasonCode.FACT_CONFLICT,
          BLOCK,
          fact.get(),
          CurrentFacts.shown(fact.get()),
          null,
          owner(fact.get()));
      return;
    }
    TradeState state = stateOf(fact.get());
    if (rule.serve().contains(state)) {
      return;
    }
    ReasonCode code =
        switch (state) {
          case UNKNOWN -> ReasonCode.FACT_UNKNOWN_CODE;
          case RECALLED -> ReasonCode.RECALLED;
          case WITHDRAWN -> ReasonCode.WITHDRAWN;
          case REPLACED, ANNOUNCED, FORTHCOMING, ACTIVE, POSTPONED, OUT_OF_STOCK ->
              ReasonCode.NOT_AVAILABLE;
        };
    findings.add(code, BLOCK, fact.get(), CurrentFacts.shown(fact.get()), null, owner(fact.get()));
  }

  private static TradeState stateOf(Fact fact) {
    if (fact.value() instanceof FactValue.Code(String code)) {
      for (TradeState state : TradeState.values()) {
        if (state.name().equalsIgnoreCase(code)) {
          return state;
        }
      }
    }
    return TradeState.UNKNOWN;
  }

  private Availability availability(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    Optional<Fact> found = facts.find(ref, FactType.AVAILABILITY);
    if (found.isEmpty()) {
      findings.missing(new FactKey(ref, FactType.AVAILABILITY, ""));
      return Availability.NOT_STATED;
    }
    Fact fact = found.get();
    String code = fact.value() instanceof FactValue.Code(String stated) ? stated : "";
    Optional<Availability> meaning = TradeCodes.meaning(code);
    if (fact.conflict()) {
      findings.add(
          ReasonCode.FACT_CONFLICT, BLOCK, fact, CurrentFacts.shown(fact), null, owner(fact));
    } else if (rule.blockedCodes().contains(code)) {
      findings.add(ReasonCode.NOT_AVAILABLE, BLOCK, fact, code, null, owner(fact));
    } else if (meaning.isEmpty()) {
      findings.add(
          ReasonCode.FACT_UNKNOWN_CODE, BLOCK, fact, CurrentFacts.shown(fact), null, owner(fact));
    } else if (!facts.usable(fact, rule.omitAvailability(), WARN, findings)) {
      findings.omit("availability");
    } else {
      return meaning.get() == Availability.PREORDER && beforePreorder(ref)
          ? Availability.ANNOUNCED
          : meaning.get();
    }
    return Availability.NOT_STATED;
  }

  private boolean beforePreorder(EntityRef ref) {
    return facts.find(ref, FactType.PREORDER_AT).filter(fact -> !ended(fact)).isPresent();
  }

  private FactValue.@Nullable Price price(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    FactKey key = new FactKey(ref, FactType.PRICE, context.territory());
    Optional<Fact> fact = facts.find(key).filter(found -> found.conflict() || !isNone(found));
    Severity withoutPrice = context.needsPrice() ? BLOCK : WARN;
    if (fact.isEmpty()) {
      if (context.needsPrice()) {
        findings.missing(key);
      }
      return null;
    }
    Fact found = fact.get();
    boolean inForce =
        (found.validFrom() == null || horizon.begun(found.validFrom()))
            && (found.validTo() == null || !horizon.maybeEnded(found.validTo()));
    if (!inForce) {
      findings.ofDesk(
          ReasonCode.CLAIM_ENDED,
          context.needsPrice() ? BLOCK : INFO,
          found,
          found.validFrom() + " to " + found.validTo(),
          null);
    }
    if (!isNone(found) && !(found.value() instanceof FactValue.Price)) {
      findings.add(
          ReasonCode.FACT_UNKNOWN_CODE,
          withoutPrice,
          found,
          CurrentFacts.shown(found),
          null,
          owner(found));
    } else if (inForce
        && facts.usable(found, rule.omitPrice(), withoutPrice, findings)
        && found.value() instanceof FactValue.Price price) {
      return price;
    }
    findings.omit("price");
    return null;
  }

  private static boolean isNone(Fact fact) {
    return fact.value() instanceof FactValue.None;
  }

  /// A date in conflict is not stated: it may lie behind us, and nobody knows which one is right.
  private @Nullable Instant appearsOn(EntityRef ref) {
    return facts
        .find(ref, FactType.SALES_AT)
        .filter(fact -> !fact.conflict())
        .filter(fact -> !ended(fact))
        .map(Fact::value)
        .map(value -> value instanceof FactValue.Moment(Instant at) ? at : null)
        .orElse(null);
  }

  private org.colophon.catalog.@Nullable DeskId owner(Fact fact) {
    return facts.ownerOf(fact).orElse(null);
  }
}
