package org.colophon.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Basis;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.models.Span;
import org.colophon.similarity.MinHashSignature;
import org.colophon.text.ItemText;
import org.colophon.text.SentenceFingerprints;
import org.junit.jupiter.api.Test;

class ItemDecisionsTest {
  private static final String BLURB =
      "An der Küste verschwindet ein Fischer, und niemand im Dorf will ihn gesehen haben. Die"
          + " Kommissarin fragt trotzdem, Haus für Haus, bis der erste redet und der zweite lügt."
          + " Am Ende liegt die Wahrheit im Watt, wo sie bei jeder Flut aufs Neue verschwindet.";
  private static final ItemText TEXT = text(BLURB);

  private static ItemText text(String text) {
    return new ItemText("de", "Am Meer", text, "hash of " + text);
  }

  private static Decision decision(String value, Answer answer, Origin origin) {
    return new Decision(
        new ItemId("a"),
        "KEYPHRASE",
        value,
        answer,
        "kim",
        Instant.EPOCH,
        TEXT.textHash(),
        new Basis(origin, "Label of " + value, "m 1", "", SentenceFingerprints.of(TEXT).encoded()));
  }

  private static Annotation proposal(String value) {
    return new Annotation(
        Annotation.Kind.KEYPHRASE, value, value, List.of(), 0.5, "m 2", TEXT.textHash());
  }

  private static List<String> shown(List<SuggestedAnnotation> suggested) {
    return suggested.stream()
        .map(s -> s.annotation().value() + " " + s.state() + " " + s.origin())
        .toList();
  }

  @Test
  void saysWhatBecameOfEachProposal() {
    ItemDecisions answers =
        new ItemDecisions(
            List.of(
                decision("watt", Answer.ACCEPTED, Origin.MACHINE),
                decision("dorf", Answer.REJECTED, Origin.MACHINE),
                decision("flut", Answer.REVOKED, Origin.MACHINE)),
            TEXT);
    assertEquals(
        List.of("watt ACCEPTED MACHINE", "flut REVOKED MACHINE", "haus PROPOSED MACHINE"),
        shown(
            answers.to(
                List.of(proposal("watt"), proposal("dorf"), proposal("flut"), proposal("haus")))));
  }

  @Test
  void whatAPersonAcceptedStaysWhateverAMachineFinds() {
    List<Decision> decisions =
        List.of(
            decision("watt", Answer.ACCEPTED, Origin.MACHINE),
            decision("küste", Answer.ACCEPTED, Origin.HUMAN),
            decision("fischer", Answer.ACCEPTED, Origin.MACHINE_EDITED));
    assertEquals(
        List.of("watt ACCEPTED MACHINE", "küste ACCEPTED HUMAN", "fischer ACCEPTED MACHINE_EDITED"),
        shown(new ItemDecisions(decisions, TEXT).to(List.of())));
    List<SuggestedAnnotation> later =
        new ItemDecisions(decisions, text("Etwas ganz anderes.")).to(List.of());
    assertEquals(
        List.of("watt OUTDATED MACHINE", "küste ACCEPTED HUMAN", "fischer ACCEPTED MACHINE_EDITED"),
        shown(later));
    assertEquals("Label of watt", later.getFirst().annotation().label());
    assertEquals("m 1", later.getFirst().annotation().madeBy());
    assertEquals(TEXT.textHash(), later.getFirst().annotation().inputHash());
  }

