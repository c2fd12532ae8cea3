package org.colophon.governance;

import static org.colophon.governance.Shelf.FEED;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FacetHashes;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactClocks;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.governance.policy.ShippedPolicies;
import org.colophon.governance.rules.Evaluation;
import org.colophon.governance.rules.Evaluator;
import org.colophon.governance.rules.Horizon;
import org.colophon.governance.rules.LinkedClaims;
import org.colophon.governance.rules.PolicyOverrides;
import org.colophon.governance.rules.ReasonCollector;
import org.colophon.governance.rules.RuleOutcome;
import org.colophon.governance.rules.Snapshot;
import org.colophon.governance.testing.PolicyYaml;
import org.jspecify.annotations.Nullable;

/// One snapshot, put together by hand and judged without a catalogue: the book of the [Shelf],
/// which passes, and whatever a test changes.
public final class Scene {
  public static final DeskId MENDER = new DeskId("desk-charts");

  public Item item = new Shelf().book();
  public boolean tombstone;
  public boolean conflict;
  boolean imprintKnown = true;
  public @Nullable DeskRecord desk =
      new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, List.of("mj"), true);
  public final Map<SourceId, Source> sources = new HashMap<>();
  public final List<Fact> facts = new ArrayList<>();
  public final List<Hold> holds = new ArrayList<>();
  public final List<Allowance> allowances = new ArrayList<>();
  public final List<Event> events = new ArrayList<>();
  public final List<Award> awards = new ArrayList<>();
  public final List<Contributor> contributors = new ArrayList<>();
  public PolicyBook policies = ShippedPolicies.read();
  public Context context = Context.recommend("DE");

  public Scene() {
    sources.put(FEED, source(FEED));
    trade(HARDCOVER, "active", "20");
  }

  /// Only one policy: for books and news shown to readers, with these lines more.
  public Scene policy(String yaml) {
    String head =
        """
        id: own
        version: 1
        content_types: [book, news]
        purposes: [recommend]
        cache: {max_lifetime: PT9S}
        """;
    policies =
        new PolicyBook(List.of(PolicyReader.read("own.yaml", PolicyYaml.complete(head + yaml))));
    return this;
  }

  public Scene change(UnaryOperator<Item> change) {
    item = change.apply(item);
    return this;
  }

  public Scene audience(Audience audience) {
    context = context.withAudience(audience);
    return this;
  }

  public static Source source(SourceId id, FactType... authoritative) {
    return new Source(
        id,
        id.value(),
        Shelf.IMPRINT,
        MENDER,
        Set.of(authoritative),
        DeliveryCalendar.daily(ZoneOffset.UTC),
        null);
  }

  public Scene trade(ProductId product, String state, String availability) {
    put(fact(product, FactType.TRADE_STATE, new FactValue.Code(state)));
    return put(fact(product, FactType.AVAILABILITY, new FactValue.Code(availability)));
  }

  public Scene with(FactType type, FactValue value) {
    return put(fact(HARDCOVER, type, value));
  }

  public Scene conflicting(FactType type, FactValue value) {
    Fact f = fact(HARDCOVER, type, value);
    return put(
        new Fact(f.key(), value, true, f.validFrom(), f.validTo(), FEED, f.order(), f.clocks()));
  }

  public Scene during(
      FactType type, FactValue value, @Nullable Instant from, @Nullable Instant to) {
    Fact f = fact(HARDCOVER, type, value);
    return put(new Fact(f.key(), value, false, from, to, FEED, f.order(), f.clocks()));
  }

  public Scene without(FactType type) {
    facts.removeIf(fact -> fact.key().type() == type);
    return this;
  }

  /// Puts a fact in the place of what its source said before.
  public Scene put(Fact fact) {
    facts.removeIf(old -> old.key().equals(fact.key()) && old.source().equals(fact.source()));
    facts.add(fact);
    return this;
  }

  public static Fact fact(ProductId product, FactType type, FactValue value) {
    String qualifier =
        switch (type) {
          case PRICE, SALES_TERRITORY -> "DE";
          case BESTSELLER -> "belletristik";
          case AVAILABILITY,
              TRADE_STATE,
              ANNOUNCED_AT,
              PREORDER_AT,
              SALES_AT,
              EMBARGO_UNTIL,
              CATEGORY,
              TDM_RESERVATION ->
              "";
        };
    return fact(new FactKey(new EntityRef.OfProduct(product), type, qualifier), value, FEED);
  }

  public static Fact fact(FactKey key, FactValue value, SourceId source) {
    FactClocks clocks = new FactClocks(START, START, START, START);
    return new Fact(key, value, false, null, null, source, new OrderKey(0, 1), clocks);
  }

  public static Fact clocked(Fact f, Instant observed, Instant confirmed, Instant recorded) {
    FactClocks clocks = new FactClocks(observed, confirmed, confirmed, recorded);
    return new Fact(
        f.key(),
        f.value(),
        f.conflict(),
        f.validFrom(),
        f.validTo(),
        f.source(),
        f.order(),
        clocks);
  }

  public static Fact from(SourceId source, Fact f) {
    return new Fact(
        f.key(),
        f.value(),
        f.conflict(),
        f.validFrom(),
        f.validTo(),
        source,
        f.order(),
        f.clocks());
  }

  /// Findings about the book of the shelf, which nobody lets off anything.
  public static ReasonCollector findings() {
    Horizon horizon = new Horizon(START, new java.util.TreeSet<>());
    return new ReasonCollector(
        new Shelf().book(), Shelf.DESK, new PolicyOverrides(List.of(), horizon));
  }

  public Snapshot snapshot() {
    ItemVersion version =
        new ItemVersion(item, 1, new FacetHashes("t", "m"), START, START, 1, tombstone, conflict);
    return new Snapshot(
        version,
        desk,
        sources,
        facts,
        holds,
        allowances,
        new LinkedClaims(events, awards, contributors),
        imprintKnown);
  }

  public Evaluation evaluate(Instant at) {
    return Evaluator.evaluate(snapshot(), policies, context, at);
  }

  public RuleOutcome at(Instant at) {
    return evaluate(at).outcome();
  }

  /// Every reason in words: `SEVERITY CODE subject (observed; limit; owner)`.
  public List<String> said(Instant at) {
    return at(at).reasons().stream().map(Scene::words).toList();
  }

  public List<String> said() {
    return said(START);
  }

  private static String words(Reason r) {
    return r.severity()
        + " "
        + r.code()
        + " "
        + r.subject()
        + " ("
        + r.observed()
        + "; "
        + r.limit()
        + "; "
        + r.owner()
        + ")";
  }

  /// The claims left out, in order.
  public List<String> omitted(Instant at) {
    return at(at).obligations().stream()
        .map(obligation ->
            switch (obligation) {
              case Obligation.OmitClaim(String claim) -> claim;
              case Obligation.ShowAsOf(Instant asOf) -> "as of " + asOf;
            })
        .toList();
  }

  public List<String> omitted() {
    return omitted(START);
  }

  /// The product shown.
  public Offer offer() {
    Offer offer = at(START).offer();
    if (offer == null) {
      throw new AssertionError("no offer: " + said());
    }
    return offer;
  }
}
