package org.colophon.service.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;

/// Lets what people said win over what a machine made: what was accepted stays, what was rejected
/// of this text does not come back.
final class DecisionMerge {
  private DecisionMerge() {}

  /// @param made anew
  /// @param accepted what counts now; from it comes what a person accepted and was not made again
  /// @param decisions the latest per kind and value
  /// @param textHash of the text that `made` is of
  static List<Annotation> respected(
      List<Annotation> made, List<Annotation> accepted, List<Decision> decisions, String textHash) {
    List<Annotation> kept = new ArrayList<>(made);
    for (Decision decision : decisions) {
      boolean rejected =
          decision.answer() == Answer.REJECTED && decision.textHash().equals(textHash);
      if (rejected) {
        kept.removeIf(annotation -> isOf(annotation, decision));
      }
      boolean missing = kept.stream().noneMatch(annotation -> isOf(annotation, decision));
      if (decision.answer() == Answer.ACCEPTED && missing) {
        Optional<Annotation> before =
            accepted.stream().filter(annotation -> isOf(annotation, decision)).findFirst();
        before.ifPresent(kept::add);
      }
    }
    return kept;
  }

  private static boolean isOf(Annotation annotation, Decision decision) {
    return annotation.kind().name().equals(decision.kind())
        && annotation.value().equals(decision.value());
  }
}
