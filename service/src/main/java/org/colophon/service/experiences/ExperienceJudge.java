package org.colophon.service.experiences;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.experience.ExperienceChoice;
import org.colophon.experience.ExperienceSelector;
import org.colophon.experience.ExperienceStore;
import org.colophon.governance.Context;
import org.colophon.governance.Neighbours;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.recommend.ReaderList;
import org.colophon.recommend.Recommendations;
import org.colophon.recommend.Recommendations.Recommended;
import org.jspecify.annotations.Nullable;

/// The judge of experiences for one moment: the choice, and the list of at most one item with which
/// it goes out to readers. Thread-safe.
final class ExperienceJudge {
  private final ExperienceStore store;
  private final ExperienceSelector selector;
  private final Gate gate;

  ExperienceJudge(ExperienceStore store, ExperienceSelector selector, Gate gate) {
    this.store = store;
    this.selector = selector;
    this.gate = gate;
  }

  /// A choice and the list that shows it.
  record Judged(ExperienceChoice choice, ReaderList list) {}

  /// Judges at this instant.
  ///
  /// @param viewed the item that the visitor sees beside it; null when there is none
  Judged judge(ExperienceSelector.Asked asked, @Nullable ItemId viewed, Context context) {
    try (GateSession opened = gate.open(context)) {
      GateSession session = viewed == null ? opened : opened.beside(Neighbours.beside(viewed));
      ExperienceChoice choice = selector.choose(store.all(), asked, session);
      return new Judged(choice, list(choice, session));
    }
  }

  private static ReaderList list(ExperienceChoice choice, GateSession session) {
    ExperienceChoice.Shown shown = choice.shown();
    List<Recommended> items =
        shown == null ? List.of() : List.of(new Recommended(shown.item(), 1, "in the moment"));
    Instant until = shown == null ? session.now() : end(shown);
    return ReaderList.plain(
        new Recommendations(
            items, session.context(), session.now(), until, false, Map.of(), session.sight()));
  }

  private static Instant end(ExperienceChoice.Shown shown) {
    Instant ofItem = shown.item().terms().cacheUntil();
    Instant ofRule = shown.stored().rule().until();
    return ofRule.isBefore(ofItem) ? ofRule : ofItem;
  }
}
