package org.colophon.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Targeting;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.Submission;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Contributor;
import org.colophon.catalog.reference.Reference;
import org.colophon.editorial.DecisionService.Request;
import org.colophon.editorial.DecisionService.Result;
import org.colophon.editorial.testing.MemoryAudiences;
import org.colophon.editorial.testing.MemoryChangeFeed;
import org.colophon.editorial.testing.MemoryDecisions;
import org.colophon.editorial.testing.MemoryTargetings;
import org.colophon.feed.ChangeFeed.Change;
import org.colophon.feed.TargetingMonitor;
import org.colophon.vocabulary.KnownSubjects;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.VocabularyReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionServiceTest {
  private static final Duration TARGETING = Duration.ofDays(90);
  private static final SegmentId SEGMENT = new SegmentId("seg-krimi");

  private final Shelves shelves = new Shelves();
  private final MemoryDecisions answers = new MemoryDecisions();
  private final MemoryTargetings targetings = new MemoryTargetings();
  private final MemoryChangeFeed feed = new MemoryChangeFeed(shelves.clock());
  private final MemoryAudiences audiences = new MemoryAudiences();
  private final DecisionService.Records records =
      new DecisionService.Records(answers, targetings, feed, Runnable::run);
  private final TargetingMonitor monitor =
      new TargetingMonitor(
          shelves.catalog, shelves.gate, audiences, targetings, feed, Runnable::run, List.of("DE"));
  private final DecisionService decisions =
      new DecisionService(
          shelves.catalog,
          records,
          new AcceptanceRules(
              shelves.gate, audiences, new KnownSubjects(List.of(VocabularyReader.books())), "DE"),
          monitor,
          shelves.clock(),
          TARGETING);
  private final ItemId item = shelves.article("a");

  private static Segment segment() {
    return new Segment(
        SEGMENT,
        Shelves.IMPRINT,
        "Krimi",
        "de",
        "Leute, die Krimis lesen",
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(List.of(), List.of(), List.of(), Segment.Rules.NONE),
        null,
        Shelves.START.plus(Duration.ofDays(400)),
        false);
  }

  @BeforeEach
  void knowOneSegment() {
    audiences.put(segment());
  }

  private Result answer(String kind, String value, Answer answer, @Nullable Instant until) {
    return decisions.decide(new Request(item, kind, value, answer, "mj", until));
  }

  private Result answerSegment(Answer answer) {
    return answer(DecisionService.SEGMENT, SEGMENT.value(), answer, null);
  }

  @Test
  void makesATargetingOfAnAcceptedSegment() {
    Result.Done done = assertInstanceOf(Result.Done.class, answerSegment(Answer.ACCEPTED));
    Instant until = Shelves.START.plus(Duration.ofDays(90));
    Targeting targeting = new Targeting(item, SEGMENT, "mj", Shelves.START, until);
    assertEquals(Optional.of(targeting), done.targeting());
    assertEquals(List.of(targeting), targetings.of(SEGMENT, Shelves.START));
    assertEquals(List.of(new Change.TargetingMade(item, SEGMENT, "mj", until)), feed.changes());
  }

  @Test
  void endsATargetingThatIsTakenBack() {
    answerSegment(Answer.ACCEPTED);
    answerSegment(Answer.REVOKED);
    assertEquals(List.of(), targetings.of(SEGMENT, Shelves.START));
    assertEquals(new Change.TargetingEnded(item, SEGMENT, "mj"), feed.changes().getLast());
  }

  @Test
  void tellsNobodyOfARejectionThatEndsNothing() {
    answerSegment(Answer.REJECTED);
    assertEquals(List.of(), feed.changes());
    assertEquals(Answer.REJECTED, answers.of(item).getFirst().answer());
  }

  @Test
  void keepsWhichTextWasSeen() {
    answer("KEYPHRASE", "elbdeich", Answer.ACCEPTED, null);
    try (var view = shelves.catalog.view()) {
      assertEquals(
          view.item(item).orElseThrow().hashes().text(), answers.of(item).getFirst().textHash());
    }
  }

  @Test
  void whatWasAcceptedUnderAReplacedCodeCountsForItsSuccessor() {
    for (String code : List.of("t1", "t2", "t5", "t9")) {
      answers.append(
          new Decision(item, "SUBJECT", "haus:" + code, Answer.ACCEPTED, "mj", Shelves.START, ""));
    }
    KnownSubjects second =
        new KnownSubjects(
            List.of(
                new Vocabulary(
                    "haus",
                    "2",
                    List.of(
                        concept("t1", "t2"), // and t2 was accepted too
                        concept("t2", null),
                        concept("t5", "t2|t6"),
                        concept("t6", null)))));
    AcceptedValues accepted =
        new AcceptedValues(
            answers, targetings, new AcceptanceRules(shelves.gate, audiences, second, "DE"));
    try (var view = shelves.catalog.view()) {
      List<AcceptedValues.Accepted> values =
          accepted.of(view.item(item).orElseThrow(), view, Shelves.START);
      assertEquals(
          List.of("haus:t2"), values.stream().map(AcceptedValues.Accepted::value).toList());
      assertEquals("Wort t2", values.getFirst().label());
    }
  }

  private static Vocabulary.Concept concept(String code, @Nullable String replacedBy) {
    return new Vocabulary.Concept(
        code, Map.of("de", "Wort " + code), Map.of(), Map.of(), null, replacedBy);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertRefused(
        "segment_unknown", answer(DecisionService.SEGMENT, "seg-none", Answer.ACCEPTED, null));
    assertRefused(
        "segment_unknown", answer(DecisionService.SEGMENT, "No Such!", Answer.ACCEPTED, null));
    assertRefused("kind_unknown", answer("COLOUR", "red", Answer.ACCEPTED, null));
    assertRefused(
        "until_past",
        answer(DecisionService.SEGMENT, SEGMENT.value(), Answer.ACCEPTED, Shelves.START));
    Request nowhere = new Request(new ItemId("b"), "KEYPHRASE", "x", Answer.ACCEPTED, "mj", null);
    assertRefused("item_unknown", decisions.decide(nowhere));
    assertEquals(List.of(), answers.of(item));
  }

  @Test
  void refusesADeletedItem() {
    try (CatalogView view = shelves.catalog.view()) {
      shelves.catalog.record(
          new Submission.Deletion(
              item,
              view.item(item).orElseThrow().item().identity().source(),
              new OrderKey(1, 0),
              Shelves.START));
    }
    assertRefused(
        "item_unknown", answer(DecisionService.SEGMENT, SEGMENT.value(), Answer.ACCEPTED, null));
    assertEquals(List.of(), feed.changes());
  }

  private static void assertRefused(String code, Result result) {
    assertEquals(code, assertInstanceOf(Result.Refused.class, result).code());
  }

  @Test
  void anAcceptedLinkStandsInTheCatalogueUntilItIsTakenBack() {
    shelves.catalog.put(
        new Reference.OfContributor(
            new Contributor(new ContributorId("c-kern"), "Ada Kern", null, null, null, null)));
    answer("LINK", "contributor:c-kern", Answer.ACCEPTED, null);
    try (var view = shelves.catalog.view()) {
      assertEquals(
          List.of(new ItemLink("contributor:c-kern", true, "mj", Shelves.START)), view.links(item));
    }
    shelves.pass(Duration.ofMinutes(1));
    answer("LINK", "contributor:c-kern", Answer.REVOKED, null);
    try (var view = shelves.catalog.view()) {
      assertEquals(List.of(), view.links(item));
    }
    Result.Refused refused =
        assertInstanceOf(
            Result.Refused.class, answer("LINK", "nobody in particular", Answer.ACCEPTED, null));
    assertEquals("bad_value", refused.code());
  }

  @Test
  void anEditIsAnAnnotationOfItsOwnAndRejectsWhatItReplaces() {
    decisions.decide(
        new Request(
            item,
            "KEYPHRASE",
            "nordseeküste",
            Answer.ACCEPTED,
            "mj",
            null,
            new DecisionService.Shown("Nordseeküste", "m 1 digest", "küste", false)));
    assertEquals(
        List.of("REJECTED küste MACHINE", "ACCEPTED nordseeküste MACHINE_EDITED"),
        answers.of(item).stream()
            .map(d -> d.answer() + " " + d.value() + " " + d.basis().origin())
            .sorted(java.util.Comparator.reverseOrder())
            .toList());
  }
}
