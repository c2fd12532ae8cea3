package org.colophon.service.labelling;

import java.time.Instant;
import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// A labeller's answer as it was written down.
@SchemaName("SaidLabels")
@Description("A labeller's answer as it was written down.")
public record LabelsResponse(
    ItemId item, String labeller, AnswerKind answer, List<String> labels, Instant at) {

  static LabelsResponse of(LabelEntry entry) {
    return new LabelsResponse(
        entry.item(),
        entry.labeller(),
        AnswerKind.of(entry.answer()),
        entry.answer() instanceof LabelAnswer.Fits(List<String> labels) ? labels : List.of(),
        entry.at());
  }
}
