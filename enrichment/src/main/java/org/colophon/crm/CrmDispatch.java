package org.colophon.crm;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SignalRetention;
import org.colophon.crm.CrmConnector.Outcome;
import org.colophon.crm.CrmConnector.Sent;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.CrmStore.Pending;

/// The sending of what changed here.
final class CrmDispatch {
  private static final int MOST_DELETIONS = 200;

  private final CrmConnector connector;
  private final CrmStore store;
  private final String entity;
  private final SignalRetention terms;
  private final InstantSource clock;

  CrmDispatch(
      CrmConnector connector,
      CrmStore store,
      String entity,
      SignalRetention terms,
      InstantSource clock) {
    this.connector = connector;
    this.store = store;
    this.entity = entity;
    this.terms = terms;
    this.clock = clock;
  }

  /// A statement that the CRM has to hear.
  ///
  /// @param known whether the CRM had the person
  private record Outgoing(Pending pending, CrmContact contact, boolean known) {}

  /// Has the CRM delete whoever was forgotten here; returns how many it did not delete.
  int deletions(CrmReport report) throws IOException {
    int remaining = 0;
    List<PersonRef> persons = store.deletions("", MOST_DELETIONS);
    while (!persons.isEmpty()) {
      int deleted = delete(persons);
      report.add(Count.DELETED_THERE, deleted);
      remaining += persons.size() - deleted;
      persons = store.deletions(persons.getLast().value(), MOST_DELETIONS);
    }
    return remaining;
  }

  /// Returns how many were deleted; the others stay to be deleted.
  private int delete(List<PersonRef> persons) throws IOException {
    Set<PersonRef> left = Set.copyOf(connector.delete(persons));
    List<PersonRef> done = persons.stream().filter(person -> !left.contains(person)).toList();
    store.removeDeletions(done);
    return done.size();
  }

  /// Tells the CRM of people whose data changed: first of those with a withdrawn consent.
  void changes(CrmReport report) throws IOException {
    withdrawals(report);
    send(false, report);
  }

  /// Tells the CRM of people with a withdrawn consent.
  void withdrawals(CrmReport report) throws IOException {
    send(true, report);
  }

  /// Counts what [#changes] would send.
  void plan(CrmReport report) {
    report.add(Count.DELETED_THERE, store.status().deletions());
    List<Pending> batch = store.pending(false, 0, connector.batch());
    while (!batch.isEmpty()) {
      outgoing(batch).values().forEach(one -> count(one.contact(), report));
      batch = store.pending(false, batch.getLast().change(), connector.batch());
    }
  }

  private void send(boolean withdrawals, CrmReport report) throws IOException {
    List<Pending> batch = store.pending(withdrawals, 0, connector.batch());
    while (!batch.isEmpty()) {
      Map<PersonRef, Outgoing> outgoing = outgoing(batch);
      store.settled(
          batch.stream().filter(pending -> !outgoing.containsKey(pending.person())).toList());
      outgoing.keySet().retainAll(store.announce(outgoing.keySet()));
      if (!outgoing.isEmpty()) {
        List<CrmContact> contacts = outgoing.values().stream().map(Outgoing::contact).toList();
        take(connector.send(contacts), outgoing, report);
      }
      batch = store.pending(withdrawals, batch.getLast().change(), connector.batch());
    }
  }

  private void take(List<Sent> results, Map<PersonRef, Outgoing> outgoing, CrmReport report)
      throws IOException {
    Map<Pending, CrmContact> told = new HashMap<>();
    Map<Pending, String> refused = new HashMap<>();
    List<PersonRef> returned = new ArrayList<>();
    for (Sent sent : results) {
      Outgoing one = Objects.requireNonNull(outgoing.get(sent.person()));
      if (sent.outcome() == Outcome.REFUSED) {
        refused.put(one.pending(), sent.code());
      } else if (sent.outcome() == Outcome.CREATED && one.known()) {
        returned.add(sent.person()); // the CRM deleted it, and this must not bring it back
        refused.put(one.pending(), CrmStore.DELETED_AT_CRM);
      } else {
        told.put(one.pending(), one.contact());
        count(one.contact(), report);
      }
    }
    store.addDeletions(returned);
    store.refused(refused);
    report.add(Count.REFUSED, refused.size());
    if (!returned.isEmpty()) {
      delete(returned);
    }
    store.sent(told);
  }

  private static void count(CrmContact contact, CrmReport report) {
    report.add(Count.SENT, 1);
    report.add(Count.WITHDRAWALS_SENT, contact.withdraws() ? 1 : 0);
  }

  /// What the CRM has to hear, in the order of the changes.
  private Map<PersonRef, Outgoing> outgoing(List<Pending> batch) {
    Map<PersonRef, CrmState> states = store.states(batch.stream().map(Pending::person).toList());
    Map<PersonRef, Outgoing> outgoing = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (Pending pending : batch) {
      CrmState state = Objects.requireNonNull(states.get(pending.person()));
      CrmContact contact =
          state.outgoing(pending.person(), entity, terms, now).only(connector.written());
      if (!state.forgotten() && !contact.values().equals(state.told(pending.person()).values())) {
        outgoing.put(pending.person(), new Outgoing(pending, contact, state.isKnown()));
      }
    }
    return outgoing;
  }
}
