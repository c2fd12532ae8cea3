package org.colophon.crm.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.audience.PersonRef;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmChange;
import org.colophon.crm.CrmConnector;
import org.colophon.crm.CrmContact;

/// A CRM in memory: what it states, what it was told, and in which order it was asked.
public final class MemoryCrm implements CrmConnector {
  private static final int PAGE = 2;

  private final Map<String, CrmChange.Stated> stated = new TreeMap<>();
  private final Map<String, CrmContact> told = new TreeMap<>();
  private final List<CrmChange> deleted = new ArrayList<>();
  private final List<CrmChange> repeated = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private int callsLeft = Integer.MAX_VALUE;

  /// What somebody does in the CRM.
  public void state(String person, long order, Instant at, Map<CrmAttribute, String> values) {
    PersonRef ref = new PersonRef(person);
    stated.put(
        person, new CrmChange.Stated(CrmContact.parse(ref, values).contact(), null, order, at));
  }

  /// Reports a state once more, beside the present one.
  public void repeat(String person, long order, Instant at, Map<CrmAttribute, String> values) {
    repeated.add(
        new CrmChange.Stated(
            CrmContact.parse(new PersonRef(person), values).contact(), null, order, at));
  }

  public void remove(String person) {
    stated.remove(person);
    told.remove(person);
    deleted.add(new CrmChange.Deleted(new PersonRef(person)));
  }

  /// Somebody changes what Colophon wrote.
  public void overwrite(String person, Map<CrmAttribute, String> values) {
    told.put(person, CrmContact.parse(new PersonRef(person), values).contact());
  }

  public void refuse(String person) {
    refused.add(person);
  }

  /// Does not delete a person.
  public void keep(String person) {
    kept.add(person);
  }

  /// Fails after so many calls.
  public void failAfter(int calls) {
    callsLeft = calls;
  }

  public List<String> asked() {
    return asked;
  }

  /// The values that it was told of a person; empty when it has none.
  public Map<CrmAttribute, String> told(String person) {
    CrmContact contact = told.get(person);
    return contact == null ? Map.of() : contact.values();
  }

  public boolean has(String person) {
    return stated.containsKey(person) || told.containsKey(person);
  }

  private void ask(String what) throws IOException {
    if (callsLeft-- <= 0) {
      throw new IOException("the CRM does not answer");
    }
    asked.add(what);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public int batch() {
    return 2;
  }

  @Override
  public boolean readsAll() {
    return true;
  }

  @Override
  public Page read(Feed feed, String cursor) throws IOException {
    ask("read " + feed);
    List<CrmChange> all = new ArrayList<>();
    switch (feed) {
      case DELETED -> all.addAll(deleted);
      case WITHDRAWN ->
          stated.values().stream().filter(one -> one.contact().withdraws()).forEach(all::add);
      case CHANGED -> {
        stated.values().forEach(one -> all.add(withWritten(one)));
        all.addAll(repeated);
      }
    }
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    int to = Math.min(from + PAGE, all.size());
    boolean last = to == all.size();
    return new Page(all.subList(Math.min(from, to), to), 0, last ? "" : String.valueOf(to), last);
  }

  private CrmChange withWritten(CrmChange.Stated one) {
    CrmContact held = told.getOrDefault(one.person().value(), CrmContact.blank(one.person()));
    return new CrmChange.Stated(one.contact(), held, one.order(), one.at());
  }

  @Override
  public void taken(Feed feed, String cursor) {
    // every reading begins anew
  }

  @Override
  public List<Sent> send(List<CrmContact> contacts) throws IOException {
    List<Sent> sent = new ArrayList<>();
    for (CrmContact contact : contacts) {
      String person = contact.person().value();
      ask("send " + person);
      if (refused.contains(person)) {
        sent.add(new Sent(contact.person(), Outcome.REFUSED, "REQUIRED_FIELD_MISSING"));
      } else {
        boolean created = !has(person);
        told.put(person, contact);
        sent.add(new Sent(contact.person(), created ? Outcome.CREATED : Outcome.TAKEN, ""));
      }
    }
    return sent;
  }

  @Override
  public List<PersonRef> delete(List<PersonRef> persons) throws IOException {
    List<PersonRef> remaining = new ArrayList<>();
    for (PersonRef person : persons) {
      ask("delete " + person.value());
      if (kept.contains(person.value())) {
        remaining.add(person);
        continue;
      }
      stated.remove(person.value());
      told.remove(person.value());
    }
    return remaining;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
