package org.colophon.service.runs;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;

/// A request to apply a run's results.
@SchemaName("RunApproval")
record RunApprovalRequest(
    @Size(max = 1_000)
        @Description("The imprints whose results are applied; all when empty or absent.")
        List<ImprintId> imprints) {

  Approval toApproval() {
    return imprints.isEmpty() ? new Approval.Whole() : new Approval.Of(imprints);
  }
}
