package org.colophon.governance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.Correction;
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
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.junit.jupiter.api.Test;

/// Properties of the evaluator over random snapshots. The domain is narrow on purpose, so that
/// instants collide.
class EvaluatorPropertiesTest {
  private static final long SEED = Long.getLong("colophon.seed", 20260302L);
  private static final int CASES = Integer.getInteger("colophon.cases", 10_000);
  private static final PolicyBook POLICIES = ShippedPolicies.read();
  private static final Context READER = Context.recommend("DE");

  private final Random random = new Random(SEED);

  @Test
  void outcomeHoldsUntilValidUntilAndNoLonger() {
    for (int i = 0; i < CASES; i++) {
      Snapshot snapshot = snapshot(Duration.ZERO);
      Evaluation evaluation = evaluate(snapshot, Shelf.START);
      String label = "seed " + SEED + ", case " + i;
      Instant end = evaluation.validUntil();
      for (Instant at : samples(end)) {
        assertTrue(
            evaluate(snapshot, at).outcome().servesAs(evaluation.outcome()), label + " at " + at);
      }
      if (!end.equals(Clearance.NEVER)) {
        assertFalse(
            evaluate(snapshot, end).outcome().servesAs(evaluation.outcome()),
            label + " at its end");
      }
      assertFalse(evaluation.nextChangeAt().isAfter(end), label);
    }
  }

  private List<Instant> samples(Instant end) {
    Instant last = end.equals(Clearance.NEVER) ? Shelf.START.plus(Duration.ofDays(5_000)) : end;
    List<Instant> samples = new ArrayList<>(List.of(last.minusNanos(1_000)));
    long span = Duration.between(Shelf.START, last).toMillis();
    for (int i = 0; i < 4 && span > 0; i++) {
      samples.add(Shelf.START.plusMillis(random.nextLong(span)));
    }
    samples.removeIf(at -> at.isBefore(Shelf.START));
    return samples;
  }

  @Test
  void anUnknownValueNeverHelps() {
    for (int i = 0; i < CASES; i++) {
      Snapshot snapshot = snapshot(Duration.ZERO);
      if (passes(snapshot) || snapshot.facts().isEmpty()) {
        continue;
      }
      int victim = random.nextInt(snapshot.facts().size());
      List<Fact> facts = new ArrayList<>(snapshot.facts());
      facts.set(victim, withValue(facts.get(victim), new FactValue.Unrecognised("??")));
      assertFalse(passes(withFacts(snapshot, facts)), "seed " + SEED + ", case " + i);
    }
  }

  @Test
  void shiftingEveryInstantChangesNothing() {
    for (int i = 0; i < CASES; i++) {
      long seed = random.nextLong();
      Duration shift = Duration.ofMinutes(random.nextInt(100_000));
      random.setSeed(seed);
      Evaluation here = evaluate(snapshot(Duration.ZERO), Shelf.START);
      random.setSeed(seed);
      Evaluation there = evaluate(snapshot(shift), Shelf.START.plus(shift));
      assertEquals(here.outcome().decision(), there.outcome().decision(), "seed " + seed);
      assertEquals(codes(here), codes(there), "seed " + seed);
      random.setSeed(seed + 1);
    }
  }

  private static List<ReasonCode> codes(Evaluation evaluation) {
    return evaluation.outcome().reasons().stream().map(Reason::code).toList();
  }

  private static boolean passes(Snapshot snapshot) {
    return evaluate(snapshot, Shelf.START).outcome().decision() == Preview.Decision.PASS;
  }

  private static Evaluation evaluate(Snapshot snapshot, Instant at) {
    return Evaluator.evaluate(snapshot, POLICIES, READER, at);
  }

