package org.colophon.service.runs;

import java.util.ArrayList;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.text.SentenceFingerprints;

/// Lets what people said win over what a machine made: what was accepted stays, what was rejected
/// of this text does not come back.
final class DecisionMerge {
  private DecisionMerge() {}

  /// @param made anew
  /// @param accepted what counts now; from it comes what a person accepted and was not made again
  /// @param decisions the latest per kind and value
  /// @param text that `made` is of
  static List<Annotation> respected(
      List<Annotation> made,
      List<Annotation> accepted,
      List<Decision> decisions,
      SentenceFingerprints text) {
    List<Annotation> kept = new ArrayList<>(made);
    for (Decision decision : decisions) {
      if (decision.answer() == Answer.REJECTED) {
        kept.removeIf(a -> decision.isAbout(a) && decision.sawEvidenceOf(a, text));
      }
      if (decision.answer() == Answer.ACCEPTED && kept.stream().noneMatch(decision::isAbout)) {
        accepted.stream().filter(decision::isAbout).findFirst().ifPresent(kept::add);
      }
    }
    return kept;
  }
}
