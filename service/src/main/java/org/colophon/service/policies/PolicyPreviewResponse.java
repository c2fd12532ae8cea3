package org.colophon.service.policies;

import java.util.List;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.governance.Purpose;
import org.colophon.governance.ReasonCode;
import org.colophon.governance.rules.PolicyPreview;
import org.colophon.service.api.SchemaName;

/// The effect that a change of policy would have.
@SchemaName("PolicyPreview")
public record PolicyPreviewResponse(
    int items, List<PurposeEntry> purposes, List<ChangeEntry> changes) {

  /// The numbers of items that pass for a purpose now and then.
  @SchemaName("PreviewPurpose")
  record PurposeEntry(Purpose purpose, int passesNow, int passesThen) {}

  /// The items of an imprint that a change blocks or frees.
  @SchemaName("PreviewChange")
  record ChangeEntry(
      Purpose purpose,
      ImprintId imprint,
      PolicyPreview.Effect effect,
      ReasonCode code,
      String fix,
      int items,
      List<ItemId> examples) {}

  public static PolicyPreviewResponse of(PolicyPreview.Report report) {
    return new PolicyPreviewResponse(
        report.items(),
        report.purposes().stream()
            .map(one -> new PurposeEntry(one.purpose(), one.passesNow(), one.passesThen()))
            .toList(),
        report.changes().stream()
            .map(change ->
                new ChangeEntry(
                    change.purpose(),
                    change.imprint(),
                    change.effect(),
                    change.code(),
                    change.code().fix(),
                    change.items(),
                    change.examples()))
            .toList());
  }
}
