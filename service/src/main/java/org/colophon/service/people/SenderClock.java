package org.colophon.service.people;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The clock of a sender of messages, which may be wrong, and the instant of their arrival by the
/// clock here.
///
/// @param arrival by the clock here
/// @param sentAt what the batch around a message says; null when it says nothing
/// @param archived whether messages come from a file: each says itself when it was received
public record SenderClock(Instant arrival, @Nullable Instant sentAt, boolean archived) {

  /// Of messages that just arrived over HTTP.
  public static SenderClock live(Instant arrival) {
    return new SenderClock(arrival, null, false);
  }

  /// Of messages in a file.
  public static SenderClock archived(Instant arrival) {
    return new SenderClock(arrival, null, true);
  }

  SenderClock within(@Nullable Instant batchSentAt) {
    return batchSentAt == null ? this : new SenderClock(arrival, batchSentAt, archived);
  }

  /// When something occurred by the clock here: the sender's clock is wrong by what it said of the
  /// moment of sending. Never after it was received.
  ///
  /// @param occurred by the sender's clock; null when it did not say
  /// @param sent by the sender's clock; null when the message did not say
  /// @param received what the message itself says; counts in files alone
  public Instant correct(
      @Nullable Instant occurred, @Nullable Instant sent, @Nullable Instant received) {
    Instant arrived =
        archived && received != null && received.isBefore(arrival) ? received : arrival;
    if (occurred == null) {
      return arrived;
    }
    Instant sending = sent == null ? sentAt : sent;
    boolean known = sending != null && (!archived || received != null);
    Instant corrected = known ? arrived.minus(Duration.between(occurred, sending)) : occurred;
    return corrected.isAfter(arrived) ? arrived : corrected;
  }
}
