package org.colophon.service.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.gate.GateSession;
import org.colophon.service.audit.Examples.Example;

/// The count of the gate's verdicts on the items of a catalogue. Not thread-safe.
final class ItemTally {
  private final Figures figures;
  private final Examples examples;

  ItemTally(Figures figures, Examples examples) {
    this.figures = figures;
    this.examples = examples;
  }

  /// Counts every item that is not deleted.
  ///
  /// @param web readers on the web
  /// @param newsletter readers of a newsletter
  void count(CatalogView view, GateSession web, GateSession newsletter) {
    view.items()
        .map(view::item)
        .flatMap(Optional::stream)
        .filter(version -> !version.tombstone())
        .forEach(version -> {
          figures.add("items");
          Preview verdict = web.preview(version.item().id());
          figures.add("items", Standing.of(verdict).text());
          Preview sent = newsletter.preview(version.item().id());
          figures.add("newsletter", Standing.of(sent).text());
          reasons(version, verdict.reasons());
        });
  }

  /// An item counts once for each reason that keeps it back.
  private void reasons(ItemVersion version, List<Reason> reasons) {
    Set<ReasonCode> seen = EnumSet.noneOf(ReasonCode.class);
    for (Reason reason : reasons) {
      if (Standing.keepsBack(reason) && seen.add(reason.code())) {
        String code = reason.code().name().toLowerCase(Locale.ROOT);
        figures.add("reason", code);
        examples.add(Figures.id("reason", code), example(version, reason));
      }
    }
  }

  private static Example example(ItemVersion version, Reason reason) {
    String observed = reason.observed();
    return new Example(
        version.item().identity().sourceKey(),
        version.item().id().value(),
        version.item().content().title(),
        reason.subject() + (observed == null ? "" : ": " + observed));
  }
}
