package org.colophon.service.labelling;

import org.colophon.eval.labelling.LabellingProgress;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// The progress of one labeller.
@SchemaName("LabellerProgress")
@Description("The progress of one labeller.")
record ProgressEntry(
    String labeller,
    @Description("Items answered.") int done,
    @Description("Of these, how many no choice fits.") int none,
    @Description("Of these, how many could not be decided.") int cannotSay,
    @Description("Items in the sample.") int of) {

  static ProgressEntry of(LabellingProgress progress) {
    return new ProgressEntry(
        progress.labeller(), progress.done(), progress.none(), progress.cannotSay(), progress.of());
  }
}
