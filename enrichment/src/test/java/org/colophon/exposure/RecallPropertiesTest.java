package org.colophon.exposure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.exposure.RecallNotice.Why;
import org.colophon.exposure.testing.MemoryExposures;
import org.colophon.exposure.testing.MemoryRecallStore;
import org.colophon.governance.Context;
import org.colophon.governance.Life;
import org.colophon.governance.Life.Step;
import org.colophon.governance.RandomLife;
import org.colophon.governance.Reason;
import org.colophon.governance.Reason.Severity;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.RevocationFence;
import org.colophon.governance.gate.Cleared;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.gate.Verdict;
import org.colophon.governance.policy.PolicyBook;
import org.colophon.governance.policy.ShippedPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Recalls over random lives of a small catalogue with several sources: whatever was promised and
/// holds no longer has a notice, and each change has exactly one.
///
/// What a receiver shows is kept here anew, from the notices alone. `-Dcolophon.long=true` runs a
/// hundred times as many lives.
class RecallPropertiesTest {
  private static final long SEED = Long.getLong("colophon.seed", 20261122L);
  private static final int CASES =
      Integer.getInteger("colophon.cases", Boolean.getBoolean("colophon.long") ? 200_000 : 2_000);
  private static final PolicyBook POLICIES = ShippedPolicies.read();
  private static final List<Context> CONTEXTS =
      List.of(Context.recommend("DE"), Context.recommend("AT"), Context.recommend("DE").byPrice());

