package org.colophon.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.audience.SegmentId;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.State;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;

/// The decisions on an item that count for its current text. An accepted value stays whatever a
/// machine finds; a rejection counts until the text changes materially.
record ItemDecisions(List<Decision> decisions, SentenceFingerprints text) {
  ItemDecisions {
    decisions = List.copyOf(decisions);
  }

  ItemDecisions(List<Decision> decisions, ItemText text) {
    this(decisions, SentenceFingerprints.of(text));
  }

  /// What was said of a segment for the item.
  Answered toSegment(SegmentId segment) {
    return decisions.stream()
        .filter(d -> d.isAbout(DecisionService.SEGMENT, segment.value()))
        .findFirst()
        .map(decision -> answered(decision, decision.sawTextOf(text)))
        .orElse(Answered.OPEN);
  }

  private Answered answered(Decision decision, Annotation proposal) {
    return answered(decision, decision.sawEvidenceOf(proposal, text));
  }

  private static Answered answered(Decision decision, boolean sameEvidence) {
    return switch (decision.answer()) {
      case ACCEPTED -> Answered.ACCEPTED;
      case REJECTED -> sameEvidence ? Answered.REJECTED : Answered.OPEN;
      case REVOKED -> Answered.OPEN;
    };
  }

  /// The proposals that nobody rejected, and what people accepted that is not among them.
  List<SuggestedAnnotation> to(List<Annotation> proposals) {
    List<SuggestedAnnotation> answered = new ArrayList<>();
    for (Annotation proposal : proposals) {
      Optional<Decision> decision = decisions.stream().filter(d -> d.isAbout(proposal)).findFirst();
      Answered answer = decision.map(d -> answered(d, proposal)).orElse(Answered.OPEN);
      if (answer != Answered.REJECTED) {
        answered.add(
            new SuggestedAnnotation(
                proposal,
                answer,
                state(answer, decision),
                decision.map(d -> d.basis().origin()).orElse(Origin.MACHINE)));
      }
    }
    for (Decision decision : decisions) {
      if (decision.answer() == Answer.ACCEPTED && proposals.stream().noneMatch(decision::isAbout)) {
        kept(decision).ifPresent(answered::add);
      }
    }
    return answered;
  }

  private static State state(Answered answer, Optional<Decision> decision) {
    if (answer == Answered.ACCEPTED) {
      return State.ACCEPTED;
    }
    boolean revoked = decision.filter(d -> d.answer() == Answer.REVOKED).isPresent();
    return revoked ? State.REVOKED : State.PROPOSED;
  }

  /// What nothing proposes any more; empty for a segment.
  private Optional<SuggestedAnnotation> kept(Decision decision) {
    boolean current = decision.textHash().equals(text.text().textHash());
    boolean machine = decision.basis().origin() == Origin.MACHINE;
    State state = current || !machine ? State.ACCEPTED : State.OUTDATED;
    return decision
        .annotation()
        .map(annotation ->
            new SuggestedAnnotation(
                annotation, Answered.ACCEPTED, state, decision.basis().origin()));
  }
}
