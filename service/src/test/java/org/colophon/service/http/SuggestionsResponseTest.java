package org.colophon.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.annotation.Annotation;
import org.colophon.audience.Segment;
import org.colophon.audience.Segment.Definition;
import org.colophon.audience.Segment.Reach;
import org.colophon.audience.Segment.Rules;
import org.colophon.audience.SegmentId;
import org.colophon.audience.SegmentUse;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.editorial.SuggestionContext;
import org.colophon.editorial.Suggestions;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.editorial.Suggestions.SuggestedSegment;
import org.colophon.governance.Action;
import org.colophon.governance.Preview;
import org.colophon.governance.Reason;
import org.colophon.governance.ReasonCode;
import org.colophon.linking.KnownRecord;
import org.colophon.linking.KnownRecord.Kind;
import org.colophon.linking.Links;
import org.colophon.linking.RecordFact;
import org.colophon.matching.SegmentMatch;
import org.colophon.matching.SegmentMatches.LeftOut;
import org.colophon.models.DetectedLanguage;
import org.colophon.models.Span;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.suggestions.SuggestionsResponse;
import org.colophon.subjects.Threshold;
import org.colophon.text.ReadingTime;
import org.colophon.vocabulary.SubjectCheck;
import org.junit.jupiter.api.Test;

/// How suggestions are written, whatever the models say.
class SuggestionsResponseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final String TEXT = "Am Hafen liegt ein Toter. Niemand sah ihn.";

  @Test
  void writesEverythingThatAnEditorSees() throws IOException {
    SuggestedSegment fits =
        new SuggestedSegment(
            new SegmentMatch(
                segment("kuestenleser", new Reach(1_200, NOW.minusSeconds(3_600))),
                0.81249,
                SegmentMatch.Scale.PROBABILITY,
                "fits_well",
                new Span(0, 25),
                List.of("subject: Krimi", "words: Hafen")),
            List.of(),
            Answered.ACCEPTED);
    SuggestedSegment further =
        new SuggestedSegment(
            new SegmentMatch(
                segment("gardeners", null),
                0.1,
                SegmentMatch.Scale.MATCH_SCORE,
                "does_not_fit",
                null,
                List.of()),
            List.of(),
            Answered.OPEN);
    Annotation term =
        new Annotation(
            Annotation.Kind.KEYPHRASE, "hafen", "Hafen", List.of(new Span(3, 8)), 0.5, "m 1", "h");
    Reason reason =
        new Reason(
            ReasonCode.CHECK_DUE,
            Reason.Severity.WARN,
            "checked_at",
            "2020",
            "2026",
            new DeskId("d"),
            new Action(Action.Kind.MARK_CHECKED, "item:hafenlicht", null));
    Suggestions suggestions =
        new Suggestions(
            new DetectedLanguage("de", 0.98765),
            List.of(fits),
            List.of(further),
            List.of(
                new LeftOut(
                    new SegmentId("off"),
                    "Off",
                    SegmentUse.Code.SEGMENT_DRAFT,
                    "it is not in use: draft")),
            "",
            List.of(new SuggestedAnnotation(term)),
            about(),
            List.of(),
            new Preview(Preview.Decision.PASS, List.of(reason), NOW.plusSeconds(60)),
            "h");
    ApiClient.assertGolden(
        "suggestions.json",
        ApiClient.parse(
            new String(
                ApiMapper.write(
                    SuggestionsResponse.of(suggestions, null, TEXT, NOW.plus(Duration.ofDays(90)))),
                UTF_8)));
  }

  private static SuggestionContext about() {
    KnownRecord ada = new KnownRecord("contributor:ada", Kind.CONTRIBUTOR, "Ada Kern");
    RecordFact reading =
        new RecordFact(
            RecordFact.Kind.EVENT, "event:e1", "Lesung, Kiel", RecordFact.State.CANCELLED, NOW);
    return new SuggestionContext(
        List.of(
            new Links.Ambiguous(
                "Hafen",
                List.of(new Span(3, 8)),
                List.of(new Links.Candidate(ada, List.of("shared words"))))),
        List.of(
            new SuggestionContext.LinkedRecord(
                ada, SuggestionContext.Via.STATED, List.of(reading))),
        new ReadingTime(368, 184),
        List.of(
            new SuggestionContext.OddSubject(
                "thema", new SubjectCheck.Problem(SubjectCheck.Kind.IMPLIED, "F", "FF"))),
        List.of(
            new Threshold(
                "thema", 0.41, Optional.of(new Threshold.Measured(0.8, 0.8123, 0.55, 3_000))),
            Threshold.unmeasured("topics", 0.45)),
        List.of(
            new Annotation(
                Annotation.Kind.DATE,
                "2024-03-03",
                "Hafen",
                List.of(new Span(3, 8)),
                1,
                "m 1",
                "h")));
  }

  private static Segment segment(String id, @org.jspecify.annotations.Nullable Reach reach) {
    return new Segment(
        new SegmentId(id),
        new ImprintId("kai"),
        "Name of " + id,
        "de",
        "Wer am Hafen wohnt.",
        new DeskId("desk-kai"),
        Segment.State.ACTIVE,
        new Definition(
            List.of(), List.of(), List.of(), new Rules(Set.of(), Set.of(), Set.of(), Set.of())),
        reach,
        NOW.plusSeconds(86_400),
        false);
  }
}
