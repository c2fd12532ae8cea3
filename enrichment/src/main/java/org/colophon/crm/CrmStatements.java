package org.colophon.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.SignalTarget;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmContact.Answer;
import org.colophon.governance.Sha256Digests;
import org.jspecify.annotations.Nullable;

/// The messages that a statement of a CRM stands for: what differs from its statement before. The
/// same difference has the same ids, so that it counts once.
public final class CrmStatements {
  /// The source of consents that a CRM states.
  public static final String SOURCE = "crm-sync";

  private final String entity;
  private final Instant now;

  /// @param entity the legal entity that the CRM keeps consents for
  CrmStatements(String entity, Instant now) {
    this.entity = entity;
    this.now = now;
  }

  /// A statement as it counts: what another one with the same number denied stays denied.
  static Stated tied(Stated stated, CrmState state) {
    CrmContact before = state.received();
    if (before == null || stated.order() != state.order()) {
      return stated;
    }
    CrmContact contact = stated.contact();
    Map<Purpose, Answer> consents = new HashMap<>(contact.consents());
    before
        .consents()
        .forEach((purpose, answer) -> {
          if (answer == Answer.DENIED) {
            consents.put(purpose, answer);
          }
        });
    return new Stated(
        new CrmContact(contact.person(), consents, contact.interactions(), contact.segments()),
        stated.written(),
        stated.order(),
        stated.at());
  }

  /// @param stated not older than what is known
  List<SignalMessage> messages(Stated stated, CrmState state) {
    CrmContact after = stated.contact();
    CrmContact before =
        state.received() == null ? CrmContact.blank(stated.person()) : state.received();
    String id = id(stated, before);
    List<SignalMessage> messages = new ArrayList<>();
    List<Consent> consents = consents(stated, state, before);
    Set<SegmentId> members = merged(state.segments(), before.segments(), after.segments());
    if (!members.equals(state.segments())) {
      messages.add(message(id + "c", stated, consents, new Payload.Memberships(members)));
    } else if (!consents.isEmpty()) {
      messages.add(message(id + "c", stated, consents, new Payload.ConsentOnly()));
    }
    List<Interaction> ended = difference(before.interactions(), after.interactions());
    if (!ended.isEmpty()) {
      messages.add(message(id + "e", stated, List.of(), new Payload.Ended(ended)));
    }
    // what was done before consent was not kept: a new consent brings all of it
    boolean agreed =
        consents.stream()
            .anyMatch(c -> c.purpose() == Purpose.PROFILING && c.status() == Status.GRANTED);
    List<Interaction> begun =
        difference(after.interactions(), agreed ? state.interactions() : before.interactions());
    if (!begun.isEmpty()) {
      messages.add(message(id + "b", stated, List.of(), new Payload.Interactions(begun)));
    }
    return messages;
  }

  private SignalMessage message(String id, Stated stated, List<Consent> consents, Payload payload) {
    return new SignalMessage(id, stated.person(), now, consents, payload);
  }

  private static String id(Stated stated, CrmContact before) {
    String text =
        String.join(
            "\n",
            stated.person().value(),
            String.valueOf(stated.order()),
            stated.contact().values().toString(),
            before.values().toString());
    return "crm-" + Sha256Digests.sha256(text).substring(0, 32) + "-";
  }

  private List<Consent> consents(Stated stated, CrmState state, CrmContact before) {
    List<Consent> consents = new ArrayList<>();
    for (Purpose purpose : Purpose.values()) {
      Status status = status(before.consent(purpose), stated.contact().consent(purpose));
      if (status != null) {
        Instant at = stated.at().isAfter(now) ? now : stated.at();
        Instant confirmed = confirmed(at, known(state, purpose), stated.order() > state.order());
        consents.add(new Consent(entity, purpose, status, SOURCE, at, null, confirmed));
      }
    }
    return consents;
  }

  private Optional<Consent> known(CrmState state, Purpose purpose) {
    return state.consents().stream()
        .filter(c -> c.entity().equals(entity) && c.purpose() == purpose)
        .filter(c -> c.source().equals(SOURCE))
        .findFirst();
  }

  /// The instant that puts a statement behind the known one when the CRM says that it is later,
  /// whatever its clock says; at the same instant the one that permits less counts.
  private static Instant confirmed(Instant at, Optional<Consent> known, boolean later) {
    return known
        .map(Consent::confirmedAt)
        .filter(before -> !at.isAfter(before))
        .map(before -> later ? before.plus(1, ChronoUnit.MICROS) : before)
        .orElse(at);
  }

  /// What is new; null when nothing is. A grant that is no longer stated is taken back.
  private static @Nullable Status status(Answer before, Answer after) {
    return switch (after) {
      case GRANTED -> before == Answer.GRANTED ? null : Status.GRANTED;
      case DENIED ->
          switch (before) {
            case GRANTED -> Status.REVOKED;
            case UNKNOWN -> Status.DENIED;
            case DENIED -> null;
          };
      case UNKNOWN -> before == Answer.GRANTED ? Status.REVOKED : null;
    };
  }

  private static List<Interaction> difference(
      Map<Signal.Type, Set<SignalTarget>> one, Map<Signal.Type, Set<SignalTarget>> other) {
    List<Interaction> found = new ArrayList<>();
    for (Signal.Type type : CrmContact.TYPES) {
      Set<SignalTarget> known = other.getOrDefault(type, Set.of());
      one.getOrDefault(type, Set.of()).stream()
          .filter(target -> !known.contains(target))
          .sorted(Comparator.comparing(SignalTarget::text))
          .forEach(target -> found.add(new Interaction(type, target)));
    }
    return found;
  }

  private static Set<SegmentId> merged(
      Set<SegmentId> local, Set<SegmentId> before, Set<SegmentId> after) {
    Set<SegmentId> merged = new HashSet<>(local);
    before.stream().filter(id -> !after.contains(id)).forEach(merged::remove);
    after.stream().filter(id -> !before.contains(id)).forEach(merged::add);
    return merged;
  }
}
