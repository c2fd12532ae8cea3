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
    String id, PersonRef person, Instant occurredAt, List<Consent> consents, Said said) {
  public SignalMessage {
    consents = List.copyOf(consents);
  }

  /// What a message says beside consent.
  public sealed interface Said {
    /// Nothing more.
    record NoMore() implements Said {}

    /// Which segments the person is a member of, all of them.
    record Belongs(Set<SegmentId> segments) implements Said {
      public Belongs {
        segments = Set.copyOf(segments);
      }
    }

    /// What the person did.
    record Did(List<Deed> deeds) implements Said {
      public Did {
        deeds = List.copyOf(deeds);
      }
    }

    /// What became of an answer that was shown to the person; kept without the person.
    record Noticed(Feedback feedback) implements Said {}

    /// The person is a child: nothing of it is kept, now or later.
    record IsChild() implements Said {}
  }

  /// One thing done.
  public record Deed(Signal.Type type, SignalTarget about) {}
}
