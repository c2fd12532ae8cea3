package org.colophon.governance.gate;

import static org.colophon.governance.Shelf.BOOK;
import static org.colophon.governance.Shelf.HARDCOVER;
import static org.colophon.governance.Shelf.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceState;
import org.colophon.governance.Clearance;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.Shelf;
import org.colophon.governance.VerdictId;
import org.colophon.governance.gate.VerdictReplay.Result;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.junit.jupiter.api.Test;

/// Any verdict is recomputed from the log, whatever was written since.
class VerdictReplayTest {
  private static final PolicyBook BOOK_OF_TODAY = ShippedPolicies.read();
  private final Shelf shelf = Shelf.withBook();
  private final VerdictReplay replay =
      new VerdictReplay(
          shelf.catalog,
          digest ->
              BOOK_OF_TODAY.digest().startsWith(digest)
                  ? Optional.of(BOOK_OF_TODAY)
                  : Optional.empty(),
          shelf.gate.scopes());

  private VerdictDetails ruling(Context context) {
    try (GateSession session = shelf.gate.open(context)) {
      return session.ruling(BOOK);
    }
  }

  private VerdictDetails replayed(VerdictId id) {
    return switch (replay.of(VerdictId.parse(id.toString()))) {
      case Result.Recomputed(VerdictDetails ruling, boolean same) -> {
        assertTrue(same);
        yield ruling;
      }
      case Result.Impossible(String why) -> throw new AssertionError(why);
    };
  }

  @Test
  void everyVerdictOfRandomHistoriesIsRecomputed() {
    Set<Preview.Decision> seen = EnumSet.noneOf(Preview.Decision.class);
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      List<VerdictDetails> rulings = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        shelf.pass(Duration.ofMinutes(random.nextInt(1_000)));
        something(random);
        Context context = context(random);
        rulings.add(ruling(context));
        assertEquals(ruling(context).id(), rulings.getLast().id());
      }
      for (VerdictDetails ruling : rulings) {
        seen.add(ruling.decision());
        assertEquals(ruling, replayed(ruling.id()), "seed " + seed);
      }
    }
    assertEquals(EnumSet.of(Preview.Decision.PASS, Preview.Decision.BLOCK), seen);
  }

  private static Context context(Random random) {
    List<Purpose> purposes = List.of(Purpose.values());
    Purpose purpose = purposes.get(random.nextInt(purposes.size()));
    ImprintId viewer = random.nextBoolean() ? Shelf.IMPRINT : null;
    return new Context(purpose, "DE", "web", viewer, random.nextInt(4) == 0);
  }

  private void something(Random random) {
    switch (random.nextInt(9)) {
      case 0 -> shelf.statePrice((10 + random.nextInt(9)) + ".00");
      case 1 -> shelf.stateTrade(HARDCOVER, "active", random.nextBoolean() ? "20" : "43");
      case 2 ->
          shelf.change(book ->
              Shelf.withLifecycle(
                  book,
                  Shelf.lifecycle(
                      random.nextInt(3) == 0 ? SourceState.WITHHELD : SourceState.PUBLISHED,
                      null,
                      shelf.now().plus(Duration.ofDays(1 + random.nextInt(30))))));
      case 3 -> shelf.catalog.confirmDelivery(Shelf.FEED);
      case 4 ->
          shelf.catalog.place(
              new Hold("h", new Hold.Scope.Items(Set.of(BOOK)), "why", "mj", shelf.now(), null));
      case 5 -> shelf.catalog.lift("h");
      case 6 ->
          shelf.catalog.allow(
              new Allowance.ItemOverride(
                  "o",
                  BOOK,
                  "NOT_AVAILABLE",
                  null,
                  "why",
                  "mj",
                  shelf.now(),
                  shelf.now().plus(Duration.ofDays(1))));
      case 7 -> shelf.catalog.disallow("o");
      default ->
          shelf.state(
              HARDCOVER,
              FactType.EMBARGO_UNTIL,
              "",
              new FactValue.Moment(shelf.now().plus(Duration.ofHours(random.nextInt(48)))));
    }
  }

  @Test
  void recomputesThatAnItemWasUnknown() {
    Shelf empty = new Shelf();
    try (GateSession session = empty.gate.open(Context.recommend("DE"))) {
      VerdictDetails unknown = session.ruling(new ItemId("nowhere"));
      assertEquals(ReasonCode.ITEM_UNKNOWN, unknown.reasons().getFirst().code());
      assertEquals(
          unknown,
          new VerdictReplay(empty.catalog, _ -> Optional.of(BOOK_OF_TODAY), empty.gate.scopes())
                      .of(unknown.id())
                  instanceof Result.Recomputed(VerdictDetails again, _)
              ? again
              : null);
    }
  }

  @Test
  void recomputesThatTheClockCouldNotBeTrusted() {
    try (GateSession session = shelf.gate.open(Context.recommend("DE"))) {
      session.distrustClock();
      VerdictDetails distrusted = session.ruling(BOOK);
      assertEquals(Preview.Decision.INDETERMINATE, distrusted.decision());
      assertEquals(distrusted, replayed(distrusted.id()));
      assertEquals(false, VerdictId.parse(distrusted.id().toString()).clockTrusted());
    }
  }

  @Test
  void saysThatAnotherEngineDecided() {
    VerdictId id = ruling(Context.recommend("DE")).id();
    VerdictId other =
        new VerdictId(id.item(), id.seq(), id.policy(), "00000000", id.context(), id.at());
    Result result = replay.of(other);
    assertEquals(new Result.Recomputed(ruling(Context.recommend("DE")), false), result);
  }

  @Test
  void saysWhatItCannotRecompute() {
    VerdictId id = ruling(Context.recommend("DE")).id();
    VerdictId ahead =
        new VerdictId(id.item(), id.seq() + 1, id.policy(), id.engine(), id.context(), id.at());
    assertEquals(
        new Result.Impossible("the log has no record " + (id.seq() + 1)), replay.of(ahead));
    VerdictId lawless =
        new VerdictId(id.item(), id.seq(), "0000000000000000", id.engine(), id.context(), id.at());
    assertEquals(
        new Result.Impossible("no policies with the digest 0000000000000000 were in force"),
        replay.of(lawless));
  }

  @Test
  void aRulingSaysWhatTheVerdictSays() {
    shelf.statePrice("24.00");
    VerdictDetails ruling = ruling(Context.recommend("DE"));
    Clearance terms = shelf.cleared().terms();
    assertEquals(Preview.Decision.PASS, ruling.decision());
    assertEquals(terms.validUntil(), ruling.validUntil());
    assertEquals(terms.nextChangeAt(), ruling.nextChangeAt());
    assertEquals(terms.obligations(), ruling.obligations());
    assertEquals(terms.policy(), ruling.policy());
    assertEquals(terms.verdict(), ruling.id());
    assertEquals(BOOK_OF_TODAY.digest(), ruling.policyDigest());
    assertTrue(ruling.policyDigest().startsWith(ruling.id().policy()));
    assertEquals(1, java.util.Objects.requireNonNull(ruling.judged()).version());
    assertEquals(START, ruling.id().at());
    shelf.stateTrade(HARDCOVER, "active", "43");
    assertEquals(null, ruling(Context.recommend("DE")).validUntil());
  }

  @Test
  void judgesInWholeMicroseconds() {
    shelf.moveTo(START.plusNanos(1_999));
    assertEquals(START.plusNanos(1_000), ruling(Context.recommend("DE")).id().at());
  }
}
