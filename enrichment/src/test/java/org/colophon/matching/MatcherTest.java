package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.matching.SegmentMatches.LeftOut;
import org.colophon.matching.testing.ExhaustiveItemIndex;
import org.colophon.matching.testing.Workbench;
import org.colophon.models.Role;
import org.colophon.models.Span;
import org.colophon.models.testing.FixedLanguageDetector;
import org.colophon.models.testing.HashingEmbedder;
import org.colophon.models.testing.WhitespaceAnalyzer;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final String DRAFT =
      "Es war ein nasser Oktober. Der Kompost ruht im Gemüsegarten, das Hochbeet wartet auf die Aussaat. Danach kam Frost.";

  private final Workbench bench =
      new Workbench(
          new HashingEmbedder(),
          new FixedLanguageDetector("de"),
          Map.of("de", new WhitespaceAnalyzer("de")));

  private final Segment gardeners =
      Workbench.segment(
          "gardeners",
          "de",
          "Hobbygärtner",
          "Menschen mit Garten, die nachlesen: Kompost, Beet, Aussaat, Frost.",
          new ItemId("beet"));
  private final Segment sailors =
      Workbench.segment("sailors", "de", "Segler", "Leute, die an der Ostsee segeln.");

  @BeforeEach
  void index() {
    bench.catalog.write("beet", "Beet im Oktober", DRAFT);
    new ItemIndexer(bench.catalog.catalog(), bench.items, new ExhaustiveItemIndex()).catchUp();
  }

  @Test
  void theFittingSegmentComesWithItsSentenceAndReasons() {
    bench.put(gardeners, sailors);

    SegmentMatches matches = match(DRAFT);

    assertEquals("", matches.note());
    SegmentMatch best = matches.matches().getFirst();
    assertEquals("gardeners", best.segment().id().value());
    Span evidence = best.evidence();
    assertEquals(
        "Der Kompost ruht im Gemüsegarten, das Hochbeet wartet auf die Aussaat.",
        evidence == null ? "" : evidence.in(DRAFT));
    assertTrue(best.because().stream().anyMatch(b -> b.startsWith("subject: ")));
    assertTrue(best.because().contains("example: Beet im Oktober"), best.because().toString());
    assertTrue(
        best.because().stream().anyMatch(b -> b.startsWith("words: ") && b.contains("Kompost")));
    assertEquals("", matches.note());
    assertEquals(
        List.of("sailors"), matches.rest().stream().map(m -> m.segment().id().value()).toList());
    assertEquals("does_not_fit", matches.rest().getFirst().words());
    List<String> behind = matches.rest().getFirst().because();
    assertTrue(behind.getLast().startsWith("behind Hobbygärtner: "), behind.toString());
    assertTrue(
        behind.getLast().contains("further from its description and examples"), behind.toString());
    assertTrue(best.because().stream().noneMatch(b -> b.startsWith("behind")));
  }

  @Test
  void aSubjectThatSomebodyStatedIsEvidenceAndOneThatWasFoundIsNone() {
    MatchRequest plain = request(DRAFT, Set.of());
    Annotation subject = plain.enrichment().of(Annotation.Kind.SUBJECT).getFirst();
    Map<String, Double> same = Map.of(subject.value(), 1.0);
    SegmentProfile profile =
        new SegmentProfile(gardeners.id(), 1, Map.of(), same, Set.of(), material());
    SegmentProfiles profiles =
        new SegmentProfiles(subjects -> 1, new TextProjection(List.of(), Map.of(), Map.of()));
    profiles.put(profile, List.of());

    TextTerms found = new TextTerms(plain);
    assertEquals(List.of(subject.label()), found.sharedSubjectLabels(profile, profiles));
    assertEquals(0, found.subjects(profile, profiles));
    String[] parts = subject.value().split(":", -1);
    Set<Subject> said = Set.of(new Subject(parts[0], parts[1]));
    assertTrue(new TextTerms(request(DRAFT, said)).subjects(profile, profiles) > 0.5);
  }

  private static SegmentMaterial material() {
    return new SegmentMaterial(
        "de",
        new HashingEmbedder().embed("Garten", Role.PASSAGE).vector(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of());
  }

  @Test
  void thatNoSegmentFitsIsAnAnswer() {
    bench.put(gardeners, sailors);

    SegmentMatches matches = match("Die Quartalszahlen enttäuschen.");

    assertEquals(List.of(), matches.matches());
    assertTrue(matches.note().startsWith("no segment fits; the nearest, "), matches.note());
  }

  @Test
  void whatMayNotBeSuggestedIsLeftOutWithTheReason() {
    Instant longDue = Workbench.NOW.minus(Duration.ofDays(31));
    bench.put(
        changed("draft", Segment.State.DRAFT, Segment.Rules.NONE, Workbench.NOW, false),
        changed("due", Segment.State.ACTIVE, Segment.Rules.NONE, longDue, false),
        changed("english", Segment.State.ACTIVE, english(), Workbench.NOW, false),
        changed("ill", Segment.State.ACTIVE, Segment.Rules.NONE, Workbench.NOW, true),
        changed("retired", Segment.State.RETIRED, Segment.Rules.NONE, Workbench.NOW, false));

    SegmentMatches matches = match(DRAFT);

    assertEquals(
        List.of(
            left("draft", "draft", SegmentUse.Code.SEGMENT_DRAFT, "it is not in use: draft"),
            left(
                "due",
                "due",
                SegmentUse.Code.SEGMENT_CHECK_OVERDUE,
                "its check was due more than 30 days ago"),
            left(
                "english",
                "english",
                SegmentUse.Code.SEGMENT_NOT_HERE,
                "its rules do not admit this language, type, imprint or age"),
            left(
                "ill",
                "ill",
                SegmentUse.Code.SEGMENT_SENSITIVE,
                "it reveals something sensitive about its members and is off"),
            left(
                "retired",
                "retired",
                SegmentUse.Code.SEGMENT_RETIRED,
                "it is not in use: retired")),
        matches.leftOut());
    assertEquals("no segment in use takes items like this one", matches.note());
  }

  @Test
  void aCheckThatIsDueForLessThanThirtyDaysStillCounts() {
    Instant limit = Workbench.NOW.minus(SegmentUse.OVERDUE);
    bench.put(changed("due", Segment.State.ACTIVE, Segment.Rules.NONE, limit.plusMillis(1), false));

    assertEquals(List.of(), match(DRAFT).leftOut());
    bench.put(changed("due", Segment.State.ACTIVE, Segment.Rules.NONE, limit, false));
    assertEquals(1, match(DRAFT).leftOut().size());
  }

  @Test
  void aChangedDefinitionIsNotSuggestedBeforeItsVectorsAreMade() {
    bench.put(gardeners);
    bench.audiences.put(
        Workbench.segment("gardeners", "de", "Hobbygärtner", "Etwas ganz anderes."));

    assertEquals(
        List.of(
            left(
                "gardeners",
                "Hobbygärtner",
                SegmentUse.Code.SEGMENT_CHANGED,
                "its definition changed and its vectors are not yet made")),
        match(DRAFT).leftOut());
  }

  @Test
  void aDraftWithoutAnyWordsIsAnsweredToo() {
    bench.put(gardeners);

    assertEquals(List.of(), match("").matches());
  }

  private SegmentMatches match(String text) {
    return bench.matcher.segmentsFor(request(text, Set.of()));
  }

  private MatchRequest request(String text, Set<Subject> stated) {
    return new MatchRequest(
        bench.pipeline.enrich(new ItemText("de", "", text, "h")),
        ContentType.BOOK,
        new ImprintId("books"),
        stated);
  }

  private static Segment changed(
      String id, Segment.State state, Segment.Rules rules, Instant due, boolean sensitive) {
    Segment base = Workbench.segment(id, "de", id, "Garten und Kompost.");
    Segment.Definition definition = new Segment.Definition(List.of(), List.of(), List.of(), rules);
    return new Segment(
        base.id(),
        base.imprint(),
        base.name(),
        base.language(),
        base.description(),
        null,
        state,
        definition,
        null,
        due,
        sensitive);
  }

  private static Segment.Rules english() {
    return new Segment.Rules(Set.of("en"), Set.of(), Set.of(), Set.of());
  }

  private static LeftOut left(String id, String name, SegmentUse.Code code, String reason) {
    return new LeftOut(new SegmentId(id), name, code, reason);
  }
}
