package org.colophon.service.events;

import java.util.List;
import java.util.Locale;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.SourceId;
import org.colophon.service.runs.RunChanges;
import org.colophon.service.runs.RunState;

/// The data of each kind of event.
final class EventMessages {
  private EventMessages() {}

  /// Items whose data, facts or clocks moved.
  record Items(List<ItemId> items) {}

  /// A source delivered completely.
  record Delivery(SourceId source) {}

  /// Somebody decided about a suggestion.
  record Decided(ItemId item, String kind, String value, Answer answer, String by) {
    static Decided of(Decision decision) {
      return new Decided(
          decision.item(),
          decision.kind().toLowerCase(Locale.ROOT),
          decision.value(),
          decision.answer(),
          decision.decidedBy());
    }
  }

  /// A run moved: its state, or how many of its items are through.
  record Moved(long run, RunState state) {
    static Moved of(RunChanges.Change change) {
      return new Moved(change.run().value(), change.state());
    }
  }

  /// An event that says all by its name.
  record Plain() {}
}
