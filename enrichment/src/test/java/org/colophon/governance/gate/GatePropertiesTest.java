package org.colophon.governance.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Submission;
import org.colophon.governance.Audience;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Hands;
import org.colophon.governance.Life;
import org.colophon.governance.Life.Step;
import org.colophon.governance.Purpose;
import org.colophon.governance.RandomLife;
import org.colophon.governance.ReferenceGate;
import org.colophon.governance.ReferenceGate.Seen;
import org.colophon.governance.ReferenceHistory;
import org.colophon.governance.Sequences;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The gate against [ReferenceGate] over random lives, and how long its verdicts last.
public class GatePropertiesTest {
  public static final PolicyBook POLICIES = ShippedPolicies.read();
  static final List<Context> CONTEXTS =
      List.of(
          Context.recommend("DE"),
          Context.recommend("AT"),
          Context.desk("DE", null),
          own(),
          Context.recommend("DE").to(Purpose.GROUND_PROMPT),
          Context.recommend("DE").to(Purpose.NEWSLETTER),
          Context.recommend("AT").to(Purpose.EXPORT),
          readers(Audience.ANYBODY.ofAges(new AgeRange(6, 10))),
          readers(Audience.ANYBODY.ofAges(AgeRange.from(30)).reading(Set.of("de"))),
          readers(
              Audience.ANYBODY.excluding(
                  Set.of(Audience.Excluded.ADULT_TITLES, Audience.Excluded.UNKNOWN_AGES))),
          readers(Audience.ANYBODY.excluding(Set.of(Audience.Excluded.CHILDRENS_TITLES))));

  private static Context readers(Audience audience) {
    return Context.recommend("DE").withAudience(audience);
  }

  private static Context own() {
    return Context.desk("DE", RandomLife.IMPRINT);
  }

  public static Verdict decide(Life life, Context context, ItemId id, Instant at) {
    Gate gate = new Gate(life.catalog, () -> POLICIES, life.clock);
    try (GateSession session = gate.openAt(context, at)) {
      return session.decide(id);
    }
  }

  @Test
  void agreesWithTheReferenceAtEveryInstant() {
    int[] passes = new int[1];
    Sequences.check((steps, random) -> {
      Life life = Life.of(steps);
      Context context = random.nextInt(3) > 0 ? CONTEXTS.getFirst() : oneOf(CONTEXTS, random);
      ReferenceHistory history = new ReferenceHistory(life.taken);
      for (ItemId id : RandomLife.ITEMS) {
        for (Instant at : List.of(life.now(), later(life.now(), random))) {
          Seen expected = new ReferenceGate(history, context, at).see(id);
          Seen actual = ReferenceGate.of(decide(life, context, id, at));
          if (!expected.equals(actual)) {
            return id + " at " + at + " for " + context + ": " + expected + " but " + actual;
          }
          passes[0] += expected.passes() ? 1 : 0;
        }
      }
      return null;
    });
    assertTrue(passes[0] > 0, "a property that never sees a PASS says nothing");
  }

  /// Property 1.
  @Test
  void aPassHoldsAtEveryInstantBeforeItsEnd() {
    Sequences.check((steps, random) -> {
      Life life = Life.of(steps);
      for (ItemId id : RandomLife.ITEMS) {
        if (decide(life, CONTEXTS.getFirst(), id, life.now()) instanceof Verdict.Pass pass) {
          String broken = holds(life, id, pass, random);
          if (broken != null) {
            return broken;
          }
        }
      }
      return null;
    });
  }

  private static @Nullable String holds(Life life, ItemId id, Verdict.Pass pass, Random random) {
    Seen seen = ReferenceGate.of(pass);
    Instant end = pass.cleared().terms().validUntil();
    ReferenceHistory history = new ReferenceHistory(life.taken);
    List<Instant> samples = new ArrayList<>(List.of(end.minus(1, ChronoUnit.MICROS)));
    long span = Math.min(Duration.between(life.now(), end).toSeconds(), 400L * 86_400);
    for (int i = 0; i < 3 && span > 0; i++) {
      samples.add(life.now().plusSeconds(random.nextLong(span)));
    }
    for (Instant at : samples) {
      if (at.isBefore(life.now())) {
        continue;
      }
      Seen gate = ReferenceGate.of(decide(life, CONTEXTS.getFirst(), id, at));
      Seen reference = new ReferenceGate(history, CONTEXTS.getFirst(), at).see(id);
      if (!seen.equals(gate) || !seen.equals(reference)) {
        return id + " was to hold until " + end + ", but at " + at + ": " + gate + reference;
      }
    }
    return null;
  }

