package org.colophon.eval.publishers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.colophon.eval.stats.Interval;
import org.colophon.vocabulary.Vocabulary;
import org.colophon.vocabulary.Vocabulary.Concept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherScoreTest {
  private static final DraftAnswer SILENT =
      new DraftAnswer(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  private static final SubjectComparison SUBJECTS =
      new SubjectComparison(
          List.of(
              new Vocabulary(
                  "mediatopics",
                  "1",
                  List.of(
                      concept("15", "Sport", null),
                      concept("151", "Competition discipline", "15"),
                      concept("1511", "Sailing", "151"),
                      concept("1512", "Rowing", "151")))));

  @TempDir private Path folder = Path.of(".");
  private LabelledPublisher publisher =
      new LabelledPublisher("none", Map.of(), List.of(), Instant.EPOCH);

  @BeforeEach
  void read() throws IOException {
    publisher =
        LabelledPublisher.read(
            TinyPublisher.write(
                folder, TinyPublisher.ITEMS, TinyPublisher.SEGMENTS, TinyPublisher.DRAFTS));
  }

  private static Concept concept(String code, String label, @Nullable String parent) {
    return new Concept(code, Map.of("en", label), Map.of(), Map.of(), parent, null);
  }

  private DraftOutcome outcome(int draft, DraftAnswer answer) {
    return DraftOutcome.of(publisher, publisher.drafts().get(draft), answer, SUBJECTS);
  }

  private static DraftAnswer segments(List<String> suggested, List<String> ranking) {
    return new DraftAnswer(suggested, ranking, List.of(), List.of(), List.of(), List.of());
  }

  private static double value(PublisherScore score, String slice, String figure) {
    Interval interval = score.figure(slice, figure).orElseThrow();
    assertTrue(interval.low() <= interval.value() && interval.value() <= interval.high());
    return interval.value();
  }

  @Test
  void countsSegmentsByWhatFits() {
    PublisherScore score =
        PublisherScore.of(
            List.of(
                outcome(0, segments(List.of("gardeners"), List.of("gardeners", "sailors"))),
                outcome(1, segments(List.of("gardeners"), List.of("gardeners", "sailors"))),
                outcome(2, SILENT)));
    assertEquals(3, score.drafts());
    assertEquals(2, score.fitting());
    assertEquals(1, score.none());
    assertEquals(1, value(score, "all", "coverage"));
    assertEquals(0.5, value(score, "all", "right_suggested"));
    assertEquals(0.5, value(score, "all", "precision_first"));
    assertEquals(0.75, value(score, "all", "mrr"));
    assertEquals(1, value(score, "all", "abstention"));
    assertEquals(1, value(score, "de", "mrr"));
    assertEquals(0.5, value(score, "en", "mrr"));
    assertEquals(1, value(score, "with_examples", "mrr"));
    assertEquals(0.5, value(score, "without_examples", "mrr"));
    assertTrue(score.figure("de", "abstention").isEmpty());
  }

  @Test
  void aSegmentThatIsNotRankedCountsAsZero() {
    PublisherScore score = PublisherScore.of(List.of(outcome(0, SILENT), outcome(2, SILENT)));
    assertEquals(0, value(score, "all", "mrr"));
    assertEquals(0, value(score, "all", "coverage"));
    assertTrue(score.figure("all", "precision_first").isEmpty());
  }

  @Test
  void relatedItemsGainByTheirGrade() {
    assertEquals(1, related(List.of("rose", "boat")), 1e-12);
    double swapped = (1 + 3 / 1.584962500721156) / (3 + 1 / 1.584962500721156);
    assertEquals(swapped, related(List.of("boat", "rose")), 1e-12);
    assertTrue(outcome(1, SILENT).relatedNdcg().isEmpty());
  }

  private double related(List<String> items) {
    DraftAnswer answer =
        new DraftAnswer(List.of(), List.of(), items, List.of(), List.of(), List.of());
    return outcome(0, answer).relatedNdcg().orElse(-1);
  }

  @Test
  void subjectsOfTheSameBranchAreRight() {
    LabelledDraft book = publisher.drafts().get(0);
    LabelledDraft article = publisher.drafts().get(1);
    assertTrue(SUBJECTS.isRight("thema:WM", book));
    assertTrue(SUBJECTS.isRight("thema:WMPC", book));
    assertFalse(SUBJECTS.isRight("thema:W", book));
    assertFalse(SUBJECTS.isRight("thema:WF", book));
    assertTrue(SUBJECTS.isRight("topics:gardening", book));
    assertTrue(SUBJECTS.isRight("mediatopics:1511", article));
    assertTrue(SUBJECTS.isRight("mediatopics:151", article));
    assertFalse(SUBJECTS.isRight("mediatopics:15", article));
    assertFalse(SUBJECTS.isRight("mediatopics:1512", article));
    assertFalse(SUBJECTS.isRight("topics:taxes", article));
    assertTrue(SUBJECTS.isRight("topics:taxes", publisher.drafts().get(2)));
  }

  @Test
  void onlyTheFirstThreeSubjectsCount() {
    assertTrue(subjectRight(List.of("topics:law", "topics:money", "topics:gardening")));
    assertFalse(
        subjectRight(List.of("topics:law", "topics:money", "topics:film", "topics:gardening")));
  }

  private boolean subjectRight(List<String> subjects) {
    DraftAnswer answer =
        new DraftAnswer(List.of(), List.of(), List.of(), List.of(), List.of(), subjects);
    return outcome(0, answer).subjectRight();
  }
}
