package org.colophon.service.labelling;

import org.colophon.catalog.ImprintId;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.eval.labelling.Labelling;
import org.colophon.eval.labelling.LabellingId;
import org.colophon.eval.labelling.LabellingService;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Range;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to draw a sample.
@SchemaName("DrawLabelling")
@Description("What sample is to be drawn.")
public record LabellingRequest(
    LabellingId id,
    @Description("What the choices are.") Labelling.Kind task,
    @Text(max = 40) @Description("The scheme of the subjects; topics when absent.")
        @Nullable String vocabulary,
    @Description("How many choices may fit one item; several when absent.")
        Labelling.@Nullable Answers answers,
    @Description("Only items of this imprint; all when absent.") @Nullable ImprintId imprint,
    @Range(min = 1, max = LabellingService.MAX_SIZE) int size,
    @Range @Description("The seed of the draw; 1 when absent.") @Nullable Long seed,
    @Text(max = LabelEntry.LONGEST_NAME) @Description("Who draws it.") String by) {
  private static final String TOPICS = "topics";

  public LabellingRequest {
    if (task == Labelling.Kind.SEGMENTS && vocabulary != null) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/vocabulary",
          "cannot stand in a labelling of segments",
          "leave it out, or send task subjects");
    }
  }

  LabellingService.Request toRequest() {
    return new LabellingService.Request(
        id,
        new Labelling.Plan(
            task,
            task == Labelling.Kind.SUBJECTS && vocabulary == null ? TOPICS : vocabulary,
            answers == null ? Labelling.Answers.SEVERAL : answers,
            imprint),
        size,
        seed == null ? 1 : seed,
        by);
  }
}
