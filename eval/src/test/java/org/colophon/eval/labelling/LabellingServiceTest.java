package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.colophon.catalog.ItemId;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.stats.Interval;
import org.junit.jupiter.api.Test;

class LabellingServiceTest extends LabellingScene {
  @Test
  void eachLabellerGoesThroughTheSampleInTheSameOrder() {
    draw(SEGMENTS, 3);
    List<ItemId> order = store.order(SPRING);
    assertEquals(order.getFirst(), nextOf("ada"));
    say("ada", order.getFirst().value(), "gardeners");
    assertEquals(order.get(1), nextOf("ada"));
    assertEquals(order.getFirst(), nextOf("ben"));
    done(labellings.answer(SPRING, order.get(1), "ada", new LabelAnswer.CannotSay()));
    say("ada", order.get(2).value());
    LabellingService.NextItem turn = done(labellings.next(SPRING, "ada"));
    assertEquals(null, turn.item());
    assertEquals(new LabellingProgress("ada", 3, 1, 1, 3), turn.progress());
    done(labellings.answer(SPRING, order.getFirst(), "ada", new LabelAnswer.Withdrawn()));
    assertEquals(order.getFirst(), nextOf("ada"));
    assertEquals(4, store.given(SPRING).size(), "nothing that was said is lost");
  }

  private ItemId nextOf(String labeller) {
    SampledItem item = done(labellings.next(SPRING, labeller)).item();
    assertTrue(item != null, "an item is left");
    return item == null ? new ItemId("none") : item.item();
  }

  @Test
  void whatDoesNotBelongIsRefused() {
    LabellingService.Status status = draw(new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null), 3);
    ItemId item = store.order(SPRING).getFirst();
    assertEquals("labelling_exists", refused(labellings.draw(request(status))));
    assertEquals("labelling_unknown", refused(labellings.status(new LabellingId("unknown"))));
    assertEquals("bad_value", refused(labellings.answer(SPRING, item, "ada", fits("topics:war"))));
    assertEquals(
        "bad_value",
        refused(labellings.answer(SPRING, item, "ada", fits("topics:coast", "topics:garden"))));
    assertEquals(
        "bad_value",
        refused(labellings.answer(SPRING, new ItemId("stranger"), "ada", fits("topics:coast"))));
    assertEquals("too_few_labellers", refused(labellings.compare(SPRING, null, null)));
    assertEquals("bad_value", refused(labellings.gold(SPRING, 0)));
    assertThrows(IllegalArgumentException.class, () -> new LabellingId("Not an id"));
    assertThrows(IllegalArgumentException.class, () -> new LabelAnswer.Fits(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelEntry(item, " ", new LabelAnswer.NoneFits(), NOW));
    assertThrows(
        IllegalArgumentException.class, () -> new Plan(Kind.SUBJECTS, null, Answers.ONE, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabellingService.Request(SPRING, SEGMENTS, 0, 1, "ada"));
  }

  private static LabellingService.Request request(LabellingService.Status status) {
    return new LabellingService.Request(SPRING, status.labelling().plan(), 3, 1, "ada");
  }

  private static LabelAnswer fits(String... labels) {
    return new LabelAnswer.Fits(List.of(labels));
  }

  @Test
  void twoLabellersAreComparedOnWhatBothDecided() {
    draw(SEGMENTS, 6);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    for (int i = 0; i < 4; i++) {
      say("ada", items.get(i), "gardeners");
      say("ben", items.get(i), i == 0 ? "coast-readers" : "gardeners");
    }
    say("ada", items.get(4));
    done(labellings.answer(SPRING, new ItemId(items.get(4)), "ben", new LabelAnswer.CannotSay()));
    say("ada", items.get(5), "coast-readers");
    AgreementReport report = done(labellings.compare(SPRING, null, null));
    assertEquals("ada", report.first());
    assertEquals(4, report.both());
    assertEquals(1, report.undecided());
    assertEquals(0.75, figure(report, "agreement").value(), 1e-12);
    assertTrue(figure(report, "agreement").low() < 0.75);
    AgreementReport.PerLabel gardeners = report.labels().get("gardeners");
    assertTrue(
        gardeners != null && gardeners.first() == 4 && gardeners.both() == 3, "" + gardeners);
    assertEquals(
        List.of(new ItemId(items.getFirst())),
        report.disagreements().stream().map(Disagreement::item).toList());
    assertEquals(List.of("coast-readers"), report.disagreements().getFirst().answers().get("ben"));
    assertEquals(2, done(labellings.status(SPRING)).labellers().size());
    assertEquals("ben", done(labellings.compare(SPRING, "ben", "ada")).first());
  }

  private static Interval figure(AgreementReport report, String name) {
    return report.figures().getOrDefault(name, new Interval(-1, -1, -1));
  }

  @Test
  void kappaIsGivenWhereExactlyOneLabelIsAskedFor() {
    draw(new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null), 4);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    String[] ada = {"topics:coast", "topics:coast", "topics:garden", "topics:garden"};
    for (int i = 0; i < 4; i++) {
      say("ada", items.get(i), ada[i]);
      say("ben", items.get(i), i == 0 ? "topics:garden" : ada[i]);
    }
    AgreementReport report = done(labellings.compare(SPRING, "ada", "ben"));
    assertEquals(0.5, figure(report, "kappa").value(), 1e-12);
    assertFalse(report.figures().containsKey("alpha"));
  }

  @Test
  void onlyWhatEnoughPeopleSayAndFewerContradictIsGold() {
    draw(SEGMENTS, 5);
    List<String> items = store.order(SPRING).stream().map(ItemId::value).toList();
    say("ada", items.get(0), "gardeners");
    say("ben", items.get(0), "gardeners");
    say("ada", items.get(1), "gardeners");
    say("ben", items.get(1));
    say("ada", items.get(2));
    done(labellings.answer(SPRING, new ItemId(items.get(2)), "ben", new LabelAnswer.CannotSay()));
    say("ada", items.get(3));
    say("ben", items.get(3));
    assertEquals(List.of(items.get(0), items.get(3)), golden(2));
    assertEquals(List.of(items.get(1)), disputed(2));
    assertEquals(2, done(labellings.gold(SPRING, 2)).open().size());
    say("cleo", items.get(1));
    assertEquals(List.of(items.get(0), items.get(1), items.get(3)), golden(2));
    assertEquals(List.of(), disputed(2));
    assertEquals(4, golden(1).size());
    assertEquals(List.of(), golden(3));
    assertEquals(List.of(items.get(1)), disputed(3));
  }

  private List<String> golden(int confirmations) {
    return done(labellings.gold(SPRING, confirmations)).items().stream()
        .map(item -> item.drawn().item().value())
        .toList();
  }

  private List<String> disputed(int confirmations) {
    return done(labellings.gold(SPRING, confirmations)).disputed().stream()
        .map(one -> one.item().value())
        .toList();
  }
}
