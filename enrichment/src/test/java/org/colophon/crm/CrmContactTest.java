package org.colophon.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.ItemId;
import org.colophon.crm.CrmContact.Answer;
import org.colophon.crm.CrmReport.Count;
import org.junit.jupiter.api.Test;

/// What one side states of a person, as text and back, and what may leave.
class CrmContactTest {
  private static final PersonRef ADA = new PersonRef("ada");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final SignalTarget BOOK = new SignalTarget.OfItem(new ItemId("lotse"));

  @Test
  void valuesAreReadAndWhatIsNotValidIsCounted() {
    CrmContact.Parsed parsed =
        CrmContact.parse(
            ADA,
            Map.of(
                CrmAttribute.PROFILING, " TRUE ",
                CrmAttribute.NEWSLETTER, "perhaps",
                CrmAttribute.FOLLOWS, "contributor:c-ada; series:ser-kai ;item:lotse;;nothing",
                CrmAttribute.BOOKMARKS, "item:lotse",
                CrmAttribute.SEGMENTS, "seg-kai;Not One"));
    CrmContact contact = parsed.contact();
    assertEquals(4, parsed.invalid());
    assertEquals(Answer.GRANTED, contact.consent(Purpose.PROFILING));
    assertEquals(Answer.UNKNOWN, contact.consent(Purpose.NEWSLETTER));
    assertEquals(2, contact.interactions(Signal.Type.FOLLOW).size());
    assertEquals(Set.of(BOOK), contact.interactions(Signal.Type.BOOKMARK));
    assertEquals(Set.of(), contact.interactions(Signal.Type.NEWSLETTER));
    assertEquals(Set.of(new SegmentId("seg-kai")), contact.segments());
    assertFalse(contact.withdraws());
    assertEquals(contact, CrmContact.ofText(ADA, contact.text()));
    assertEquals("contributor:c-ada;series:ser-kai", contact.values().get(CrmAttribute.FOLLOWS));
    CrmContact some = contact.only(Set.of(CrmAttribute.BOOKMARKS));
    assertEquals(Set.of(BOOK), some.interactions(Signal.Type.BOOKMARK));
    assertEquals(Answer.UNKNOWN, some.consent(Purpose.PROFILING));
  }

  @Test
  void aDenialIsAWithdrawal() {
    for (String no : List.of("denied", "revoked", "false")) {
      CrmContact contact = CrmContact.parse(ADA, Map.of(CrmAttribute.NEWSLETTER, no)).contact();
      assertTrue(contact.withdraws(), no);
      assertEquals("denied", contact.values().get(CrmAttribute.NEWSLETTER));
    }
    assertEquals(CrmContact.blank(ADA), CrmContact.ofText(ADA, ""));
  }

  private static CrmState state(Status profiling, Status newsletter, Instant confirmed) {
    CrmContact told =
        CrmContact.parse(
                ADA, Map.of(CrmAttribute.SEGMENTS, "seg-old", CrmAttribute.PROFILING, "granted"))
            .contact();
    return new CrmState(
        false,
        null,
        0,
        told,
        List.of(
            new Consent("e", Purpose.PROFILING, profiling, "shop", confirmed, null, confirmed),
            new Consent("e", Purpose.NEWSLETTER, newsletter, "shop", confirmed, null, confirmed)),
        Map.of(
            Signal.Type.BOOKMARK,
            Set.of(BOOK, new SignalTarget.OfNewsletter("kai")),
            Signal.Type.NEWSLETTER,
            Set.of(new SignalTarget.OfNewsletter("kai"))),
        Set.of(new SegmentId("seg-kai")));
  }

  private static Map<CrmAttribute, String> outgoing(CrmState state) {
    return state.outgoing(ADA, "e", TestRetention.USUAL, NOW).values();
  }

  @Test
  void bookmarksLeaveWithProfilingAndSignUpsWithBoth() {
    Map<CrmAttribute, String> both = outgoing(state(Status.GRANTED, Status.GRANTED, NOW));
    assertEquals("item:lotse", both.get(CrmAttribute.BOOKMARKS));
    assertEquals("newsletter:kai", both.get(CrmAttribute.SIGN_UPS));
    assertEquals("seg-kai", both.get(CrmAttribute.SEGMENTS));
    Map<CrmAttribute, String> one = outgoing(state(Status.GRANTED, Status.DENIED, NOW));
    assertEquals("item:lotse", one.get(CrmAttribute.BOOKMARKS));
    assertEquals("", one.get(CrmAttribute.SIGN_UPS));
    assertEquals("denied", one.get(CrmAttribute.NEWSLETTER));
    Map<CrmAttribute, String> none = outgoing(state(Status.REVOKED, Status.GRANTED, NOW));
    assertEquals("", none.get(CrmAttribute.BOOKMARKS));
    assertEquals("", none.get(CrmAttribute.SEGMENTS));
    assertEquals("denied", none.get(CrmAttribute.PROFILING));
  }

  @Test
  void aConsentThatNobodyConfirmedLatelyChangesNothing() {
    Instant longAgo = NOW.minus(Duration.ofDays(500));
    Map<CrmAttribute, String> stale = outgoing(state(Status.GRANTED, Status.GRANTED, longAgo));
    assertEquals("granted", stale.get(CrmAttribute.PROFILING));
    assertEquals("seg-old", stale.get(CrmAttribute.SEGMENTS));
    assertEquals("", stale.get(CrmAttribute.BOOKMARKS));
  }

  @Test
  void aPersonIsKnownWhenEitherSideStatedIt() {
    assertTrue(state(Status.GRANTED, Status.GRANTED, NOW).isKnown());
    CrmState blank = new CrmState(false, null, 0, null, List.of(), Map.of(), Set.of());
    assertFalse(blank.isKnown());
    assertEquals(CrmContact.blank(ADA), blank.outgoing(ADA, "e", TestRetention.USUAL, NOW));
  }

  @Test
  void aReportIsReadAsItWasWritten() {
    CrmReport report = new CrmReport();
    report.add(Count.SENT, 2);
    report.add(Count.SENT, 1);
    report.add(Count.REFUSED, 0);
    assertEquals("SENT=3", report.text());
    assertEquals(Map.of(Count.SENT, 3L), CrmReport.ofText("SENT=3 ").counts());
    assertEquals(0, CrmReport.ofText("").get(Count.SENT));
  }

  @Test
  void attributesHaveNames() {
    assertEquals(Optional.of(CrmAttribute.SIGN_UPS), CrmAttribute.find("sign_ups"));
    assertEquals(Optional.empty(), CrmAttribute.find("SIGN_UPS"));
    assertEquals(10, new CrmStore.Status(1, 2, 3, 4, null, null).drift());
  }
}