  private static Annotation proposal(String value, String text) {
    List<Span> places = new ArrayList<>();
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      places.add(new Span(at, at + value.length()));
    }
    return new Annotation(
        Annotation.Kind.KEYPHRASE, value.toLowerCase(Locale.ROOT), value, places, 0.5, "m", "h");
  }

  private static boolean isRejected(Decision decision, String value, String text) {
    return new ItemDecisions(List.of(decision), text(text))
        .to(List.of(proposal(value, text)))
        .isEmpty();
  }

  @Test
  void aRejectionCountsUntilTheSentencesChangeThatTheProposalStandsIn() {
    Decision rejected = decision("dorf", Answer.REJECTED, Origin.MACHINE);
    for (String same :
        List.of(
            BLURB,
            BLURB + " Im Dorf wird es still. Das Dorf schweigt. Dorf bleibt Dorf.",
            "Im Dorf wird es still. " + BLURB,
            "<p>" + BLURB.replace(". ", ".</p>\n<p>") + "</p>",
            BLURB.replace("der zweite lügt", "der zweite schweigt, und das Dorf auch"),
            BLURB.replace("niemand im", "niemand\u00A0im").replace("Fischer", "Fi\u00ADscher"),
            BLURB.replace("Dorf", "<b>Dorf</b>"))) {
      assertTrue(isRejected(rejected, "Dorf", same), same);
    }
    for (String other :
        List.of(
            BLURB.replace("niemand im Dorf", "jeder im Dorf"),
            "Das Dorf liegt am Deich.",
            BLURB.replace("niemand im Dorf", "niemand am Hafen") + " Im Dorf wird es still.")) {
      assertFalse(isRejected(rejected, "Dorf", other), other);
    }
  }

  @Test
  void aProposalFromTheTitleAloneStaysRejectedWhileTheTitleStays() {
    Decision rejected = decision("meer", Answer.REJECTED, Origin.MACHINE);
    assertTrue(isRejected(rejected, "Meer", "Etwas ganz anderes."));
    ItemText retitled = new ItemText("de", "Am weiten Meer", "Etwas ganz anderes.", "h");
    assertEquals(
        1, new ItemDecisions(List.of(rejected), retitled).to(List.of(proposal("Meer", ""))).size());
  }

  @Test
  void aSegmentStaysRejectedWhateverIsAdded() {
    Decision dorf = decision("dorf", Answer.REJECTED, Origin.MACHINE);
    Decision rejected =
        new Decision(
            dorf.item(),
            DecisionService.SEGMENT,
            "krimileser",
            Answer.REJECTED,
            "kim",
            dorf.at(),
            dorf.textHash(),
            dorf.basis());
    SegmentId segment = new SegmentId("krimileser");
    String quotes = " »Großartig!«, schreibt die Presse. »Ein Meisterwerk«, sagt das Radio.";
    assertEquals(
        Answered.REJECTED,
        new ItemDecisions(List.of(rejected), text(BLURB + quotes)).toSegment(segment));
    assertEquals(
        Answered.OPEN,
        new ItemDecisions(List.of(rejected), text("Ein Kochbuch. Mit Bildern."))
            .toSegment(segment));
  }

  @Test
  void whatDiffersOnlyByCaseBlanksOrMarkupIsTheSameValue() {
    for (String value : List.of("Im  Dorf", "IM DORF ", "im <b>Dorf</b>", "im&nbsp;Dorf")) {
      Decision rejected = decision(value, Answer.REJECTED, Origin.MACHINE);
      assertTrue(isRejected(rejected, "im Dorf", BLURB), value);
    }
    assertFalse(
        isRejected(decision("im dorfe", Answer.REJECTED, Origin.MACHINE), "im Dorf", BLURB));
  }

  @Test
  void aSummaryIsItsSentencesWhereverTheyStand() {
    Decision rejected =
        new Decision(
            new ItemId("a"),
            "SUMMARY",
            "0-14",
            Answer.REJECTED,
            "kim",
            Instant.EPOCH,
            TEXT.textHash(),
            new Basis(
                Origin.MACHINE,
                "Am Ende liegt die Wahrheit im Watt.",
                "m",
                "",
                SentenceFingerprints.of(TEXT).encoded()));
    String moved = "Vorab. " + BLURB;
    Annotation summary =
        new Annotation(
            Annotation.Kind.SUMMARY,
            "7-20",
            "Am Ende liegt die  Wahrheit im Watt.",
            List.of(new Span(7, 20)),
            1,
            "m",
            "h");
    assertEquals(List.of(), new ItemDecisions(List.of(rejected), text(moved)).to(List.of(summary)));
  }

  /// Answers of before this kept the least hashes of runs of words.
  @Test
  void anAnswerWithAnEarlierSketchCountsUntilTheTextChangesMaterially() {
    Decision now = decision("dorf", Answer.REJECTED, Origin.MACHINE);
    Decision earlier =
        new Decision(
            now.item(),
            now.kind(),
            now.value(),
            now.answer(),
            now.decidedBy(),
            now.at(),
            now.textHash(),
            new Basis(Origin.MACHINE, "", "", "", MinHashSignature.stored(TEXT)));
    assertTrue(
        isRejected(earlier, "Dorf", BLURB.replace("der zweite lügt", "der zweite schweigt")));
    assertFalse(isRejected(earlier, "Dorf", "Im Dorf ist alles ganz anders als im Watt."));
  }
}
