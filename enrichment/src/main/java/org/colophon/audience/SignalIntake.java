package org.colophon.audience;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;

/// The rules that decide which part of a message is kept. Works within one write transaction.
public final class SignalIntake {
  /// Stands for "for ever": the end of the year 9999, UTC.
  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private final PersonTables tables;
  private final SignalRetention terms;
  private final Instant now;
  private final Set<SegmentId> moved = new HashSet<>();

  /// @param now when the messages were received
  public SignalIntake(PersonTables tables, SignalRetention terms, Instant now) {
    this.tables = tables;
    this.terms = terms;
    this.now = now;
  }

  /// The segments whose members said something new.
  public Set<SegmentId> moved() {
    return Set.copyOf(moved);
  }

  /// Keeps what may be kept.
  public SignalOutcome take(SignalMessage message) {
    PersonRef person = message.person();
    if (message.payload() instanceof Payload.Unused && message.consents().isEmpty()) {
      return SignalOutcome.IGNORED;
    }
    if (tables.isForgotten(person, message.occurredAt())) {
      return SignalOutcome.FORGOTTEN;
    }
    if (message.payload() instanceof Payload.ChildNotice) {
      moved.addAll(tables.segments(person));
      tables.remove(person);
      tables.markForgotten(person, NEVER);
      return SignalOutcome.CHILD;
    }
    if (message.payload() instanceof Payload.AnswerFeedback(Feedback feedback)) {
      return tables.add(feedback) ? SignalOutcome.KEPT : SignalOutcome.KNOWN;
    }
    if (!message.occurredAt().isAfter(now.minus(terms.signalLasts()))) {
      return SignalOutcome.SIGNAL_EXPIRED;
    }
    if (message.payload() instanceof Payload.Interactions && !agrees(message)) {
      return refused(message);
    }
    if (!tables.begin(message)) {
      return SignalOutcome.KNOWN;
    }
    moved.addAll(tables.segments(person));
    keep(message);
    moved.addAll(tables.segments(person));
    return message.payload() instanceof Payload.Unused ? SignalOutcome.IGNORED : SignalOutcome.KEPT;
  }

  /// What was done is not kept; what was said of consent is.
  private SignalOutcome refused(SignalMessage message) {
    if (!message.consents().isEmpty() && tables.begin(message)) {
      moved.addAll(tables.segments(message.person()));
      putConsents(message);
    }
    return SignalOutcome.CONSENT_MISSING;
  }

  /// Whether anybody may profile the person by what it did then, this message's word included.
  private boolean agrees(SignalMessage message) {
    List<Consent> said = message.consents();
    List<Consent> all =
        new java.util.ArrayList<>(
            tables.consents(message.person()).stream()
                .map(known -> said.stream().filter(known::repeats).reduce(known, Consent::then))
                .toList());
    said.stream().filter(c -> all.stream().noneMatch(c::repeats)).forEach(all::add);
    return all.stream()
        .map(Consent::entity)
        .distinct()
        .map(entity -> new Consents.Coverage(entity, Consent.Purpose.PROFILING, now))
        .map(asked -> Consents.of(all, asked, message.occurredAt(), terms))
        .anyMatch(standing ->
            switch (standing) {
              case GRANTED, STALE -> true;
              case DENIED, UNKNOWN -> false;
            });
  }

  private void keep(SignalMessage message) {
    putConsents(message);
    switch (message.payload()) {
      case Payload.Memberships(Set<SegmentId> segments) ->
          tables.belong(message.person(), segments);
      case Payload.Interactions(List<Interaction> interactions) -> {
        for (int i = 0; i < interactions.size(); i++) {
          Interaction interaction = interactions.get(i);
          tables.add(
              message.id(),
              i,
              new Signal(
                  message.person(), interaction.type(), interaction.about(), message.occurredAt()));
        }
      }
      case Payload.Ended(List<Interaction> interactions) ->
          interactions.forEach(one -> tables.end(message.person(), one));
      case Payload.ConsentOnly _,
          Payload.Unused _,
          Payload.AnswerFeedback _,
          Payload.ChildNotice _ -> {}
    }
  }

  private void putConsents(SignalMessage message) {
    for (Consent said : message.consents()) {
      Optional<Consent> known =
          tables.consents(message.person()).stream().filter(said::repeats).findFirst();
      tables.put(message.person(), known.map(before -> before.then(said)).orElse(said));
    }
  }
}
