package org.colophon.service.labelling;

import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.Disagreement;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;

/// An item to which people gave different answers.
@SchemaName("LabelDisagreement")
@Description("An item to which people gave different answers.")
record DisagreementEntry(
    ItemId item,
    String title,
    @Description("The labels by labeller; an empty list: none fits.")
        Map<String, List<String>> answers) {

  static List<DisagreementEntry> of(List<Disagreement> all) {
    return all.stream()
        .map(one -> new DisagreementEntry(one.item(), one.title(), one.answers()))
        .toList();
  }
}
