package org.colophon.service.suggestions;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.ReviewQueue.DecidedItem;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A desk's items that were decided lately.
@SchemaName("DecidedItems")
@Description("A desk's items that were decided lately, the last decided first.")
record DecidedResponse(DeskId desk, List<DecidedEntry> items) {

  /// An item with the answers that stand.
  @SchemaName("DecidedItem")
  record DecidedEntry(
      ItemId id,
      String title,
      String language,
      @Description("Who decided last.") String by,
      @Description("When that was.") Instant at,
      @Description("The answers that stand.") List<AnswerEntry> answers) {
    static DecidedEntry of(DecidedItem decided) {
      return new DecidedEntry(
          decided.entry().item(),
          decided.entry().title(),
          decided.entry().language(),
          decided.last().decidedBy(),
          decided.last().at(),
          decided.answers().stream().map(AnswerEntry::of).toList());
    }
  }

  /// An answer to one proposal.
  @SchemaName("StandingAnswer")
  record AnswerEntry(
      String kind,
      String value,
      @Description("As it was shown; its value where nobody said.") String label,
      Answer answer) {
    static AnswerEntry of(Decision decision) {
      String label = decision.basis().label();
      return new AnswerEntry(
          decision.kind().toLowerCase(Locale.ROOT),
          decision.value(),
          label.isEmpty() ? decision.value() : label,
          decision.answer());
    }
  }

  static DecidedResponse of(DeskId desk, List<DecidedItem> items) {
    return new DecidedResponse(desk, items.stream().map(DecidedEntry::of).toList());
  }
}
