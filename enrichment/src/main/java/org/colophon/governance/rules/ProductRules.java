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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Product;
import org.colophon.catalog.ProductId;
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

/// The rules for products. A work is served as its best product that may be shown; it is blocked
/// only when none may.
final class ProductRules {
  private final Snapshot snapshot;
  private final CurrentFacts facts;
  private final Context context;
  private final Horizon horizon;
  private final PolicyOverrides loosening;
  private final TradeRules trade;

  ProductRules(Snapshot snapshot, CurrentFacts facts, Context context, Horizon horizon) {
    this.loosening = new PolicyOverrides(snapshot.allowances(), horizon);
    this.snapshot = snapshot;
    this.facts = facts;
    this.context = context;
    this.horizon = horizon;
    this.trade = new TradeRules(facts);
  }

  /// The product that was chosen.
  ///
  /// @param offer the product to show; null when there is none, or no product is asked for
  /// @param shown every product that may be shown
  record Choice(@Nullable Offer offer, Set<ProductId> shown) {
    static final Choice NONE = new Choice(null, Set.of());

    Choice {
      shown = Set.copyOf(shown);
    }
  }

  /// The product to show; when products are needed and none may be shown, the findings say why.
  /// Also judges an embargo on the item itself.
  Choice choose(List<Policy> policies, ReasonCollector findings) {
    embargo(new EntityRef.OfItem(snapshot.item().id()), findings);
    List<TradeRule> rules = policies.stream().map(Policy::trade).filter(Objects::nonNull).toList();
    if (rules.isEmpty() && !ItemRules.isBook(snapshot.item())) {
      return Choice.NONE;
    }
    List<Product> products = snapshot.item().products();
    if (products.isEmpty() && !rules.isEmpty()) {
      findings.add(ReasonCode.NO_PRODUCT, BLOCK, "products", null, null);
      return Choice.NONE;
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
      return Choice.NONE;
    }
    findings.addAll(best.get().findings().reasons());
    best.get().findings().obligations().forEach(findings::oblige);
    return new Choice(
        best.get().offer(),
        cleared.stream().map(c -> c.offer().product()).collect(Collectors.toSet()));
  }

  /// A product that may be served.
  private record Candidate(Offer offer, ReasonCollector findings) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate c) -> c.offer().availability())
          .thenComparing(c -> c.offer().form())
          .thenComparing(c -> c.offer().product().value());

  private Candidate judge(Product product, List<TradeRule> rules) {
    EntityRef ref = new EntityRef.OfProduct(product.id());
    ReasonCollector findings = new ReasonCollector(snapshot.item(), snapshot.owner(), loosening);
    restrictions(ref, findings);
    EditionRules.judge(product, snapshot, context, horizon, findings);
    Availability availability = Availability.NOT_STATED;
    FactValue.Price price = null;
    for (TradeRule rule : rules) {
      trade.state(ref, rule, findings);
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

  /// Embargo, announcement date, territory, recall and withdrawal: they block whatever a policy
  /// says.
  void restrictions(EntityRef ref, ReasonCollector findings) {
    embargo(ref, findings);
    boolean ownTitle = snapshot.item().imprint().equals(context.viewer());
    facts
        .find(ref, FactType.ANNOUNCED_AT)
        .filter(fact -> !ownTitle)
        .filter(fact -> !ended(fact))
        .ifPresent(fact ->
            findings.ofDesk(ReasonCode.NOT_ANNOUNCED, BLOCK, fact, CurrentFacts.shown(fact), null));
    Rights.territory(ref, facts, context, findings);
    trade.restrictions(ref, context.purpose(), findings);
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

  private Availability availability(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    Availability stated = trade.availability(ref, rule, findings);
    return stated == Availability.PREORDER && beforePreorder(ref) ? Availability.ANNOUNCED : stated;
  }

  private boolean beforePreorder(EntityRef ref) {
    return facts.find(ref, FactType.PREORDER_AT).filter(fact -> !ended(fact)).isPresent();
  }

  private FactValue.@Nullable Price price(EntityRef ref, TradeRule rule, ReasonCollector findings) {
    FactKey key = new FactKey(ref, FactType.PRICE, context.territory());
    Optional<Fact> fact = facts.find(key).filter(found -> found.conflict() || !isNone(found));
    if (fact.isEmpty()) {
      if (context.needsPrice()) {
        findings.missing(key);
      }
      return null;
    }
    Fact found = current(fact.get());
    boolean inForce = facts.surelyHolds(found);
    if (!inForce) {
      findings.ofDesk(
          ReasonCode.CLAIM_ENDED,
          context.needsPrice() ? BLOCK : INFO,
          found,
          found.validFrom() + " to " + found.validTo(),
          null);
    }
    if (isReadable(found, findings)
        && inForce
        && facts.usable(found, rule.omitPrice(), withoutPrice(), findings)
        && found.value() instanceof FactValue.Price price) {
      return price;
    }
    findings.omit("price");
    return null;
  }

  private Severity withoutPrice() {
    return context.needsPrice() ? BLOCK : WARN;
  }

  /// Of prices that follow each other the one that holds now; the last where none surely does.
  private Fact current(Fact fact) {
    if (!(fact.value() instanceof FactValue.PriceList(List<FactValue.PriceRow> rows))) {
      return fact;
    }
    List<Fact> each = rows.stream().map(row -> asFact(row, fact)).toList();
    return each.stream().filter(facts::surelyHolds).findFirst().orElse(each.getLast());
  }

  private static Fact asFact(FactValue.PriceRow row, Fact of) {
    return new Fact(
        of.key(),
        row.price(),
        of.conflict(),
        row.from(),
        row.to(),
        of.source(),
        of.order(),
        of.clocks());
  }

  /// Whether a price is one, and in the currency of the reader's country.
  private boolean isReadable(Fact fact, ReasonCollector findings) {
    if (fact.conflict()) {
      return true; // which is told of where it is used
    }
    if (fact.value() instanceof FactValue.Price price) {
      boolean own = TradeCodes.isCurrencyOf(context.territory(), price.currency());
      if (!own) {
        findings.add(
            ReasonCode.FACT_CONFLICT,
            withoutPrice(),
            fact,
            CurrentFacts.shown(fact),
            "the currency of " + context.territory(),
            owner(fact));
      }
      return own;
    }
    if (!isNone(fact)) {
      findings.add(
          ReasonCode.FACT_UNKNOWN_CODE,
          withoutPrice(),
          fact,
          CurrentFacts.shown(fact),
          null,
          owner(fact));
    }
    return false;
  }

  private static boolean isNone(Fact fact) {
    return fact.value() instanceof FactValue.None;
  }

  /// The latest date ahead that can be read; one in conflict may lie behind us.
  private @Nullable Instant appearsOn(EntityRef ref) {
    return facts.counted(new FactKey(ref, FactType.SALES_AT, "")).stream()
        .filter(fact -> !fact.conflict())
        .flatMap(fact ->
            fact.value() instanceof FactValue.Moment(Instant at) ? Stream.of(at) : Stream.of())
        .filter(at -> !horizon.begun(at))
        .findFirst()
        .orElse(null);
  }

  private org.colophon.catalog.@Nullable DeskId owner(Fact fact) {
    return facts.ownerOf(fact).orElse(null);
  }
}
