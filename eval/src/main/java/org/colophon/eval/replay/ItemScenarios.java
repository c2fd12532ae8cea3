package org.colophon.eval.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.Correction;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceState;
import org.colophon.catalog.Submission;
import org.jspecify.annotations.Nullable;

/// The scenarios of items: withdrawn, expired, corrected, deleted, replaced, held; reported in
/// order, late, or twice.
final class ItemScenarios {
  private static final int SCENARIOS = 16;

  private final ScriptWriter script;

  ItemScenarios(ScriptWriter script) {
    this.script = script;
  }

  /// The item's first statement and one fate out of sixteen; some fates leave it in peace.
  void apply(ReplayItem item, Instant first, int scenario) {
    Instant one = script.after(first.isBefore(script.moment()) ? script.moment() : first);
    if (one.isBefore(first)) {
      one = script.after(first);
    }
    Instant two = script.after(one);
    switch (scenario % SCENARIOS) {
      case 0 -> state(first, item.between(null, one), 1);
      case 1 -> state(first, item.between(one, two), 1);
      case 2 -> state(first, item.correction(Correction.PENDING), 1);
      default -> state(first, item, 1);
    }
    if (scenario % SCENARIOS < 8) {
      statements(item, scenario % SCENARIOS, one, two);
    } else {
      endings(item, scenario % SCENARIOS, one, two);
    }
  }

  private void statements(ReplayItem item, int scenario, Instant one, Instant two) {
    switch (scenario) {
      case 2 -> state(one, item.correction(Correction.CORRECTED), 2);
      case 3 -> {
        state(one, item.in(SourceState.WITHDRAWN), 2);
        state(two, item, 3);
      }
      case 4 -> {
        state(one, item.correction(Correction.PENDING), 2);
        state(one.plusSeconds(20), item.correction(Correction.PENDING), 2); // told twice
        state(two, item.correction(Correction.CORRECTED), 3);
      }
      case 5 -> {
        state(one, item.in(SourceState.WITHHELD), 3);
        state(two, item, 2); // older, and late
      }
      case 6 -> state(one, item.in(SourceState.RECALLED), 2);
      case 7 -> state(one, item.between(null, two), 2); // an end is set afterwards
      default -> {}
    }
  }

  private void endings(ReplayItem item, int scenario, Instant one, Instant two) {
    switch (scenario) {
      case 8 -> {
        delete(one, item, 5);
        state(two, item, 4); // older than the deletion: it stays deleted
      }
      case 9 -> {
        delete(one, item, 5);
        state(two, item, 6); // newer: it is back
      }
      case 10 -> state(one, item.replacedBy(new ItemId("i000")), 2);
      case 11 -> {
        hold(one, item, one, null);
        script.add(new ReplayEvent.HoldLifted(two, "hold-" + item.id()));
      }
      case 12 -> hold(one.minus(Duration.ofMinutes(50)), item, one, two);
      case 13 -> {
        Submission check = new Submission.ContentChecked(item.id(), "an editor", one);
        script.add(new ReplayEvent.Submitted(one, check));
      }
      default -> {}
    }
  }

  private void state(Instant at, ReplayItem item, long position) {
    script.add(
        new ReplayEvent.Submitted(
            at, new Submission.WholeItem(item.item(), new OrderKey(0, position), at, List.of())));
  }

  private void delete(Instant at, ReplayItem item, long position) {
    script.add(
        new ReplayEvent.Submitted(
            at, new Submission.Deletion(item.id(), item.source(), new OrderKey(0, position), at)));
  }

  private void hold(Instant at, ReplayItem item, Instant from, @Nullable Instant until) {
    Hold.Scope scope = new Hold.Scope.Items(Set.of(item.id()));
    script.add(
        new ReplayEvent.HoldPlaced(at, ScriptWriter.hold("hold-" + item.id(), scope, from, until)));
  }
}
