package org.colophon.crm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.Signals;
import org.colophon.crm.CrmChange.Deleted;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmReport.Count;

/// The intake of what a CRM reports. A person who was forgotten never comes back by it.
final class CrmIntake {
  private final CrmStore store;
  private final Signals signals;
  private final String entity;
  private final SignalRetention terms;
  private final InstantSource clock;

  CrmIntake(
      CrmStore store, Signals signals, String entity, SignalRetention terms, InstantSource clock) {
    this.store = store;
    this.signals = signals;
    this.entity = entity;
    this.terms = terms;
    this.clock = clock;
  }

  /// Takes changes in their order.
  void take(List<CrmChange> changes, CrmReport report) {
    withoutRepeats(changes).forEach(part -> takePart(part, report));
  }

  /// Counts what [#take] would do.
  void plan(List<CrmChange> changes, CrmReport report) {
    Map<PersonRef, CrmState> states = states(changes);
    CrmStatements statements = new CrmStatements(entity, clock.instant());
    for (CrmChange change : changes) {
      CrmState state = Objects.requireNonNull(states.get(change.person()));
      switch (change) {
        case Deleted _ -> report.add(Count.DELETED_HERE, state.forgotten() ? 0 : 1);
        case Stated stated ->
            statements(CrmStatements.tied(stated, state), state, statements, report);
      }
    }
  }

  /// Parts in the same order, in each of which every person is named once.
  private static List<List<CrmChange>> withoutRepeats(List<CrmChange> changes) {
    List<List<CrmChange>> parts = new ArrayList<>();
    Set<PersonRef> seen = new HashSet<>();
    List<CrmChange> part = new ArrayList<>();
    for (CrmChange change : changes) {
      if (!seen.add(change.person())) {
        parts.add(part);
        part = new ArrayList<>();
        seen.clear();
        seen.add(change.person());
      }
      part.add(change);
    }
    parts.add(part);
    return parts;
  }

  private Map<PersonRef, CrmState> states(List<CrmChange> changes) {
    return store.states(changes.stream().map(CrmChange::person).collect(Collectors.toSet()));
  }

  private void takePart(List<CrmChange> changes, CrmReport report) {
    List<Stated> stated = new ArrayList<>();
    List<PersonRef> deleted = new ArrayList<>();
    for (CrmChange change : changes) {
      switch (change) {
        case Deleted(PersonRef person) -> deleted.add(person);
        case Stated one -> stated.add(one);
      }
    }
    if (!deleted.isEmpty()) {
      delete(deleted, report);
    }
    if (!stated.isEmpty()) {
      signals.renew(store.together(() -> keep(stated, report)));
    }
  }

  /// Keeps statements, within one transaction: nobody is forgotten or withdraws meanwhile.
  private People.Intake keep(List<Stated> changes, CrmReport report) {
    Map<PersonRef, CrmState> states = store.states(changes.stream().map(Stated::person).toList());
    Instant now = clock.instant();
    CrmStatements statements = new CrmStatements(entity, now);
    List<Stated> fresh = new ArrayList<>();
    List<SignalMessage> messages = new ArrayList<>();
    Set<PersonRef> unwanted = new HashSet<>();
    List<CrmContact> differing = new ArrayList<>();
    for (Stated change : changes) {
      CrmState state = Objects.requireNonNull(states.get(change.person()));
      Stated stated = CrmStatements.tied(change, state);
      messages.addAll(statements(stated, state, statements, report));
      if (state.forgotten()) {
        unwanted.add(stated.person());
      } else if (!isOutdated(stated, state)) {
        fresh.add(stated);
      }
      if (!state.forgotten() && stated.written() != null && differs(stated.written(), state)) {
        differing.add(stated.written());
      }
    }
    People.Intake intake = signals.keep(messages);
    store.received(fresh, entity, now, now.minus(terms.consentLasts()));
    store.addDeletions(unwanted);
    store.resend(differing);
    report.add(Count.DIFFERED, differing.size());
    return intake;
  }

  /// What a statement stands for; nothing where it is outdated or of somebody who was forgotten.
  private static List<SignalMessage> statements(
      Stated stated, CrmState state, CrmStatements statements, CrmReport report) {
    report.add(Count.RECEIVED, 1);
    if (state.forgotten()) {
      report.add(Count.FORGOTTEN, 1);
      return List.of();
    }
    if (isOutdated(stated, state)) {
      report.add(Count.OUTDATED, 1);
      return List.of();
    }
    List<SignalMessage> messages = statements.messages(stated, state);
    report.add(Count.APPLIED, messages.isEmpty() ? 0 : 1);
    return messages;
  }

  private static boolean isOutdated(Stated stated, CrmState state) {
    return state.received() != null && stated.order() < state.order();
  }

  private static boolean differs(CrmContact written, CrmState state) {
    return !written.values().equals(state.told(written.person()).values());
  }

  private void delete(List<PersonRef> persons, CrmReport report) {
    store
        .states(persons)
        .forEach((person, state) -> {
          if (!state.forgotten()) {
            signals.forget(person);
            report.add(Count.DELETED_HERE, 1);
          }
        });
    store.removeDeletions(persons); // the CRM knows
  }
}
