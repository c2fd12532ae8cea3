package org.colophon.campaign;

import java.util.EnumSet;
import java.util.Set;

/// The state of a campaign on its way from a draft to what went out.
public enum CampaignState {
  /// It may be changed.
  DRAFT,
  /// Its items were judged and its facts are fixed; somebody has to approve them.
  FROZEN,
  /// Somebody approved what was frozen.
  APPROVED,
  /// Messages are handed out from the send time on.
  SENDING,
  /// Somebody stopped it for now.
  PAUSED,
  /// It was stopped for good.
  CANCELLED,
  /// It was stopped for good, and what went out was taken back.
  RECALLED;

  /// An action on a campaign: the states that it is possible in, and the state that follows.
  public enum Action {
    FREEZE(EnumSet.of(DRAFT, FROZEN, APPROVED, PAUSED), FROZEN),
    APPROVE(EnumSet.of(FROZEN), APPROVED),
    SEND(EnumSet.of(APPROVED, PAUSED), SENDING),
    PAUSE(EnumSet.of(SENDING), PAUSED),
    CANCEL(EnumSet.of(DRAFT, FROZEN, APPROVED, SENDING, PAUSED), CANCELLED),
    RECALL(EnumSet.of(SENDING, PAUSED, CANCELLED), RECALLED);

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<CampaignState> from;

    private final CampaignState to;

    Action(Set<CampaignState> from, CampaignState to) {
      this.from = from;
      this.to = to;
    }

    /// Whether it is possible in a state.
    public boolean isPossible(CampaignState state) {
      return from.contains(state);
    }

    /// The state that follows.
    public CampaignState next() {
      return to;
    }
  }
}
