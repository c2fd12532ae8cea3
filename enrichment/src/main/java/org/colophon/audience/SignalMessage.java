package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One message of a system that records people's interactions.
///
/// @param id the sender's; a second one with the same id changes nothing
/// @param occurredAt by the clock here
/// @param consents what the message says of the person's consent, whatever else it says
public record SignalMessage(
    String id, PersonRef person, Instant occurredAt, List<Consent> consents, Payload payload) {
  public SignalMessage {
    consents = List.copyOf(consents);
  }

  /// The content of a message beside consents.
  public sealed interface Payload {
    /// No content beside consents.
    record ConsentOnly() implements Payload {}

    /// Content that is not used.
    record Unused() implements Payload {}

    /// The complete list of segments that the person is a member of.
    record Memberships(Set<SegmentId> segments) implements Payload {
      public Memberships {
        segments = Set.copyOf(segments);
      }
    }

    /// The person's interactions.
    record Interactions(List<Interaction> interactions) implements Payload {
      public Interactions {
        interactions = List.copyOf(interactions);
      }
    }

    /// Interactions that last, such as follows, which the person ended.
    record Ended(List<Interaction> interactions) implements Payload {
      public Ended {
        interactions = List.copyOf(interactions);
      }
    }

    /// Feedback on an answer that was shown to the person; kept without the person.
    record AnswerFeedback(Feedback feedback) implements Payload {}

    /// The notice that the person is a child: nothing of it is kept, now or later.
    record ChildNotice() implements Payload {}
  }

  /// One interaction.
  public record Interaction(Signal.Type type, SignalTarget about) {}
}
