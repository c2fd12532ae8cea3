package org.colophon.eval.labelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.Submission;
import org.colophon.eval.labelling.Labelling.Answers;
import org.colophon.eval.labelling.Labelling.Kind;
import org.colophon.eval.labelling.Labelling.Plan;
import org.colophon.eval.labelling.SampledItem.Stratum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabellingDrawTest extends LabellingScene {
  @Test
  void eachStratumGetsItsShareAndNoneIsLeftOut() {
    LabellingService.Status status = draw(SEGMENTS, 20);
    assertEquals(20, status.items());
    assertEquals(
        Map.of("kai de BOOK", 12, "kai en NEWS", 6, "moor de GUIDE", 1, "moor en PAGE", 1),
        status.strata());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "4, 4", "50, 50", "99, 99", "100, 100", "500, 100"})
  void asManyAreDrawnAsAreAskedForOrThereAre(int size, int drawn) {
    assertEquals(drawn, draw(SEGMENTS, size).items());
    assertEquals(drawn, new HashSet<>(store.order(SPRING)).size());
  }

  @Test
  void theDrawFollowsFromSeedAndIdsAlone() {
    Map<ItemId, Stratum> items = new TreeMap<>(java.util.Comparator.comparing(ItemId::value));
    Map<ItemId, Stratum> backwards =
        new TreeMap<>(java.util.Comparator.comparing(ItemId::value).reversed());
    Stratum stratum = new Stratum(new ImprintId("kai"), "de", ContentType.BOOK);
    for (int i = 0; i < 50; i++) {
      items.put(new ItemId("book-" + i), stratum);
    }
    backwards.putAll(items);
    List<ItemId> drawn = new Sampler(7).draw(items, 10);
    assertEquals(drawn, new Sampler(7).draw(backwards, 10));
    assertFalse(drawn.equals(new Sampler(8).draw(items, 10)));
  }

  @Test
  void whatWasDrawnOnceIsNotDrawnAgainForTheSameTask() {
    draw(SEGMENTS, 60);
    Set<ItemId> first = new HashSet<>(store.order(SPRING));
    LabellingId second = new LabellingId("autumn");
    assertEquals(
        40,
        done(labellings.draw(new LabellingService.Request(second, SEGMENTS, 90, 1, "ada")))
            .items());
    assertTrue(store.order(second).stream().noneMatch(first::contains));
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.ONE, null);
    LabellingId third = new LabellingId("themes");
    assertEquals(
        90,
        done(labellings.draw(new LabellingService.Request(third, subjects, 90, 1, "ada"))).items());
    LabellingId fourth = new LabellingId("winter");
    assertEquals(
        "nothing_to_draw",
        refused(labellings.draw(new LabellingService.Request(fourth, SEGMENTS, 9, 1, "ada"))));
    assertEquals(List.of("autumn", "spring", "themes"), ids());
  }

  private List<String> ids() {
    return labellings.all().stream().map(labelling -> labelling.id().value()).toList();
  }

  @Test
  void deletedItemsAndOtherImprintsAreNotDrawn() {
    catalog.record(
        new Submission.Deletion(
            new ItemId("guide-0"), new SourceId("cms"), new OrderKey(0, 2), NOW));
    Plan moor = new Plan(Kind.SEGMENTS, null, Answers.SEVERAL, new ImprintId("moor"));
    LabellingService.Request request = new LabellingService.Request(SPRING, moor, 50, 1, "ada");
    assertEquals("nothing_to_choose", refused(labellings.draw(request)));
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, new ImprintId("moor"));
    assertEquals(9, draw(subjects, 50).items());
    assertFalse(store.order(SPRING).contains(new ItemId("guide-0")));
  }

  @Test
  void choicesAreWhatIsInUse() {
    assertEquals(
        List.of("coast-readers", "gardeners"),
        draw(SEGMENTS, 5).labelling().choices().stream().map(Labelling.Choice::value).toList());
    Plan subjects = new Plan(Kind.SUBJECTS, "topics", Answers.SEVERAL, null);
    LabellingService.Request request =
        new LabellingService.Request(new LabellingId("themes"), subjects, 5, 1, "ada");
    assertEquals(
        List.of("topics:coast", "topics:garden"),
        done(labellings.draw(request)).labelling().choices().stream()
            .map(Labelling.Choice::value)
            .toList());
    Plan thema = new Plan(Kind.SUBJECTS, "thema", Answers.SEVERAL, null);
    assertEquals(
        "bad_value",
        refused(
            labellings.draw(new LabellingService.Request(new LabellingId("t"), thema, 5, 1, "a"))));
  }
}
