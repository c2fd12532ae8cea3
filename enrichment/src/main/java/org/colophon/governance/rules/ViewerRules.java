package org.colophon.governance.rules;

import static org.colophon.governance.Reason.Severity.BLOCK;

import org.colophon.catalog.Item;
import org.colophon.catalog.SourceState;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;

/// The rule for editors of other imprints: they do not see drafts and scheduled titles.
final class ViewerRules {
  private ViewerRules() {}

  static void judge(Item item, Context context, ReasonCollector reasons) {
    SourceState state = item.lifecycle().state();
    boolean unpublished = state == SourceState.DRAFT || state == SourceState.SCHEDULED;
    if (context.purpose().isForEditors()
        && !item.imprint().equals(context.viewer())
        && unpublished) {
      reasons.add(
          ReasonCode.NOT_PUBLISHED, BLOCK, "lifecycle.state", state, "editors of its imprint");
    }
  }
}
