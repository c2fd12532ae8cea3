package org.colophon.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.colophon.annotation.Annotation;
import org.colophon.annotation.DecisionLog.Answer;
import org.colophon.annotation.DecisionLog.Basis;
import org.colophon.annotation.DecisionLog.Decision;
import org.colophon.annotation.DecisionLog.Origin;
import org.colophon.catalog.ItemId;
import org.colophon.editorial.Suggestions.Answered;
import org.colophon.editorial.Suggestions.SuggestedAnnotation;
import org.colophon.similarity.MinHashSignature;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

class ItemDecisionsTest {
  private static final String BLURB =
      "An der Küste verschwindet ein Fischer, und niemand im Dorf will ihn gesehen haben. Die"
          + " Kommissarin fragt trotzdem, Haus für Haus, bis der erste redet und der zweite lügt."
          + " Am Ende liegt die Wahrheit im Watt, wo sie bei jeder Flut aufs Neue verschwindet.";
  private static final ItemText TEXT = text(BLURB);

  private static ItemText text(String text) {
    return new ItemText("de", "Das Watt", text, "hash of " + text);
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
        new Basis(origin, "Label of " + value, "m 1", "", MinHashSignature.of(TEXT)));
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
    assertEquals(Answered.REJECTED, answers.to("KEYPHRASE", "dorf"));
    assertEquals(Answered.OPEN, answers.to("KEYPHRASE", "haus"));
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

  @Test
  void aRejectionCountsUntilTheTextChangesMaterially() {
    List<Decision> rejected = List.of(decision("dorf", Answer.REJECTED, Origin.MACHINE));
    String slightly = BLURB.replace("der zweite lügt", "der zweite schweigt");
    String materially =
        BLURB
            .replace("Fischer", "Lehrer")
            .replace("Kommissarin", "Bürgermeisterin")
            .replace("Haus für Haus", "am Telefon")
            .replace("Watt", "Moor")
            .replace("Flut", "Dürre");
    assertEquals(
        Answered.REJECTED, new ItemDecisions(rejected, text(slightly)).to("KEYPHRASE", "dorf"));
    assertEquals(
        Answered.OPEN, new ItemDecisions(rejected, text(materially)).to("KEYPHRASE", "dorf"));
  }
}
