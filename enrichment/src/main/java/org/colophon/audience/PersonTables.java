package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data kept about people, within one write transaction.
public interface PersonTables {
  /// Whether a message of this instant is of a person who was forgotten since, or is a child.
  boolean isForgotten(PersonRef person, Instant at);

  /// Remembers a message's id; false when it is known.
  boolean begin(SignalMessage message);

  List<Consent> consents(PersonRef person);

  /// Replaces what the same source said of the same entity and purpose.
  void put(PersonRef person, Consent consent);

  /// Replaces the person's memberships.
  void belong(PersonRef person, Set<SegmentId> segments);

  Set<SegmentId> segments(PersonRef person);

  void add(String messageId, int number, Signal signal);

  /// Removes what a person did of one type with one target.
  void end(PersonRef person, SignalMessage.Interaction interaction);

  /// Keeps what became of an answer, without the person; false when it is known.
  boolean add(Feedback feedback);

  /// Removes everything about a person; returns how many rows went.
  int remove(PersonRef person);

  /// Remembers, without its reference, that a person was forgotten: messages up to then are no
  /// longer taken.
  void markForgotten(PersonRef person, Instant until);

  /// Members of a segment by reference, those after `after` (empty: from the start).
  List<PersonRef> members(SegmentId segment, String after, int limit);

  /// Those who did something about a target while they agreed to profiling, by reference, those
  /// after `after` (empty: from the start).
  ///
  /// @param usable what may be used of what they did
  /// @param segment whose members they are beside; null: any or none
  List<PersonRef> interested(
      Signal.Type type,
      SignalTarget about,
      Usable usable,
      @Nullable SegmentId segment,
      String after,
      int limit);

  /// The signals that may be used.
  ///
  /// @param entity the legal entity that people consented to
  /// @param since what was done before is too old
  record Usable(String entity, Instant since) {}

  /// Whether a person is on the suppression list of a channel.
  boolean isSuppressed(PersonRef person, String channel);

  /// Puts a person on the suppression list of a channel. It outlasts a person who is forgotten,
  /// without the reference.
  void suppress(PersonRef person, String channel);

  /// Takes a person off the suppression list of a channel.
  void endSuppression(PersonRef person, String channel);
}
