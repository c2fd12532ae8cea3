package org.colophon.campaign;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.PersonRef;

/// The messages of all campaigns, within one write transaction.
public interface OutboxTables {
  /// Whether messages of a campaign may still be handed out.
  boolean isSending(String campaign);

  /// Messages of a campaign that a channel got before an instant and said nothing of since.
  List<OutboxMessage> unsettled(String campaign, Instant before, int limit);

  /// A channel gets it again, with the content of another edition.
  OutboxMessage handAgain(OutboxMessage message, int edition, Instant now);

  /// It is not handed out again.
  void stop(OutboxMessage message);

  /// A message that was not handed out before.
  OutboxMessage add(Campaign campaign, PersonRef person, int edition, Instant now);

  /// How many messages a person got over a channel since an instant, of all campaigns; those that
  /// could not be sent do not count.
  int contacts(PersonRef person, String channel, Instant since);

  /// The last person that was looked at; empty before the first.
  String cursor(String campaign);

  /// Goes on to a person.
  ///
  /// @param exhausted whether nobody comes after
  void advance(String campaign, String cursor, boolean exhausted);

  /// Counts people who get no message.
  void skipped(String campaign, SkipCode code, int more);
}
