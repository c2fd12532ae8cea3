package org.colophon.service.crm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalMessage;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.CrmState;

/// An exchange of many contacts with the contract server, with every fault, processes that die, and
/// clocks that differ; and what both sides have to hold afterwards.
final class CrmScenario implements AutoCloseable {
  private static final int MOST_SYNCS = 400;
  private static final int PART = 2_000;
  private static final int MOST_SHOWN = 5;

  private final int contacts;
  private final Path directory;
  private final Consumer<String> progress;
  private final SplittableRandom random;
  private final SalesforceFaults faults;
  private final SettableClock there = new SettableClock(CrmSides.NOW.plus(Duration.ofMinutes(7)));
  private final SalesforceHarness salesforce;
  private final List<String> problems = new ArrayList<>();
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private CrmSides here;
  private int messages;
  private int deaths;
  private int syncs;
  private boolean ordinaryWritten;
  private long late;

  /// @param progress told of what is done
  CrmScenario(int contacts, long seed, Path directory, Consumer<String> progress)
      throws IOException {
    this.contacts = contacts;
    this.directory = directory;
    this.progress = progress;
    this.random = new SplittableRandom(seed);
    this.faults = new SalesforceFaults(seed, 0.25);
    this.salesforce = new SalesforceHarness(faults, this::written, there);
    this.here = new CrmSides(directory);
  }

  /// What a contact goes through.
  private enum Fate {
    /// The CRM grants.
    GRANTED,
    /// The CRM denies from the beginning.
    DENIED,
    DELETED_THERE,
    FORGOTTEN_HERE,
    WITHDRAWN_THERE,
    WITHDRAWN_HERE,
    FOLLOWS_HERE;

    static Fate of(int contact) {
      return switch (contact % 500) {
        case 1 -> DELETED_THERE;
        case 2 -> FORGOTTEN_HERE;
        case 3, 4, 5, 6, 7, 8, 9, 10 -> WITHDRAWN_THERE;
        case 11, 12, 13, 14, 15, 16, 17, 18 -> WITHDRAWN_HERE;
        default -> contact % 20 == 0 ? FOLLOWS_HERE : contact % 7 == 0 ? DENIED : GRANTED;
      };
    }

    boolean isGone() {
      return this == DELETED_THERE || this == FORGOTTEN_HERE;
    }

    boolean isWithdrawn() {
      return this == DENIED || this == WITHDRAWN_THERE || this == WITHDRAWN_HERE;
    }
  }

  /// Everything; returns what is wrong.
  List<String> run() throws IOException {
    fill();
    settle("first exchange");
    change();
    settle("changes of both sides");
    returnDeleted();
    settle("deleted contacts come back at the CRM");
    verify();
    return problems;
  }

  /// Figures of the run.
  String figures() {
    return "contacts %d, exchanges %d of which %d died, faults %s, counts %s, withdrawals written after something else %d"
        .formatted(contacts, syncs, deaths, faults.counts(), counts, late);
  }

  private static String ref(int contact) {
    return "p-" + contact;
  }

  private static Map<String, String> agreed(int contact) {
    Map<String, String> fields = new HashMap<>();
    fields.put("Crm_Profiling__c", "granted");
    fields.put("Crm_Follows__c", "contributor:a" + contact % 1_000);
    fields.put("Crm_Segments__c", "seg-" + contact % 50);
    return fields;
  }

  private void fill() {
    salesforce.server.records().setTime(there.instant());
    for (int i = 0; i < contacts; i++) {
      salesforce.writes(
          ref(i), Fate.of(i) == Fate.DENIED ? Map.of("Crm_Profiling__c", "denied") : agreed(i));
    }
    progress.accept("the CRM has " + contacts + " contacts");
  }

  private void change() {
    salesforce.server.records().setTime(there.instant());
    List<SignalMessage> said = new ArrayList<>();
    for (int i = 0; i < contacts; i++) {
      switch (Fate.of(i)) {
        case DELETED_THERE -> salesforce.server.records().deleteByKey(ref(i));
        case FORGOTTEN_HERE -> here.signals.forget(new PersonRef(ref(i)));
        case WITHDRAWN_THERE ->
            salesforce.writes(ref(i), Map.of("Crm_Profiling__c", i % 2 == 0 ? "denied" : ""));
        case WITHDRAWN_HERE -> said.add(message(i, Status.REVOKED));
        case FOLLOWS_HERE -> said.add(message(i, Status.GRANTED, "series:s" + i % 100));
        case GRANTED, DENIED -> {}
      }
      if (said.size() == PART) {
        here.signals.take(said);
        said.clear();
      }
    }
    here.signals.take(said);
    there.set(there.instant().minus(Duration.ofMinutes(4))); // its clock is set back a little
  }

