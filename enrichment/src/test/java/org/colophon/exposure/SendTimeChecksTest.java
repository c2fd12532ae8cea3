package org.colophon.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.colophon.catalog.FactType;
import org.colophon.catalog.FactValue;
import org.colophon.catalog.ItemId;
import org.colophon.exposure.SendTimeChecks.Result;
import org.colophon.governance.Context;
import org.colophon.governance.Purpose;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.junit.jupiter.api.Test;

class SendTimeChecksTest {
  private static final Duration NEWSLETTER = Duration.ofDays(3);
  private static final Context MAIL = new Context(Purpose.NEWSLETTER, "DE", "mail", null);
  private static final Duration EPSILON = Duration.ofSeconds(2);

  private final Window window = new Window();
  private final SendTimeChecks checks = new SendTimeChecks(window.gate, NEWSLETTER);

  private Result check(Instant sendAt) {
    return checks.check(List.of(Window.BOOK), MAIL, sendAt).results().getFirst();
  }

  private static List<ReasonCode> codes(Result result) {
    Result.Failed failed = assertInstanceOf(Result.Failed.class, result);
    return failed.reasons().stream()
        .filter(reason -> reason.severity() == Reason.Severity.BLOCK)
        .map(Reason::code)
        .toList();
  }

  @Test
  void passesWhatLastsForThreeDays() {
    Result.Passed passed = assertInstanceOf(Result.Passed.class, check(window.now()));
    assertEquals(Window.BOOK, passed.item());
    assertTrue(passed.shown().said().contains("product:hafenlicht-hc"));
  }

  @Test
  void anEmbargoThatEndsBeforeTheSendTimeBlocksNow() {
    Instant end = Window.START.plus(Duration.ofDays(1));
    window.state(FactType.EMBARGO_UNTIL, new FactValue.Moment(end));
    assertEquals(List.of(ReasonCode.EMBARGOED), codes(check(window.now())));
    assertEquals(List.of(ReasonCode.EMBARGOED), codes(check(end.plus(EPSILON).minusNanos(1_000))));
    assertInstanceOf(Result.Passed.class, check(end.plus(EPSILON)));
  }

  @Test
  void whatEndsWithinThreeDaysOfTheSendTimeIsNotSent() {
    Instant end = Window.START.plus(Duration.ofDays(10));
    window.expire(end);
    Instant last = end.minus(EPSILON).minus(NEWSLETTER);
    assertInstanceOf(Result.Passed.class, check(last.minusNanos(1_000)));
    Result.Failed failed = assertInstanceOf(Result.Failed.class, check(last));
    assertEquals(List.of(ReasonCode.EXPIRED), codes(failed));
    assertEquals(end.minus(EPSILON), failed.from());
  }

  @Test
  void aBadgeThatEndsSoonerIsLeftOutAndTheBookStays() {
    Instant end = Window.START.plus(Duration.ofDays(2));
    window.state(FactType.BESTSELLER, "belletristik", new FactValue.Rank(3), window.now(), end);
    Result.Passed passed = assertInstanceOf(Result.Passed.class, check(window.now()));
    assertFalse(passed.shown().said().contains("bestseller:belletristik"));
    assertEquals(List.of("bestseller:belletristik"), passed.leaveOut());
  }

  @Test
  void whatIsTemporarilyOutIsNotSent() {
    for (String code : List.of("30", "31", "32", "33")) {
      window.state(FactType.AVAILABILITY, new FactValue.Code(code));
      assertEquals(List.of(ReasonCode.NOT_AVAILABLE), codes(check(window.now())), code);
    }
    window.state(FactType.AVAILABILITY, new FactValue.Code("20"));
    assertInstanceOf(Result.Passed.class, check(window.now()));
  }

  @Test
  void anExportHasToHoldAtItsTimeAlone() {
    Instant end = Window.START.plus(Duration.ofDays(1));
    window.expire(end);
    Context export = new Context(Purpose.EXPORT, "DE", "export", null);
    var checked = checks.check(List.of(Window.BOOK, new ItemId("x")), export, window.now());
    assertInstanceOf(Result.Passed.class, checked.results().getFirst());
    assertEquals(List.of(ReasonCode.ITEM_UNKNOWN), codes(checked.results().getLast()));
    assertEquals(1, checked.passed().size());
  }
}
