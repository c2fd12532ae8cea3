package org.colophon.service.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SignalMessage;
import org.colophon.crm.CrmAttribute;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmContact;
import org.colophon.crm.CrmReport;
import org.colophon.crm.CrmReport.Count;
import org.colophon.crm.testing.MemoryCrm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Persons whom the CRM does not take or delete, or hears of later.
class CrmMarksTest {
  @TempDir private Path directory;

  private final MemoryCrm crm = new MemoryCrm();
  private CrmSides sides;

  @BeforeEach
  void open() {
    sides = new CrmSides(directory);
  }

  @AfterEach
  void close() {
    sides.close();
  }

  private CrmReport run() {
    return sides.run(crm);
  }

  @Test
  void whoIsForgottenJustBeforeASendIsNotSent() {
    run();
    sides.says("p-1", Status.GRANTED, "series:hafen");
    sides.says("p-2", Status.GRANTED, "series:hafen");
    sides.signals.forget(new PersonRef("p-1"));
    PersonRef here = new PersonRef("p-2");
    assertEquals(Set.of(here), sides.store.announce(List.of(new PersonRef("p-1"), here)));
    sides.signals.forget(here);
    assertEquals(List.of(here), sides.store.deletions("", 9));
  }

  @Test
  void whomTheCrmDoesNotDeleteStopsNobodyElse() {
    run();
    for (String person : List.of("p-1", "p-2", "p-3")) {
      sides.says(person, Status.GRANTED, "series:hafen");
    }
    run();
    crm.keep("p-1");
    sides.signals.forget(new PersonRef("p-1"));
    sides.signals.forget(new PersonRef("p-2"));
    sides.clock.set(sides.clock.instant().plusSeconds(1));
    sides.says("p-3", Status.REVOKED);
    IOException failed = assertThrows(IOException.class, () -> sides.sync(crm));
    assertTrue(String.valueOf(failed.getMessage()).startsWith("1 contacts could not be deleted"));
    assertFalse(crm.has("p-2"));
    assertEquals("denied", crm.told("p-3").get(CrmAttribute.PROFILING));
    assertEquals(1, sides.store.status().deletions());
  }

  @Test
  void aConsentThatEndsByItsDateIsTold() {
    run();
    Consent consent =
        new Consent(
            CrmSides.HOUSE,
            Purpose.PROFILING,
            Status.GRANTED,
            "shop",
            sides.clock.instant(),
            sides.clock.instant().plus(Duration.ofDays(1)),
            sides.clock.instant());
    SignalMessage message = sides.message("p-1", Status.GRANTED, "series:hafen");
    sides.signals.take(
        List.of(
            new SignalMessage(
                message.id(),
                message.person(),
                message.occurredAt(),
                List.of(consent),
                message.payload())));
    run();
    assertEquals("series:hafen", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(1)));
    assertEquals(1, run().get(Count.SENT));
    assertEquals("", crm.told("p-1").get(CrmAttribute.FOLLOWS));
    assertEquals("", crm.told("p-1").get(CrmAttribute.PROFILING));
  }

  @Test
  void whatChangedWhileAConsentWasNotConfirmedIsToldWhenItIs() {
    crm.state("p-1", 1, CrmSides.NOW, CrmSides.AGREED);
    run();
    Instant now = CrmSides.NOW.plus(Duration.ofDays(4));
    Instant stale = now.minus(CrmSides.TERMS.consentLasts());
    CrmContact contact = Objects.requireNonNull(sides.state("p-1").received());
    List<Stated> again = List.of(new Stated(contact, null, 1, CrmSides.NOW));
    assertEquals(0, sides.store.status().pending());
    sides.store.received(again, CrmSides.HOUSE, now, stale);
    long change = sides.store.pending(false, 0, 9).getFirst().change();
    sides.store.received(again, CrmSides.HOUSE, now, stale);
    assertEquals(change, sides.store.pending(false, 0, 9).getFirst().change());
  }

  @Test
  void whomTheCrmRefusesIsSentAgainWhenTheDataChange() {
    crm.refuse("p-1");
    sides.says("p-1", Status.GRANTED, "series:hafen");
    assertEquals(1, run().get(Count.REFUSED));
    assertEquals(1, sides.store.status().refused());
    assertEquals(0, run().get(Count.REFUSED));
    sides.says("p-1", Status.GRANTED, "series:nebel");
    assertEquals(1, run().get(Count.REFUSED));
    sides.clock.set(sides.clock.instant().plus(Duration.ofDays(1)));
    assertEquals(1, run().get(Count.REFUSED), "once a day whatever it refused is sent again");
  }
}
