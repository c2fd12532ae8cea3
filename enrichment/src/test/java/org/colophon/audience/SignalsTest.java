package org.colophon.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.audience.MemberSignals.MemberInteraction;
import org.colophon.audience.SignalMessage.Interaction;
import org.colophon.audience.SignalMessage.Payload;
import org.colophon.audience.testing.TestRetention;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.testing.SettableClock;
import org.colophon.editorial.Shelves;
import org.colophon.editorial.testing.MemoryPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
  private static final SegmentId SEA = new SegmentId("sea");
  private static final PersonRef ANNA = new PersonRef("p-anna-1");

  private final SettableClock clock = new SettableClock(Shelves.START);
  private final MemoryPeople people = new MemoryPeople();
  private final List<String> renewed = new ArrayList<>();
  private final Signals signals =
      new Signals(
          people,
          TestRetention.USUAL,
          new Signals.Renewal(ids -> renewed.add("soon " + ids), ids -> renewed.add("now " + ids)),
          clock);
  private final MemberSignals members =
      new ConsentedSignals(
          people,
          new Shelves().catalog,
          (about, most) ->
              switch (about) {
                case SignalTarget.OfItem(ItemId item) -> List.of(item);
                case SignalTarget.OfContributor _ -> List.of(new ItemId("x"), new ItemId("y"));
                case SignalTarget.OfSeries _, SignalTarget.OfTopic _, SignalTarget.OfNewsletter _ ->
                    List.of();
              },
          TestRetention.USUAL);

  private SignalMessage message(String id, Payload said, Consent... consents) {
    return new SignalMessage(id, ANNA, clock.instant(), List.of(consents), said);
  }

  private Consent granted(String entity) {
    return new Consent(
        entity,
        Consent.Purpose.PROFILING,
        Consent.Status.GRANTED,
        "crm",
        clock.instant(),
        null,
        clock.instant());
  }

  private static Payload did(SignalTarget... about) {
    return new Payload.Interactions(
        java.util.Arrays.stream(about).map(a -> new Interaction(Signal.Type.FOLLOW, a)).toList());
  }

  private static Segment segment(String imprint) {
    return new Segment(
        SEA,
        new org.colophon.catalog.ImprintId(imprint),
        "Sea",
        "de",
        "D",
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        null,
        Shelves.START,
        false);
  }

  @Test
  void whatAMemberFollowsStandsForItsItemsWithinTheLegalEntity() {
    signals.take(
        List.of(
            message("1", new Payload.Memberships(Set.of(SEA)), granted("Imprint GmbH")),
            message(
                "2",
                did(
                    SignalTarget.parse("contributor:c"),
                    SignalTarget.parse("newsletter:weekly"),
                    SignalTarget.parse("item:a")))));
    Segment own = segment(Shelves.IMPRINT.value());
    assertEquals(
        List.of(
            new MemberInteraction(
                List.of(new ItemId("x"), new ItemId("y")), Signal.Type.FOLLOW, clock.instant()),
            new MemberInteraction(List.of(new ItemId("a")), Signal.Type.FOLLOW, clock.instant())),
        members.of(own, clock.instant()));
    assertEquals(List.of(), members.of(segment("nobody-knows"), clock.instant()));
    assertEquals(List.of("soon [sea]"), renewed);
  }

  @Test
  void aPersonWhoGoesTakesTheVectorsAlongBeforeTheAnswer() {
    signals.take(List.of(message("1", new Payload.Memberships(Set.of(SEA)))));
    renewed.clear();
    assertEquals(2, signals.forget(ANNA).rows());
    assertEquals(List.of("now [sea]"), renewed);
  }

  @Test
  void ofAChildEverythingGoesBeforeTheAnswer() {
    signals.take(List.of(message("1", new Payload.Memberships(Set.of(SEA)))));
    renewed.clear();
    assertEquals(
        List.of(SignalOutcome.CHILD),
        signals.take(List.of(message("2", new Payload.ChildNotice()))));
    assertEquals(List.of("now [sea]"), renewed);
  }

  @Test
  void whatHasMembersFadesWithTime() {
    signals.take(
        List.of(message("1", new Payload.Memberships(Set.of(SEA)), granted("Imprint GmbH"))));
    signals.take(List.of(message("2", did(SignalTarget.parse("item:a")))));
    renewed.clear();
    clock.advance(Duration.ofDays(400));
    signals.deleteExpired();
    assertEquals(List.of("soon [sea]"), renewed);
    assertEquals(List.of(), members.of(segment(Shelves.IMPRINT.value()), clock.instant()));
  }

  @Test
  void whatBecameOfAnAnswerIsKeptWithoutWhoSawIt() {
    Feedback clicked = new Feedback("r-1", new ItemId("a"), Feedback.Kind.CLICKED, clock.instant());
    assertEquals(
        List.of(SignalOutcome.KEPT),
        signals.take(List.of(message("1", new Payload.AnswerFeedback(clicked)))));
    assertEquals(
        List.of(SignalOutcome.KNOWN),
        signals.take(List.of(message("2", new Payload.AnswerFeedback(clicked)))));
    assertEquals(List.of(clicked), people.of("r-1"));
    assertEquals(0, signals.forget(ANNA).rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"item:a", "contributor:c", "series:s", "subject:thema:FF", "newsletter:weekly"})
  void whatASignalIsAboutIsWrittenAndReadAgain(String text) {
    assertEquals(text, SignalTarget.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "item",
        "item:Große Liebe",
        "subject:thema",
        "subject:thema:was sie mag",
        "author:a",
        "newsletter:an anna@example.org"
      })
  void whatIsNoIdIsNothingToBeAbout(String text) {
    assertThrows(IllegalArgumentException.class, () -> SignalTarget.parse(text));
  }

  @Test
  void aPersonsReferenceIsNotPrintedByAccident() {
    assertEquals("(a person)", ANNA.toString());
    assertEquals(
        -1, message("1", did(SignalTarget.parse("item:a"))).toString().indexOf(ANNA.value()));
    for (String text :
        List.of("", "anna@example.org", "Anna Beispiel", "a".repeat(65), "+4917012")) {
      assertThrows(IllegalArgumentException.class, () -> new PersonRef(text));
    }
  }

  @Test
  void durationsAreAboveZero() {
    Duration day = Duration.ofDays(1);
    assertThrows(
        IllegalArgumentException.class, () -> new SignalRetention(Duration.ZERO, day, day));
    assertThrows(
        IllegalArgumentException.class, () -> new SignalRetention(day, Duration.ofDays(-1), day));
    assertEquals(List.of(), MemberSignals.NONE.of(segment("i"), Instant.EPOCH));
  }
}
