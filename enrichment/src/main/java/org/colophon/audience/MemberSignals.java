package org.colophon.audience;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.colophon.catalog.ItemId;

/// The interactions of a segment's members, as far as they may be used.
public interface MemberSignals {
  /// Of segments that nothing is known of.
  MemberSignals NONE =
      new MemberSignals() {
        @Override
        public List<MemberInteraction> of(Segment segment, Instant now) {
          return List.of();
        }

        @Override
        public Duration halfLife() {
          return ChronoUnit.YEARS.getDuration(); // there is nothing that fades
        }
      };

  /// What may be used at `now`, newest first.
  List<MemberInteraction> of(Segment segment, Instant now);

  /// After this time something done counts half as much.
  Duration halfLife();

  /// One interaction of a member.
  ///
  /// @param items that it stands for: one, or some by an author who is followed
  record MemberInteraction(List<ItemId> items, Signal.Type type, Instant at) {
    public MemberInteraction {
      items = List.copyOf(items);
    }
  }
}
