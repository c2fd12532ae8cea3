package org.colophon.governance;

import static org.colophon.governance.gate.GatePropertiesTest.oneOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.catalog.Content;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Identity;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission;
import org.colophon.catalog.reference.DeliveryCalendar;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Source;
import org.colophon.governance.Life.Step;
import org.colophon.governance.ReferenceGate.Seen;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GatePropertiesTest;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a change of a random life may do to the gate's verdicts, and what it may never do.
class ChangedLifePropertiesTest {
  private static final Context READER = Context.recommend("DE");
  private static final Set<ImprintId> BOTH = Set.of(RandomLife.IMPRINT, RandomLife.OTHER);
  private static final Set<FactType> RESTRICTIONS =
      EnumSet.of(
          FactType.EMBARGO_UNTIL,
          FactType.ANNOUNCED_AT,
          FactType.SALES_TERRITORY,
          FactType.TRADE_STATE,
          FactType.AVAILABILITY,
          FactType.TDM_RESERVATION);

  private static Map<ItemId, Seen> verdicts(Life life, PolicyBook policies, Instant at) {
    Map<ItemId, Seen> seen = new TreeMap<>(java.util.Comparator.comparing(ItemId::value));
    Gate gate = new Gate(life.catalog, () -> policies, life.clock);
    try (GateSession session = gate.openAt(READER, at)) {
      RandomLife.ITEMS.forEach(id -> seen.put(id, ReferenceGate.of(session.decide(id))));
    }
    return seen;
  }

  private static Map<ItemId, Seen> verdicts(List<Step> steps) {
    Life life = Life.of(steps);
    return verdicts(life, GatePropertiesTest.POLICIES, life.now());
  }

  /// What passes in the second and not in the first; null when there is none.
  private static @Nullable String freed(Map<ItemId, Seen> first, Map<ItemId, Seen> second) {
    for (ItemId id : RandomLife.ITEMS) {
      Seen before = first.get(id);
      if (before != null && !before.passes() && second.getOrDefault(id, before).passes()) {
        return id + " was not to be shown";
      }
    }
    return null;
  }

  /// Property 3. Deliveries and waiting are left out: they are about arrival. So is for which
  /// imprints a source is registered: an item may have another imprint when its facts arrive.
  @Test
  void arrivalOrderRepetitionAndBatchesChangeNothing() {
    Sequences.check((steps, random) -> {
      List<Step> opening = new ArrayList<>();
      List<Step> rest = new ArrayList<>();
      for (Step step : steps) {
        switch (step) {
          case Step.Know know -> opening.add(forAllImprints(know));
          case Step.Say(Submission.WholeItem whole)
              when opening.stream().noneMatch(known -> states(known, whole)) ->
              opening.add(
                  new Step.Say(
                      new Submission.WholeItem(
                          whole.item(), new OrderKey(0, 0), whole.observedAt(), List.of())));
          case Step.Say say -> rest.add(say);
          case Step.Deliver _, Step.Place _, Step.Lift _, Step.Wait _ -> {}
        }
      }
      List<Step> other = new ArrayList<>(rest);
      rest.stream().filter(_ -> random.nextInt(3) == 0).forEach(other::add);
      Collections.shuffle(other, random);
      Instant at = Life.of(steps).now();
      Map<ItemId, Seen> one = settled(opening, rest, at);
      Map<ItemId, Seen> two = settled(opening, other, at);
      return one.equals(two) ? null : one + " but " + two + " after " + other;
    });
  }

  private static Step forAllImprints(Step.Know know) {
    return know.reference() instanceof Reference.OfSource(Source s)
        ? new Step.Know(
            new Reference.OfSource(
                new Source(
                    s.id(),
                    s.name(),
                    s.imprint(),
                    BOTH,
                    s.owner(),
                    s.authoritativeFor(),
                    s.calendar(),
                    null)))
        : know;
  }

  private static boolean states(Step step, Submission.WholeItem whole) {
    return step instanceof Step.Say(Submission.WholeItem known)
        && known.item().id().equals(whole.item().id());
  }

  /// Arrived so late that no source is ahead of arrival; judged as of an earlier instant.
  private static Map<ItemId, Seen> settled(List<Step> opening, List<Step> rest, Instant at) {
    List<Step> all = new ArrayList<>(opening);
    all.addAll(rest);
    Life life = Life.of(all, Shelf.START.plus(Duration.ofDays(60_000)));
    return verdicts(life, GatePropertiesTest.POLICIES, at);
  }