  private Snapshot snapshot(Duration shift) {
    Item item = Shelf.withLifecycle(new Shelf().book(), lifecycle(shift));
    Instant recorded = Shelf.START.minus(Duration.ofHours(1)).plus(shift);
    ItemVersion version =
        new ItemVersion(
            item, 1, new FacetHashes("t", "m"), recorded, recorded, 1, rarely(), rarely());
    Source source =
        new Source(
            Shelf.FEED,
            "feed",
            Shelf.IMPRINT,
            null,
            Set.of(),
            DeliveryCalendar.daily(ZoneOffset.UTC),
            null);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            FactType.TRADE_STATE,
            new FactValue.Code(oneOf("active", "active", "forthcoming", "withdrawn")),
            shift));
    facts.add(
        fact(
            FactType.AVAILABILITY, new FactValue.Code(oneOf("10", "20", "21", "31", "43")), shift));
    if (random.nextBoolean()) {
      facts.add(fact(FactType.EMBARGO_UNTIL, new FactValue.Moment(near(shift)), shift));
    }
    if (random.nextBoolean()) {
      facts.add(fact(FactType.SALES_AT, new FactValue.Moment(near(shift)), shift));
    }
    if (random.nextBoolean()) {
      facts.add(fact(FactType.PRICE, Shelf.price("24.00"), shift));
    }
    if (random.nextBoolean()) {
      facts.add(fact(FactType.BESTSELLER, new FactValue.Rank(3), shift));
    }
    List<Hold> holds = rarely() ? List.of(hold(shift)) : List.of();
    DeskRecord desk = new DeskRecord(Shelf.DESK, "desk", Shelf.IMPRINT, List.of("mj"), !rarely());
    return new Snapshot(
        version,
        rarely() ? null : desk,
        rarely() ? Map.of() : Map.of(Shelf.FEED, source),
        facts,
        holds,
        List.of(),
        List.of());
  }

  private Lifecycle lifecycle(Duration shift) {
    Instant published = Shelf.START.minus(Duration.ofDays(10)).plus(shift);
    return new Lifecycle(
        rarely() ? SourceState.WITHHELD : SourceState.PUBLISHED,
        published,
        random.nextInt(4) == 0 ? near(shift) : null,
        random.nextInt(4) == 0 ? near(shift) : null,
        null,
        rarely() ? Correction.PENDING : Correction.NONE);
  }

  private Hold hold(Duration shift) {
    Instant from = near(shift);
    return new Hold(
        "h",
        new Hold.Scope.OfImprint(Shelf.IMPRINT),
        "why",
        "who",
        from,
        random.nextBoolean() ? from.plusSeconds(3) : null);
  }

  private Fact fact(FactType type, FactValue value, Duration shift) {
    Instant seen = Shelf.START.minus(Duration.ofHours(random.nextInt(80))).plus(shift);
    String qualifier = type == FactType.PRICE ? "DE" : type == FactType.BESTSELLER ? "list" : "";
    return new Fact(
        new FactKey(new EntityRef.OfProduct(Shelf.HARDCOVER), type, qualifier),
        value,
        rarely(),
        random.nextInt(5) == 0 ? near(shift) : null,
        random.nextInt(3) > 0 ? near(shift) : null,
        Shelf.FEED,
        new OrderKey(0, 1),
        new FactClocks(seen, seen, seen, seen));
  }

  /// An instant within seconds or days of the start, often one that others have too.
  private Instant near(Duration shift) {
    long seconds = random.nextBoolean() ? random.nextInt(-5, 6) : random.nextInt(-3, 4) * 86_400L;
    return Shelf.START.plusSeconds(seconds).plus(shift);
  }

  private boolean rarely() {
    return random.nextInt(12) == 0;
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static Fact withValue(Fact fact, FactValue value) {
    return new Fact(
        fact.key(),
        value,
        fact.conflict(),
        fact.validFrom(),
        fact.validTo(),
        fact.source(),
        fact.order(),
        fact.clocks());
  }

  private static Snapshot withFacts(Snapshot s, List<Fact> facts) {
    return new Snapshot(
        s.version(),
        s.desk(),
        s.sources(),
        facts,
        s.holds(),
        s.brought().events(),
        s.brought().awards());
  }
}
