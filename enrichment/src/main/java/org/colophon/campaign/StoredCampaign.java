package org.colophon.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A campaign as a store has it.
///
/// @param version rises with every change by people
/// @param frozen null until somebody froze it
/// @param approvedBy who approved what is frozen; null before, and where nobody has a name
/// @param startedAt when it was first sent; null before: from then on it is not replaced
public record StoredCampaign(
    Campaign campaign,
    CampaignState state,
    long version,
    @Nullable FrozenCampaign frozen,
    @Nullable String approvedBy,
    @Nullable Instant startedAt) {

  /// A draft that replaces this version.
  public static StoredCampaign draft(Campaign campaign, long version) {
    return new StoredCampaign(campaign, CampaignState.DRAFT, version, null, null, null);
  }

  /// The same after an action that people took.
  ///
  /// @param by who took it; null where nobody has a name
  public StoredCampaign after(CampaignState.Action action, @Nullable String by, Instant now) {
    return new StoredCampaign(
        campaign,
        action.next(),
        version + 1,
        frozen,
        action == CampaignState.Action.APPROVE ? by : approvedBy,
        action == CampaignState.Action.SEND && startedAt == null ? now : startedAt);
  }

  /// The same with other verdicts and facts, which nobody approved yet.
  public StoredCampaign frozenAs(FrozenCampaign verdicts) {
    return new StoredCampaign(
        campaign, CampaignState.FROZEN, version + 1, verdicts, null, startedAt);
  }
}
