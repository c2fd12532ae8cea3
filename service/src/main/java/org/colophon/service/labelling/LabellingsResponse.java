package org.colophon.service.labelling;

import java.util.List;
import org.colophon.eval.labelling.Labelling;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// All labellings by id.
@SchemaName("Labellings")
@Description("All labellings by id.")
public record LabellingsResponse(List<LabellingEntry> labellings) {

  static LabellingsResponse of(List<Labelling> labellings) {
    return new LabellingsResponse(labellings.stream().map(LabellingEntry::of).toList());
  }
}
