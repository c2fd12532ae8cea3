package org.colophon.governance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.Lifecycle;
import org.colophon.catalog.Submission;
import org.colophon.catalog.Submission.StatedFact;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Reference;
import org.colophon.governance.Life.Step;
import org.jspecify.annotations.Nullable;

/// The same life with something else said in it.
final class Rewrite {
  private Rewrite() {}

  /// Every statement of a fact as another one; null leaves it out.
  interface OfFact {
    @Nullable StatedFact of(StatedFact fact);
  }

  static List<Step> facts(List<Step> steps, OfFact change) {
    return steps.stream().map(step -> facts(step, change)).toList();
  }

  private static Step facts(Step step, OfFact change) {
    return switch (step) {
      case Step.Say(Submission.WholeItem(var item, var order, var seen, var facts)) ->
          new Step.Say(new Submission.WholeItem(item, order, seen, changed(facts, change)));
      case Step.Say(Submission.Facts(var source, var facts)) ->
          new Step.Say(new Submission.Facts(source, changed(facts, change)));
      default -> step;
    };
  }

  private static List<StatedFact> changed(List<StatedFact> facts, OfFact change) {
    return facts.stream()
        .<StatedFact>mapMulti((fact, out) -> {
          StatedFact other = change.of(fact);
          if (other != null) {
            out.accept(other);
          }
        })
        .toList();
  }

  static StatedFact value(StatedFact fact, FactValue value) {
    return new StatedFact(
        fact.key(), value, fact.order(), fact.observedAt(), fact.validFrom(), fact.validTo());
  }

  static StatedFact observed(StatedFact fact, Instant at) {
    return new StatedFact(
        fact.key(), fact.value(), fact.order(), at, fact.validFrom(), fact.validTo());
  }

  /// Every stated item as another one.
  static List<Step> items(List<Step> steps, UnaryOperator<Item> change) {
    return steps.stream()
        .map(step ->
            step instanceof Step.Say(Submission.WholeItem whole)
                ? new Step.Say(
                    new Submission.WholeItem(
                        change.apply(whole.item()),
                        whole.order(),
                        whole.observedAt(),
                        whole.facts()))
                : step)
        .toList();
  }

  /// Everything later by the same time.
  static List<Step> later(List<Step> steps, Duration by) {
    List<Step> moved = facts(steps, fact -> later(fact, by));
    return items(moved, item -> Shelf.withLifecycle(item, later(item.lifecycle(), by))).stream()
        .map(step -> later(step, by))
        .toList();
  }

  private static StatedFact later(StatedFact fact, Duration by) {
    FactValue value =
        fact.value() instanceof FactValue.Moment(Instant at)
            ? new FactValue.Moment(at.plus(by))
            : fact.value();
    return new StatedFact(
        fact.key(),
        value,
        fact.order(),
        fact.observedAt().plus(by),
        later(fact.validFrom(), by),
        later(fact.validTo(), by));
  }

  private static Lifecycle later(Lifecycle life, Duration by) {
    return new Lifecycle(
        life.state(),
        later(life.publishedAt(), by),
        later(life.goLiveAt(), by),
        later(life.expiresAt(), by),
        later(life.checkedAt(), by),
        life.correction());
  }

  private static Step later(Step step, Duration by) {
    return switch (step) {
      case Step.Say(Submission.ContentChecked(var id, var who, var at)) ->
          new Step.Say(new Submission.ContentChecked(id, who, at.plus(by)));
      case Step.Place(Hold h) ->
          new Step.Place(
              new Hold(
                  h.id(),
                  h.scope(),
                  h.reason(),
                  h.placedBy(),
                  later(h.from(), by),
                  later(h.until(), by)));
      case Step.Know(Reference.OfEvent(Event e)) ->
          new Step.Know(
              new Reference.OfEvent(
                  new Event(
                      e.id(),
                      e.kind(),
                      e.name(),
                      e.place(),
                      e.from().plus(by),
                      e.until().plus(by),
                      e.status(),
                      e.contributors())));
      case Step.Know(Reference.OfAward(Award a)) ->
          new Step.Know(
              new Reference.OfAward(
                  new Award(
                      a.id(),
                      a.name(),
                      a.year(),
                      a.achievement(),
                      a.item(),
                      a.from().plus(by),
                      a.overtakenBy(),
                      a.contributor())));
      default -> step;
    };
  }

  private static @Nullable Instant later(@Nullable Instant at, Duration by) {
    return at == null ? null : at.plus(by);
  }
}