  /// Property 4.
  @Test
  void takingAwayOrBlurringWhatIsKnownFreesNothing() {
    int[] blocked = new int[1];
    Sequences.check((steps, random) -> {
      Map<ItemId, Seen> before = verdicts(steps);
      blocked[0] += before.values().stream().allMatch(Seen::passes) ? 0 : 1;
      // two versions that only differ in what is taken away are one then
      ReferenceHistory history = new ReferenceHistory(Life.of(steps).taken);
      RandomLife.ITEMS.stream().filter(history::contradicts).forEach(before::remove);
      return freed(before, verdicts(lessKnown(steps, random)));
    });
    assertTrue(blocked[0] > 0);
  }

  private static List<Step> lessKnown(List<Step> steps, Random random) {
    FactType type = oneOf(List.of(FactType.values()), random);
    return switch (random.nextInt(7)) {
      case 0 -> without(steps, Reference.OfDesk.class);
      case 1 -> without(steps, Reference.OfSource.class);
      case 2 -> Rewrite.items(steps, ChangedLifePropertiesTest::nowhere);
      case 3 -> Rewrite.items(steps, ChangedLifePropertiesTest::undated);
      case 4 ->
          RESTRICTIONS.contains(type)
              ? steps
              : Rewrite.facts(steps, fact -> fact.key().type() == type ? null : fact);
      case 5 -> blurred(steps, type, new FactValue.Unrecognised("!"));
      default -> contradicted(steps, type);
    };
  }

  private static List<Step> without(List<Step> steps, Class<? extends Reference> kind) {
    return steps.stream()
        .filter(step -> !(step instanceof Step.Know(Reference known) && kind.isInstance(known)))
        .toList();
  }

  private static Item nowhere(Item item) {
    Identity i = item.identity();
    return Shelf.withIdentity(
        item,
        new Identity(i.source(), i.sourceKey(), null, null, i.duplicateOf(), i.supersededBy()));
  }

  /// Without the dates that speak for it; a go-live date or an end speaks against it.
  private static Item undated(Item item) {
    Lifecycle life = item.lifecycle();
    boolean restricts = life.publishedAt() != null && life.publishedAt().isAfter(Shelf.START);
    return Shelf.withLifecycle(
        item,
        new Lifecycle(
            life.state(),
            restricts ? life.publishedAt() : null,
            life.goLiveAt(),
            life.expiresAt(),
            null,
            life.correction()));
  }

  private static List<Step> blurred(List<Step> steps, FactType type, FactValue value) {
    return Rewrite.facts(
        steps, fact -> fact.key().type() == type ? Rewrite.value(fact, value) : fact);
  }

  /// Says everything of this type once more, otherwise, under the same order keys.
  private static List<Step> contradicted(List<Step> steps, FactType type) {
    List<Step> both = new ArrayList<>();
    for (Step step : steps) {
      both.add(step);
      if (step instanceof Step.Say(Submission.Facts _)
          || step instanceof Step.Say(Submission.WholeItem _)) {
        both.addAll(blurred(List.of(step), type, new FactValue.None()));
      }
    }
    return both;
  }

  @Test
  void withoutAPolicyNothingPasses() {
    Sequences.checkOne(
        10,
        (steps, random) -> {
          Life life = Life.of(steps);
          var seen = verdicts(life, new PolicyBook(List.of()), life.now());
          return seen.values().stream().anyMatch(Seen::passes) ? seen.toString() : null;
        });
  }

  /// Property 5.
  @Test
  void growingOlderFreesNothing() {
    Sequences.check((steps, random) -> {
      Duration age = Duration.ofHours(1 + random.nextInt(2_000));
      // what was looked at this very moment may, by a clock that is off, lie ahead
      List<Step> settled = new ArrayList<>(steps);
      settled.removeIf(ChangedLifePropertiesTest::isOfOthers); // one source: no rivalry of dates
      settled.add(new Step.Wait(Duration.ofSeconds(5)));
      FactType type = oneOf(List.of(FactType.values()), random);
      List<Step> older =
          random.nextBoolean()
              ? Rewrite.facts(
                  settled,
                  fact ->
                      fact.key().type() == type
                          ? Rewrite.observed(fact, fact.observedAt().minus(age))
                          : fact)
              : lookedAtEarlier(settled, age);
      return freed(verdicts(settled), verdicts(older));
    });
  }

  private static boolean isOfOthers(Step step) {
    return step instanceof Step.Say(Submission.Facts(var source, var facts))
        && !source.equals(RandomLife.FEED);
  }

  private static List<Step> lookedAtEarlier(List<Step> steps, Duration age) {
    return Rewrite.items(
            steps,
            item -> {
              Lifecycle life = item.lifecycle();
              Instant looked = life.checkedAt();
              return Shelf.withLifecycle(
                  item,
                  new Lifecycle(
                      life.state(),
                      life.publishedAt(),
                      life.goLiveAt(),
                      life.expiresAt(),
                      looked == null ? null : looked.minus(age),
                      life.correction()));
            })
        .stream()
        .map(step ->
            step instanceof Step.Say(Submission.ContentChecked(var id, var who, var at))
                ? new Step.Say(new Submission.ContentChecked(id, who, at.minus(age)))
                : step)
        .toList();
  }

