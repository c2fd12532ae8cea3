package org.colophon.editorial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.State;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.text.ItemText;

/// What people answered on an item, as it counts for a text. What a person accepted stands whatever
/// a machine finds; a rejection counts until the text changes materially.
record ItemDecisions(List<Decision> decisions, ItemText text) {
  ItemDecisions {
    decisions = List.copyOf(decisions);
  }

  Answered to(String kind, String value) {
    return find(kind, value).map(this::answered).orElse(Answered.OPEN);
  }

  private Answered answered(Decision decision) {
    return switch (decision.answer()) {
      case ACCEPTED -> Answered.ACCEPTED;
      case REJECTED -> decision.isOf(text) ? Answered.REJECTED : Answered.OPEN;
      case REVOKED -> Answered.OPEN;
    };
  }

  private Optional<Decision> find(String kind, String value) {
    return decisions.stream()
        .filter(d -> d.kind().equals(kind) && d.value().equals(value))
        .findFirst();
  }

  /// The proposals that nobody rejected, and what people accepted that is not among them.
  List<SuggestedAnnotation> to(List<Annotation> proposals) {
    List<SuggestedAnnotation> answered = new ArrayList<>();
    Set<String> proposed = new HashSet<>();
    for (Annotation proposal : proposals) {
      proposed.add(proposal.kind().name() + " " + proposal.value());
      Optional<Decision> decision = find(proposal.kind().name(), proposal.value());
      Answered answer = decision.map(this::answered).orElse(Answered.OPEN);
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
      if (decision.answer() == Answer.ACCEPTED
          && !proposed.contains(decision.kind() + " " + decision.value())) {
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
    if (decision.kind().equals(DecisionService.SEGMENT)) {
      return Optional.empty();
    }
    String label = decision.basis().label();
    Annotation annotation =
        new Annotation(
            Annotation.Kind.valueOf(decision.kind()),
            decision.value(),
            label.isEmpty() ? decision.value() : label,
            List.of(),
            1,
            decision.basis().madeBy().isEmpty() ? "a person" : decision.basis().madeBy(),
            decision.textHash());
    boolean current = decision.textHash().equals(text.textHash());
    boolean machine = decision.basis().origin() == Origin.MACHINE;
    State state = current || !machine ? State.ACCEPTED : State.OUTDATED;
    return Optional.of(
        new SuggestedAnnotation(annotation, Answered.ACCEPTED, state, decision.basis().origin()));
  }
}
