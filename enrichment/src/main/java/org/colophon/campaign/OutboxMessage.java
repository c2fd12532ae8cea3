package org.colophon.campaign;

import java.time.Instant;
import org.colophon.audience.PersonRef;

/// One message to one person. Its id follows from the campaign and the person, so that the same
/// message never gets another one.
///
/// @param edition the number of the content that it states
/// @param claimedAt when a channel got it last
public record OutboxMessage(
    String id, String campaign, PersonRef person, int edition, State state, Instant claimedAt) {

  /// The state of a message.
  public enum State {
    /// A channel got it and did not say yet what became of it.
    CLAIMED,
    /// The channel sent it.
    SENT,
    /// The channel could not send it.
    NOT_SENT,
    /// It is not handed out again: the person took the consent back before the channel said whether
    /// it was sent.
    STOPPED,
    /// The channel took it back after its campaign was recalled.
    RECALLED
  }
}
