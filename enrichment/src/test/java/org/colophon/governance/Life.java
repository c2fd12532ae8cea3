package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.colophon.catalog.Hold;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.Recorded;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.testing.MemoryCatalog;
import org.colophon.catalog.testing.SettableClock;

/// A catalogue that lives through a list of steps, and what was taken of them, by arrival: what
/// [ReferenceGate] judges from.
public final class Life {
  /// Something that happens.
  public sealed interface Step {
    /// A source, or a person, states something.
    record Say(Submission submission) implements Step {}

    /// A reference record becomes known.
    record Know(Reference reference) implements Step {}

    /// A source delivers completely.
    record Deliver(SourceId source) implements Step {}

    /// A hold is placed.
    record Place(Hold hold) implements Step {}

    /// A hold is lifted.
    record Lift(String hold) implements Step {}

    /// Time goes by.
    record Wait(Duration time) implements Step {}
  }

  /// A step that was taken, with its moment of arrival.
  record Taken(Instant at, Step step) {}

  public final SettableClock clock;
  public final Catalog catalog;
  public final List<Taken> taken = new ArrayList<>();

  /// A life in the given catalogue, which reads the given clock.
  public Life(Catalog catalog, SettableClock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  public static Life of(List<Step> steps) {
    return of(steps, Shelf.START);
  }

  public static Life of(List<Step> steps, Instant start) {
    SettableClock clock = new SettableClock(start);
    Life life = new Life(new MemoryCatalog(clock), clock);
    steps.forEach(life::live);
    return life;
  }

  public void live(Step step) {
    boolean took =
        switch (step) {
          case Step.Say(Submission submission) ->
              !(catalog.record(submission) instanceof Recorded.Refused);
          case Step.Know(Reference reference) -> {
            catalog.put(reference);
            yield true;
          }
          case Step.Deliver(SourceId source) -> delivers(source);
          case Step.Place(Hold hold) -> {
            catalog.place(hold);
            yield true;
          }
          case Step.Lift(String hold) -> {
            catalog.lift(hold);
            yield true;
          }
          case Step.Wait(Duration time) -> {
            clock.advance(time);
            yield true;
          }
        };
    if (took) {
      taken.add(new Taken(clock.instant(), step));
    }
  }

  private boolean delivers(SourceId source) {
    try (CatalogView view = catalog.view()) {
      if (view.source(source).isEmpty()) {
        return false;
      }
    }
    catalog.confirmDelivery(source);
    return true;
  }

  public Instant now() {
    return clock.instant();
  }
}
