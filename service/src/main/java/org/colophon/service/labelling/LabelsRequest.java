package org.colophon.service.labelling;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.LabelAnswer;
import org.colophon.eval.labelling.LabelEntry;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.Description;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;

/// A labeller's answer to one item.
@SchemaName("SayLabels")
@Description("A labeller's answer to one item.")
public record LabelsRequest(
    ItemId item,
    @Text(max = LabelEntry.LONGEST_NAME) String labeller,
    AnswerKind answer,
    @Size(max = 100) @Text @Description("With fits alone.") List<String> labels) {

  public LabelsRequest {
    if ((answer == AnswerKind.FITS) == labels.isEmpty()) {
      throw new ApiException(
          ErrorCode.BAD_VALUE,
          "/labels",
          "does not go with the answer",
          "name labels with fits, and none with any other answer");
    }
  }

  LabelAnswer toAnswer() {
    return switch (answer) {
      case FITS -> new LabelAnswer.Fits(labels);
      case NONE -> new LabelAnswer.NoneFits();
      case CANNOT_SAY -> new LabelAnswer.CannotSay();
      case WITHDRAWN -> new LabelAnswer.Withdrawn();
    };
  }
}
