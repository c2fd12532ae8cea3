package org.colophon.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.Hold;
import org.colophon.governance.Context;
import org.colophon.governance.ReasonCode;
import org.junit.jupiter.api.Test;

class ShadowAuditTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Window window = new Window();
  private final ShadowAudit audit = new ShadowAudit(window.catalog, window.gate, window.ledger);

  ShadowAuditTest() {
    window.pass(HOUR);
  }

  private AuditReport run() {
    return audit.run(Window.START, window.now().plusSeconds(1));
  }

  @Test
  void findsNothingWhereNothingCame() {
    window.show(HOUR);
    window.pass(HOUR);
    AuditReport report = run();
    assertEquals(new AuditReport.Looked(1, 1, 0), report.looked());
    assertEquals(List.of(), report.violations());
    assertEquals(List.of(), report.late());
  }

  @Test
  void whatHappenedLaterIsNobodysFault() {
    window.show(HOUR);
    window.pass(HOUR);
    window.state(FactType.AVAILABILITY, new FactValue.Code("98"));
    window.price("19.00");
    assertEquals(List.of(), run().violations());
    assertEquals(List.of(), run().late());
  }

  @Test
  void aSourceThatToldLateIsNamedWithItsDelay() {
    window.show(HOUR);
    Instant shown = window.now();
    window.pass(HOUR);
    window.state(FactType.AVAILABILITY, "", new FactValue.Code("98"), shown.minusSeconds(60), null);
    AuditReport report = run();
    assertEquals(List.of(), report.violations());
    assertEquals(Map.of("trade-feed", 1), report.bySource());
    AuditReport.Case late = report.late().getFirst();
    assertEquals(List.of(ReasonCode.NOT_AVAILABLE), late.reasons());
    assertEquals(HOUR.plusSeconds(60), late.delay());
  }

  @Test
  void aPriceThatWasWrongAlreadyIsLateToo() {
    window.price("24.00");
    window.pass(HOUR);
    window.show(HOUR);
    Instant shown = window.now();
    window.pass(HOUR);
    window.price("22.00", shown);
    AuditReport report = run();
    assertEquals(List.of("price:24.00 EUR"), report.late().getFirst().wrong());
    assertEquals(Map.of("trade-feed", 1), report.bySource());
  }

  @Test
  void aHoldThatBeganBeforeItWasPlacedIsLate() {
    window.show(HOUR);
    Instant shown = window.now();
    window.pass(HOUR);
    window.catalog.place(
        new Hold(
            "h", new Hold.Scope.Items(Set.of(Window.BOOK)), "injunction", "legal", shown, null));
    assertEquals(Map.of("hold", 1), run().bySource());
  }

  @Test
  void whatWasRecordedBeforeItWasServedIsAViolation() {
    Exposure honest = window.show(HOUR);
    window.pass(HOUR);
    window.state(FactType.AVAILABILITY, new FactValue.Code("98"));
    window.pass(HOUR);
    // a gate that let it out all the same would have written this down
    window.ledger.record(
        new Exposure(
            window.ledger.nextId(),
            Window.LIST,
            Context.recommend("DE"),
            false,
            window.now(),
            window.now(),
            window.now().plus(HOUR),
            honest.basis(),
            honest.items()));
    AuditReport report = run();
    assertEquals(1, report.violations().size());
    assertEquals("gate", report.violations().getFirst().source());
    assertEquals(List.of(ReasonCode.NOT_AVAILABLE), report.violations().getFirst().reasons());
    assertEquals(List.of(), report.late());
  }

  @Test
  void whatOtherPoliciesClearedIsCountedAndLeftAlone() {
    window.show(HOUR);
    window.tightenPolicies();
    assertEquals(new AuditReport.Looked(1, 0, 1), run().looked());
    assertEquals(List.of(), run().violations());
  }
}
