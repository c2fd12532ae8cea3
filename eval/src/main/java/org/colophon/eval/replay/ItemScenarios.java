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

/// What befalls items themselves: withdrawn, expired, corrected, deleted, replaced, held; told in
/// order, late, or twice.
final class ItemScenarios {
  private static final int FATES = 16;

  private final ScriptWriter script;

  ItemScenarios(ScriptWriter script) {
    this.script = script;
  }

  /// The item's first statement and one fate out of sixteen; some fates leave it in peace.
  void befall(ReplayItem card, Instant first, int fate) {
    Instant one = script.after(first.isBefore(script.moment()) ? script.moment() : first);
    if (one.isBefore(first)) {
      one = script.after(first);
    }
    Instant two = script.after(one);
    switch (fate % FATES) {
      case 0 -> state(first, card.between(null, one), 1);
      case 1 -> state(first, card.between(one, two), 1);
      case 2 -> state(first, card.correction(Correction.PENDING), 1);
      default -> state(first, card, 1);
    }
    if (fate % FATES < 8) {
      statements(card, fate % FATES, one, two);
    } else {
      endings(card, fate % FATES, one, two);
    }
  }

  private void statements(ReplayItem card, int fate, Instant one, Instant two) {
    switch (fate) {
      case 2 -> state(one, card.correction(Correction.CORRECTED), 2);
      case 3 -> {
        state(one, card.in(SourceState.WITHDRAWN), 2);
        state(two, card, 3);
      }
      case 4 -> {
        state(one, card.correction(Correction.PENDING), 2);
        state(one.plusSeconds(20), card.correction(Correction.PENDING), 2); // told twice
        state(two, card.correction(Correction.CORRECTED), 3);
      }
      case 5 -> {
        state(one, card.in(SourceState.WITHHELD), 3);
        state(two, card, 2); // older, and late
      }
      case 6 -> state(one, card.in(SourceState.RECALLED), 2);
      case 7 -> state(one, card.between(null, two), 2); // an end is set afterwards
      default -> {}
    }
  }

  private void endings(ReplayItem card, int fate, Instant one, Instant two) {
    switch (fate) {
      case 8 -> {
        delete(one, card, 5);
        state(two, card, 4); // older than the deletion: it stays deleted
      }
      case 9 -> {
        delete(one, card, 5);
        state(two, card, 6); // newer: it is back
      }
      case 10 -> state(one, card.replacedBy(new ItemId("i000")), 2);
      case 11 -> {
        hold(one, card, one, null);
        script.add(new ReplayEvent.Lifted(two, "hold-" + card.id()));
      }
      case 12 -> hold(one.minus(Duration.ofMinutes(50)), card, one, two);
      case 13 -> {
        Submission check = new Submission.ContentChecked(card.id(), "an editor", one);
        script.add(new ReplayEvent.Stated(one, check));
      }
      default -> {}
    }
  }

  private void state(Instant at, ReplayItem card, long position) {
    script.add(
        new ReplayEvent.Stated(
            at, new Submission.WholeItem(card.item(), new OrderKey(0, position), at, List.of())));
  }

  private void delete(Instant at, ReplayItem card, long position) {
    script.add(
        new ReplayEvent.Stated(
            at, new Submission.Deletion(card.id(), card.source(), new OrderKey(0, position), at)));
  }

  private void hold(Instant at, ReplayItem card, Instant from, @Nullable Instant until) {
    Hold.Scope scope = new Hold.Scope.Items(Set.of(card.id()));
    script.add(
        new ReplayEvent.Placed(at, ScriptWriter.hold("hold-" + card.id(), scope, from, until)));
  }
}
