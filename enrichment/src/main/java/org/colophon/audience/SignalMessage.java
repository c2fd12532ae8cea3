package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One message of a system that sees what people do.
///
/// @param id the sender's; a second one with the same id changes nothing
/// @param occurredAt by the clock here
/// @param consents what the message says of the person's consent, whatever else it says
public record SignalMessage(
    String id, PersonRef person, Instant occurredAt, List<Consent> consents, Payload payload) {
  public SignalMessage {
    consents = List.copyOf(consents);
  }

  /// What a message says beside consent.
  public sealed interface Payload {
    /// Nothing more.
    record ConsentOnly() implements Payload {}

    /// Which segments the person is a member of, all of them.
    record Memberships(Set<SegmentId> segments) implements Payload {
      public Memberships {
        segments = Set.copyOf(segments);
      }
    }

    /// What the person did.
    record Interactions(List<Interaction> interactions) implements Payload {
      public Interactions {
        interactions = List.copyOf(interactions);
      }
    }

    /// What became of an answer that was shown to the person; kept without the person.
    record AnswerFeedback(Feedback feedback) implements Payload {}

    /// The person is a child: nothing of it is kept, now or later.
    record ChildNotice() implements Payload {}
  }

  /// One thing done.
  public record Interaction(Signal.Type type, SignalTarget about) {}
}