  @Test
  void whatHoldsNoLongerIsToldAndEachChangeOnce() {
    int notices = 0;
    int corrections = 0;
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      House house = new House(random);
      for (Step step : new RandomLife(random).steps()) {
        house.live(step);
        String wrong = house.wrong();
        if (wrong != null) {
          throw new AssertionError("seed " + (SEED + i) + " after " + step + ": " + wrong);
        }
      }
      notices += house.told.size();
      corrections += house.corrections();
    }
    assertTrue(notices > CASES / 4, "too few notices prove nothing: " + notices);
    assertTrue(corrections > CASES / 200, "too few second corrections: " + corrections);
  }

  /// What the receiver of one answer shows of one item.
  private static final class Receiver {
    private final Set<String> lines;
    private final Set<ReasonCode> codes = new HashSet<>();
    private boolean replaced;
    private boolean down;
    private int corrected;

    Receiver(List<String> said) {
      this.lines = new HashSet<>(said);
    }

    /// Does what a notice says; returns what is odd about the notice.
    @Nullable String take(Why why) {
      if (down) {
        return "told " + why + " after it was taken down";
      }
      if (why.action() == RecallAction.TAKE_DOWN) {
        down = true;
        return null;
      }
      if (replaced) {
        return "told " + why + " after it was replaced";
      }
      if (why.action() == RecallAction.REPLACE) {
        replaced = true;
        return why.replacement() == null ? "replaced by nothing" : null;
      }
      if (why.wrong().isEmpty() && codes.containsAll(why.reasons())) {
        return "told twice: " + why;
      }
      if (!lines.containsAll(why.wrong())) {
        return "told that " + why.wrong() + " is wrong, which nobody shows: " + lines;
      }
      corrected += why.wrong().isEmpty() ? 0 : 1;
      codes.addAll(why.reasons());
      why.wrong().forEach(lines::remove);
      lines.addAll(why.instead());
      return null;
    }
  }

  /// A catalogue, readers who show what it cleared, and the watch.
  private static final class House {
    private final Random random;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final RevocationFence fence = new RevocationFence();
    private final MemoryCatalog catalog = new MemoryCatalog(clock, fence::settle);
    private final Life life = new Life(catalog, clock);
    private final Gate gate = new Gate(catalog, () -> POLICIES, clock, fence);
    private final MemoryExposures ledger = new MemoryExposures();
    private final MemoryRecallStore recalls = new MemoryRecallStore(clock);
    private final List<Exposure> shown = new ArrayList<>();
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final List<RecallNotice> told = new ArrayList<>();
    private RecallMonitor watch = watch();
    private long position = 100;

    House(Random random) {
      this.random = random;
    }

    private RecallMonitor watch() {
      return new RecallMonitor(catalog, catalog, gate, ledger, recalls, "DE", clock.instant());
    }

    void live(Step step) {
      life.live(step);
      if (random.nextInt(3) == 0) {
        price();
      }
      if (random.nextInt(3) == 0) {
        show();
      }
    }

    /// The feed's next price of a book, newer than all that it said.
    private void price() {
      FactKey key =
          new FactKey(new EntityRef.OfProduct(new ProductId("novel-hc")), FactType.PRICE, "DE");
      BigDecimal amount = BigDecimal.valueOf(10 + random.nextInt(3));
      FactValue value = new FactValue.Price(amount, Currency.getInstance("EUR"));
      Instant now = clock.instant();
      Submission.StatedFact fact =
          new Submission.StatedFact(key, value, new OrderKey(0, position++), now, null, null);
      catalog.record(new Submission.Facts(new SourceId("feed"), List.of(fact)));
    }

    private void show() {
      Context context = CONTEXTS.get(random.nextInt(CONTEXTS.size()));
      boolean durable = random.nextInt(3) == 0;
      try (GateSession session = gate.open(context)) {
        List<Cleared> cleared = new ArrayList<>();
        Instant until = session.now().plus(Duration.ofSeconds(1L << random.nextInt(18)));
        for (ItemId id : RandomLife.ITEMS) {
          if (session.decide(id) instanceof Verdict.Pass(Cleared item, var _)) {
            cleared.add(item);
            Instant end = item.terms().validUntil();
            until = end.isBefore(until) ? end : until;
          }
        }
        if (cleared.isEmpty()) {
          return;
        }
        Exposure.Kept kept =
            new Exposure.Kept("s" + random.nextInt(2), durable, session.now(), until);
        Exposure exposure =
            Exposure.of(ledger.nextId(), context, kept, session.now(), session.sight(), cleared);
        ledger.record(exposure);
        shown.add(exposure);
        exposure
            .items()
            .forEach(
                one -> receivers.put(exposure.id() + " " + one.item(), new Receiver(one.said())));
      }
    }

    /// Lets the watch look, and says what is wrong; null when nothing is.
    @Nullable String wrong() {
      if (random.nextInt(4) == 0) {
        return null; // several things happen before it looks
      }
      if (random.nextInt(10) == 0) {
        watch = watch(); // a restart
      }
      watch.catchUp();
      String odd = deliver();
      return odd == null ? missing() : odd;
    }

    private @Nullable String deliver() {
      List<RecallNotice> fresh =
          recalls.after(told.size(), 10_000).stream().map(RecallStore.Entry::notice).toList();
      told.addAll(fresh);
      for (RecallNotice notice : fresh) {
        ItemId replacement = notice.why().replacement();
        if (replacement != null && !passes(replacement, notice)) {
          return "names a replacement that does not pass: " + notice;
        }
        for (String exposure : notice.exposures()) {
          Receiver receiver = receivers.get(exposure + " " + notice.item());
          String odd =
              receiver == null ? "told of what nobody showed" : receiver.take(notice.why());
          if (odd != null) {
            return odd + " (" + notice + ")";
          }
        }
      }
      return null;
    }

    private boolean passes(ItemId id, RecallNotice notice) {
      try (GateSession session = gate.openAt(notice.where().context(), clock.instant())) {
        return session.decide(id) instanceof Verdict.Pass;
      }
    }

    /// What a receiver shows now and may not.
    private @Nullable String missing() {
      for (Exposure exposure : shown) {
        boolean promised = clock.instant().isBefore(exposure.promisedUntil());
        if (!promised && !exposure.durable()) {
          continue;
        }
        try (GateSession session = gate.openAt(exposure.context(), clock.instant())) {
          for (Exposure.Shown one : exposure.items()) {
            Receiver receiver = receivers.get(exposure.id() + " " + one.item());
            String wrong =
                receiver == null ? null : missing(session.decide(one.item()), receiver, promised);
            if (wrong != null) {
              return "nobody told " + exposure.id() + " of " + one.item() + ": " + wrong;
            }
          }
        }
      }
      return null;
    }

    private static @Nullable String missing(Verdict verdict, Receiver receiver, boolean promised) {
      if (receiver.down || receiver.replaced) {
        return null;
      }
      return switch (verdict) {
        case Verdict.Pass(Cleared cleared, var _) -> {
          List<String> now = StatementSnapshot.of(cleared);
          Set<String> wrong = new HashSet<>(receiver.lines);
          now.forEach(wrong::remove);
          yield promised && !wrong.isEmpty() ? wrong + " instead of " + now : null;
        }
        case Verdict.Block(var _, var reasons, var _) -> {
          Set<ReasonCode> codes = new HashSet<>();
          reasons.stream()
              .filter(r -> r.severity() == Severity.BLOCK || r.severity() == Severity.INDETERMINATE)
              .forEach(r -> codes.add(r.code()));
          boolean learned = reasons.stream().anyMatch(House::isLearned);
          boolean told = receiver.codes.containsAll(codes);
          yield learned || (promised && !told) ? codes.toString() : null;
        }
        case Verdict.Indeterminate other -> "undecided " + other;
      };
    }

    /// Whether something was said that blocks the item itself: no passing of time alone does that,
    /// but the start of a hold.
    private static boolean isLearned(Reason reason) {
      boolean blocks = reason.severity() == Severity.BLOCK;
      boolean grave = RecallAction.of(reason.code()) == RecallAction.TAKE_DOWN;
      boolean ofItem =
          reason.subject().equals("lifecycle.state")
              || reason.subject().equals("item")
              || reason.subject().startsWith("hold:");
      return blocks && grave && ofItem;
    }

    int corrections() {
      return (int) receivers.values().stream().filter(r -> r.corrected > 1).count();
    }
  }
}