  private record Pair(
      RandomPolicy loose, RandomPolicy tight, PolicyBook looseBook, PolicyBook tightBook) {
    static Pair of(Random random) {
      RandomPolicy loose = RandomPolicy.of(random);
      RandomPolicy tight = loose.tightened(random);
      return new Pair(loose, tight, loose.book(), tight.book());
    }
  }

  private static final List<Pair> PAIRS =
      new Random(6).ints(400).mapToObj(seed -> Pair.of(new Random(seed))).toList();

  /// Property 6.
  @Test
  void aTighterPolicyPassesNothingMore() {
    Sequences.check((steps, random) -> {
      Pair pair = PAIRS.get(random.nextInt(PAIRS.size()));
      RandomPolicy loose = pair.loose();
      RandomPolicy tight = pair.tight();
      Life life = Life.of(steps);
      String freed =
          freed(
              verdicts(life, pair.looseBook(), life.now()),
              verdicts(life, pair.tightBook(), life.now()));
      return freed == null
          ? null
          : freed + " under\n" + tight.yaml() + "rather than\n" + loose.yaml();
    });
  }

  /// Property 7: by whole weeks, with calendars of one zone, and with sources of all imprints,
  /// since which of two contradictory versions of an item is kept depends on their dates; rules
  /// that count months are left out, since months differ.
  @Test
  void movingEverythingInTimeChangesNothing() {
    Sequences.check((steps, random) -> {
      Duration by = Duration.ofDays(7L * (1 + random.nextInt(200)));
      List<Step> here = steps.stream().map(ChangedLifePropertiesTest::inUtc).toList();
      Life life = Life.of(here);
      Life moved = Life.of(Rewrite.later(here, by), Shelf.START.plus(by));
      ReferenceHistory history = new ReferenceHistory(life.taken);
      for (ItemId id : List.of(RandomLife.NOVEL, RandomLife.NEWS, RandomLife.ARCHIVE)) {
        Verdict one = GatePropertiesTest.decide(life, READER, id, life.now());
        Verdict other = GatePropertiesTest.decide(moved, READER, id, moved.now());
        if (history.contradicts(id)) {
          continue; // which of the two is kept depends on their hashes, and so on their dates
        }
        if (!codes(one).equals(codes(other)) || !end(one, by).equals(end(other, Duration.ZERO))) {
          return id + ": " + one + " but by " + by + " later: " + other;
        }
      }
      return null;
    });
  }

  private static Step inUtc(Step step) {
    return step instanceof Step.Know(Reference.OfSource(Source s))
        ? new Step.Know(
            new Reference.OfSource(
                new Source(
                    s.id(),
                    s.name(),
                    s.imprint(),
                    BOTH,
                    s.owner(),
                    s.authoritativeFor(),
                    new DeliveryCalendar(s.calendar().every(), s.calendar().days(), ZoneOffset.UTC),
                    null)))
        : step;
  }

  private static List<ReasonCode> codes(Verdict verdict) {
    List<Reason> reasons =
        switch (verdict) {
          case Verdict.Pass(var cleared, var all) -> all;
          case Verdict.Block(var id, var all, var next) -> all;
          case Verdict.Indeterminate(var id, var all) -> all;
        };
    return reasons.stream().map(Reason::code).filter(c -> c != ReasonCode.CHECK_DUE).toList();
  }

  private static Instant end(Verdict verdict, Duration by) {
    Instant end =
        verdict instanceof Verdict.Pass pass
            ? pass.cleared().terms().validUntil()
            : Clearance.NEVER;
    return end.equals(Clearance.NEVER) ? end : end.plus(by);
  }

  /// Property 10, the gate's part: what is cleared is the version whose hash it carries.
  @Test
  void whatIsClearedIsOneVersion() {
    Sequences.checkOne(
        5,
        (steps, random) -> {
          Life life = Life.of(steps);
          for (ItemId id : RandomLife.ITEMS) {
            if (GatePropertiesTest.decide(life, READER, id, life.now())
                instanceof Verdict.Pass(Cleared cleared, var reasons)) {
              Content content =
                  new Content(
                      cleared.language(),
                      cleared.title(),
                      cleared.subtitle().orElse(null),
                      cleared.text(),
                      cleared.credits(),
                      cleared.subjects(),
                      null,
                      null);
              if (!org.colophon.catalog.FacetHasher.text(content).equals(cleared.textHash())) {
                return id + " carries the hash of another text";
              }
            }
          }
          return null;
        });
  }
}
