package org.colophon.editorial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.audience.Targeting;
import org.colophon.audience.Targetings;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.CatalogView;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;
import org.jspecify.annotations.Nullable;

/// The values that people accepted for items: segments, subjects, phrases, names, summaries, links
/// and days. What could not be accepted now is not among them. Thread-safe.
public final class AcceptedValues {
  private final DecisionLog decisions;
  private final Targetings targetings;
  private final AcceptanceRules rules;

  public AcceptedValues(DecisionLog decisions, Targetings targetings, AcceptanceRules rules) {
    this.decisions = decisions;
    this.targetings = targetings;
    this.rules = rules;
  }

  /// A value that somebody accepted.
  ///
  /// @param kind [DecisionLog#SEGMENT] or the name of an [Annotation.Kind]
  /// @param label as it was shown
  /// @param textHash of the text that the person saw
  /// @param outdated whether a machine made it of a text that has changed since
  /// @param until when a targeting ends; null for everything else
  public record Accepted(
      String kind,
      String value,
      String label,
      String by,
      Instant at,
      Origin origin,
      String textHash,
      boolean outdated,
      @Nullable Instant until) {}

  /// Those of an item, in the order in which they were accepted.
  ///
  /// @param view that the item was read from
  public List<Accepted> of(ItemVersion version, CatalogView view, Instant now) {
    List<Decision> accepted =
        decisions.of(version.item().id()).stream()
            .filter(decision -> decision.answer() == Answer.ACCEPTED)
            .map(decision -> rules.current(decision, version.item().content().language()))
            .toList();
    if (accepted.isEmpty()) {
      return List.of();
    }
    SentenceFingerprints text = SentenceFingerprints.of(ItemText.of(version));
    List<Targeting> targeted = targetings.of(version.item().id(), now);
    List<Accepted> values = new ArrayList<>();
    for (Decision decision : accepted) {
      Optional<Targeting> targeting =
          targeted.stream().filter(one -> isOf(one, decision)).findFirst();
      boolean twice = values.stream().anyMatch(value -> isOf(value, decision));
      if (!twice && stands(decision, targeting, version, view, now)) {
        values.add(value(decision, text, targeting.map(Targeting::until).orElse(null)));
      }
    }
    return values;
  }

  private static boolean isOf(Accepted value, Decision decision) {
    return decision.isAbout(value.kind(), value.value());
  }

  private static boolean isOf(Targeting targeting, Decision decision) {
    return decision.isAbout(DecisionLog.SEGMENT, targeting.segment().value());
  }

  private boolean stands(
      Decision decision,
      Optional<Targeting> targeting,
      ItemVersion version,
      CatalogView view,
      Instant now) {
    return decision.kind().equals(DecisionLog.SEGMENT)
        ? targeting
            .map(one -> rules.segment(one.segment(), Answer.ACCEPTED, version.item(), now))
            .filter(Optional::isEmpty)
            .isPresent()
        : rules
            .annotation(
                Annotation.Kind.valueOf(decision.kind()), decision.value(), version.item(), view)
            .isEmpty();
  }

  private static Accepted value(
      Decision decision, SentenceFingerprints text, @Nullable Instant until) {
    String label = decision.basis().label();
    return new Accepted(
        decision.kind(),
        decision.value(),
        label.isEmpty() ? decision.value() : label,
        decision.decidedBy(),
        decision.at(),
        decision.basis().origin(),
        decision.textHash(),
        decision.basis().origin() == Origin.MACHINE && !decision.sawTextOf(text),
        until);
  }
}
