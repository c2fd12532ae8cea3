package org.colophon.service.audit;

import java.util.List;
import org.colophon.governance.ReasonCode;

/// The judgement of one item of a past newsletter.
///
/// @param title as known now; empty when the item is not in the files
/// @param reasons what kept it back
record CampaignFinding(
    CampaignRow row, String title, Status status, List<ReasonCode> reasons, PriceStatus price) {
  CampaignFinding {
    reasons = List.copyOf(reasons);
  }

  /// Whether somebody should look at it.
  boolean needsAttention() {
    return status != Status.CURRENT || price == PriceStatus.DIFFERS || price == PriceStatus.UNKNOWN;
  }

  /// The state of the item when it was sent.
  enum Status {
    CURRENT,
    /// Not current, by what was known when it was sent.
    NOT_CURRENT,
    /// Not current, by statements that became known later and are dated before.
    LEARNED_LATER,
    /// It cannot be told.
    UNKNOWN
  }

  /// The comparison of the price that the newsletter stated with the one of its day.
  enum PriceStatus {
    /// The newsletter stated none.
    NOT_STATED,
    SAME,
    DIFFERS,
    /// No price of that day was known.
    UNKNOWN
  }
}