  /// Property 2.
  @Test
  void aPassIsAnotherOneAtItsEnd() {
    Sequences.check((steps, random) -> {
      Life life = Life.of(steps);
      ReferenceHistory history = new ReferenceHistory(life.taken);
      for (ItemId id : RandomLife.ITEMS) {
        if (decide(life, CONTEXTS.getFirst(), id, life.now()) instanceof Verdict.Pass pass) {
          Instant end = pass.cleared().terms().validUntil();
          Seen seen = ReferenceGate.of(pass);
          boolean ends = !end.equals(Clearance.NEVER);
          if (ends && new ReferenceGate(history, CONTEXTS.getFirst(), end).see(id).equals(seen)) {
            return id + " ends at " + end + " for no reason: " + seen;
          }
        }
      }
      return null;
    });
  }

  /// What a source states for an imprint that it is not registered for is never taken.
  @Test
  void takesNothingOfASourceForAnotherImprint() {
    int[] refused = new int[1];
    Sequences.checkOne(
        4,
        (steps, random) -> {
          Life life = Life.of(List.of());
          for (Step step : steps) {
            ReferenceHistory history = new ReferenceHistory(life.taken);
            boolean may = !(step instanceof Step.Say(Submission said)) || history.maySay(said);
            int before = life.taken.size();
            life.live(step);
            refused[0] += may ? 0 : 1;
            if (!may && life.taken.size() > before) {
              return "taken: " + step;
            }
          }
          return null;
        });
    assertTrue(refused[0] > 0, "a property that never sees a refusal says nothing");
  }

  /// By a clock that is set far while the service runs nothing passes; once it is right again the
  /// verdicts are those of the time that went by.
  @Test
  void byAClockThatWasSetNothingPasses() {
    int[] passes = new int[1];
    Sequences.checkOne(
        4,
        (steps, random) -> {
          Life life = Life.of(steps);
          Hands hands = new Hands(life.now());
          Gate gate = new Gate(life.catalog, () -> POLICIES, hands);
          gate.open(CONTEXTS.getFirst()).close();
          boolean wrong = false;
          for (int i = 0; i < 4; i++) {
            hands.pass(Duration.ofSeconds(random.nextInt(100_000)));
            wrong = random.nextBoolean();
            Duration far = Duration.ofDays(random.nextInt(2) * 800L - 400);
            hands.setWrongBy(wrong ? far : Duration.ZERO);
            for (ItemId id : RandomLife.ITEMS) {
              Instant right = hands.right();
              try (GateSession session = gate.open(CONTEXTS.getFirst())) {
                Seen seen = ReferenceGate.of(session.decide(id));
                Seen expected =
                    wrong
                        ? Seen.NOTHING
                        : new ReferenceGate(
                                new ReferenceHistory(life.taken), CONTEXTS.getFirst(), right)
                            .see(id);
                passes[0] += seen.passes() ? 1 : 0;
                if (!seen.equals(expected)) {
                  return id + " at " + right + (wrong ? ", wrong: " : ": ") + seen;
                }
              }
            }
          }
          return null;
        });
    assertTrue(passes[0] > 0, "a property that never sees a PASS says nothing");
  }

  static Instant later(Instant now, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> now.plus(random.nextInt(6_000_000), ChronoUnit.MICROS);
      case 1 -> now.plusSeconds(random.nextInt(400_000));
      case 2 -> now.plus(Duration.ofDays(random.nextInt(1_000)));
      default -> now.plusSeconds(random.nextInt(-5, 6)).plus(Duration.ofDays(random.nextInt(4)));
    };
  }

  public static <T> T oneOf(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void aBrokenLifeIsShownAsShortAsItCanBe() {
    List<Integer> least =
        Sequences.shrink(
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
            some -> some.contains(3) && some.contains(8) ? "both" : null);
    assertEquals(List.of(3, 8), least);
  }

  /// The seed says everything.
  @Test
  void theSameSeedMakesTheSameLife() {
    List<Step> one = new RandomLife(new Random(7)).steps();
    assertEquals(one, new RandomLife(new Random(7)).steps());
  }
}
