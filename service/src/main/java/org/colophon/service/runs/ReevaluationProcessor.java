package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.colophon.catalog.ItemVersion;
import org.colophon.governance.Context;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.gate.Gate;
import org.colophon.governance.gate.GateSession;
import org.colophon.governance.rules.PolicyPreview;

/// Judges items for every purpose, by the policies in force.
public final class ReevaluationProcessor implements ItemProcessor {
  private final Gate gate;
  private final String territory;

  /// @param territory of the readers
  public ReevaluationProcessor(Gate gate, String territory) {
    this.territory = territory;
    this.gate = gate;
  }

  @Override
  public ItemResult make(ItemVersion version, Optional<ItemResult> accepted) {
    List<ResultLine> lines = new ArrayList<>();
    for (Context context : PolicyPreview.contexts(territory)) {
      try (GateSession session = gate.open(context)) {
        lines.addAll(lines(context, session.preview(version.item().id())));
      }
    }
    return new ItemResult.Listed(version.hashes().text(), lines);
  }

  /// One line for the decision and one for each reason.
  private static List<ResultLine> lines(Context context, Preview preview) {
    TreeSet<String> words = new TreeSet<>();
    preview.reasons().stream().map(Reason::code).forEach(code -> words.add(code.name()));
    List<ResultLine> lines = new ArrayList<>();
    String purpose = context.purpose().name();
    String decision = preview.decision().name().toLowerCase(Locale.ROOT);
    lines.add(new ResultLine(purpose, decision, decision, 1));
    words.forEach(word -> lines.add(new ResultLine(purpose, word, word, 1)));
    return lines;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
