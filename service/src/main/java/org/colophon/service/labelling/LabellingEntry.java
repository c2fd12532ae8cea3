package org.colophon.service.labelling;

import java.time.Instant;
import org.colophon.catalog.ImprintId;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.jspecify.annotations.Nullable;

/// A labelling without its choices.
@SchemaName("LabellingSummary")
@Description("A labelling without its choices.")
record LabellingEntry(
    LabellingId id,
    Labelling.Kind task,
    @Nullable String vocabulary,
    Labelling.Answers answers,
    @Nullable ImprintId imprint,
    long seed,
    String drawnBy,
    Instant drawnAt) {

  static LabellingEntry of(Labelling labelling) {
    return new LabellingEntry(
        labelling.id(),
        labelling.plan().kind(),
        labelling.plan().vocabulary(),
        labelling.plan().answers(),
        labelling.plan().imprint(),
        labelling.drawing().seed(),
        labelling.drawing().by(),
        labelling.drawing().at());
  }
}
