package org.colophon.service.runs;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Size;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// A request to apply a run's results.
@SchemaName("RunApproval")
record RunApprovalRequest(
    @Size(max = 1_000)
        @Description("The imprints whose results are applied; all when empty or absent.")
        List<ImprintId> imprints,
    @Text(max = 64)
        @Description(
            "`results.digest` of the run as it was looked at: the approval is refused when other"
                + " results wait now.")
        @Nullable String results,
    @Text(max = 100) @Description("Who approves.") @Nullable String by) {

  RunService.Action.Approve toAction() {
    return new RunService.Action.Approve(
        imprints.isEmpty() ? new Approval.Whole() : new Approval.Of(imprints), results);
  }
}