  private SignalMessage message(int contact, Status status, String... follows) {
    SignalMessage message = here.message(ref(contact), status, follows);
    return new SignalMessage(
        "own-" + ++messages,
        message.person(),
        message.occurredAt(),
        message.consents(),
        message.payload());
  }

  /// An import of the CRM's own brings them back.
  private void returnDeleted() {
    salesforce.server.records().setTime(there.instant());
    for (int i = 0; i < contacts; i++) {
      if (Fate.of(i).isGone()) {
        salesforce.writes(ref(i), agreed(i));
      }
    }
  }

  /// Exchanges until both sides have nothing to say, with processes that die now and then.
  private void settle(String phase) {
    for (int i = 0; i < MOST_SYNCS; i++) {
      there.set(there.instant().plus(Duration.ofMinutes(15)));
      here.clock.set(here.clock.instant().plus(Duration.ofMinutes(15)));
      ordinaryWritten = false;
      boolean dies = i < 12 && random.nextInt(3) > 0;
      syncs++;
      try (SalesforceConnector connector = salesforce.connector(here.store, here.clock)) {
        CrmReport report =
            here.sync(dies ? new DyingConnector(connector, random.nextInt(1, 9)) : connector);
        report.counts().forEach((count, number) -> counts.merge(count, number, Long::sum));
        progress.accept(phase + ": " + report.text());
        if (!dies && here.store.status().drift() == 0 && report.get(Count.APPLIED) == 0) {
          return;
        }
      } catch (IOException e) {
        deaths++;
        here.close();
        here = new CrmSides(directory, here.clock.instant());
        progress.accept(phase + ": died: " + e.getMessage());
      }
    }
    problems.add(phase + " does not settle: " + here.store.status());
  }

  private void written(Map<String, String> record) {
    boolean withdrawal = "denied".equals(record.get("Colophon_Profiling__c"));
    late += withdrawal && ordinaryWritten ? 1 : 0;
    ordinaryWritten |= !withdrawal;
  }

  private void verify() {
    int live = 0;
    for (int from = 0; from < contacts; from += PART) {
      List<PersonRef> persons = new ArrayList<>();
      for (int i = from; i < Math.min(from + PART, contacts); i++) {
        persons.add(new PersonRef(ref(i)));
      }
      Map<PersonRef, CrmState> states = here.store.states(persons);
      for (int i = 0; i < persons.size(); i++) {
        Fate fate = Fate.of(from + i);
        live += fate.isGone() ? 0 : 1;
        verify(from + i, fate, Objects.requireNonNull(states.get(persons.get(i))));
      }
    }
    check(
        salesforce.server.records().size() == live,
        "the CRM has " + salesforce.server.records().size() + " contacts instead of " + live);
    check(late == 0, late + " withdrawals were written after something else");
  }

  private void verify(int contact, Fate fate, CrmState state) {
    Map<String, String> there = salesforce.server.records().find(ref(contact)).orElse(Map.of());
    if (fate.isGone()) {
      check(there.isEmpty(), contact + " is back at the CRM");
      check(
          state.forgotten()
              && state.consents().isEmpty()
              && state.segments().isEmpty()
              && state.interactions().isEmpty()
              && !state.isKnown(),
          contact + " is back here");
      return;
    }
    String consent = fate.isWithdrawn() ? "denied" : "granted";
    String follows =
        fate.isWithdrawn()
            ? ""
            : "contributor:a"
                + contact % 1_000
                + (fate == Fate.FOLLOWS_HERE ? ";series:s" + contact % 100 : "");
    check(consent.equals(there.get("Colophon_Profiling__c")), contact + " has consent " + there);
    check(follows.equals(there.get("Colophon_Follows__c")), contact + " has follows " + there);
    int own = fate == Fate.DENIED ? 0 : fate == Fate.FOLLOWS_HERE ? 2 : 1;
    check(
        state.interactions().getOrDefault(Signal.Type.FOLLOW, Set.of()).size() == own,
        contact + " follows " + state.interactions());
    check(here.signalRows(ref(contact)) == own, contact + " has a follow twice");
  }

  private void check(boolean right, String problem) {
    if (!right && problems.size() < MOST_SHOWN) {
      problems.add(problem);
    }
  }

  @Override
  public void close() {
    here.close();
    salesforce.close();
  }
}
