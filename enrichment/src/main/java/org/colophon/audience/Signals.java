package org.colophon.audience;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The intake and deletion of people's signals. Thread-safe.
public final class Signals {
  private final People people;
  private final SignalRetention terms;
  private final Renewal renewal;
  private final InstantSource clock;

  public Signals(People people, SignalRetention terms, Renewal renewal, InstantSource clock) {
    this.people = people;
    this.terms = terms;
    this.renewal = renewal;
    this.clock = clock;
  }

  /// The recomputation of segments' vectors.
  ///
  /// @param soon within a second
  /// @param now before it returns
  public record Renewal(Consumer<Set<SegmentId>> soon, Consumer<Set<SegmentId>> now) {}

  /// Takes messages in their order; returns what became of each.
  public List<SignalOutcome> take(List<SignalMessage> messages) {
    People.Intake intake = keep(messages);
    renew(intake);
    return intake.lines();
  }

  /// Takes messages like [#take], as a part of a larger transaction; [#renew] has to follow it.
  public People.Intake keep(List<SignalMessage> messages) {
    return people.take(messages, terms, clock.instant());
  }

  /// Has the segments recomputed that an intake changed, when its transaction is committed.
  public void renew(People.Intake intake) {
    if (intake.lines().contains(SignalOutcome.CHILD)) {
      renewal.now().accept(intake.moved());
      people.erase();
    } else if (!intake.moved().isEmpty()) {
      renewal.soon().accept(intake.moved());
    }
  }

  /// Removes a person from everything that is kept or derived, before it returns.
  public People.Forgotten forget(PersonRef person) {
    People.Forgotten forgotten = people.forget(person, clock.instant());
    renewal.now().accept(forgotten.segments());
    return forgotten;
  }

  /// Deletes what has expired; segments that have members are made anew, since what their members
  /// did counts less with time.
  public void deleteExpired() {
    Instant now = clock.instant();
    people.expire(terms, now);
    people.erase();
    renewal.soon().accept(people.populated());
  }
}
