package org.colophon.service.items;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.service.demo.DemoCatalog;
import org.colophon.service.testing.TestService;
import org.junit.jupiter.api.Test;

class TextSummariesTest {
  private static final ItemId ITEM = new ItemId("hafenlicht");

  private final TestService service = new TestService();
  private final TextSummaries summaries = new TextSummaries(service.catalog());

  @Test
  void aWordOfTheTextIsNeverRuledOut() {
    SplittableRandom random = new SplittableRandom(7);
    String text =
        random
            .ints(20_000, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    summaries.catchUp(0);
    summaries.put(ITEM, text, 0);
    for (int i = 0; i < 2_000; i++) {
      int start = random.nextInt(text.length() - 20);
      assertTrue(
          summaries.mayContain(
              ITEM, List.of(text.substring(start, start + random.nextInt(1, 20)))));
    }
  }

  @Test
  void mostWordsThatAreNotInTheTextAreRuledOut() {
    summaries.catchUp(0);
    summaries.put(ITEM, "dreiundzwanzig jahre lang hat onno peters das feuer gewartet", 0);
    assertFalse(summaries.mayContain(ITEM, List.of("zwiebelfisch")));
    assertFalse(summaries.mayContain(ITEM, List.of("feuer", "zwiebelfisch")));
    assertTrue(summaries.mayContain(ITEM, List.of("feuer", "onno")));
  }

  @Test
  void nothingIsKnownOfAnItemThatChanged() {
    long before = loaded(Duration.ZERO);
    summaries.catchUp(before);
    summaries.put(ITEM, "feuer", before);
    assertFalse(summaries.mayContain(ITEM, List.of("zwiebelfisch")));
    long after = loaded(Duration.ofDays(1));
    summaries.catchUp(after);
    assertTrue(summaries.mayContain(ITEM, List.of("zwiebelfisch")));
    summaries.put(ITEM, "feuer", before);
    assertTrue(summaries.mayContain(ITEM, List.of("zwiebelfisch")), "as an older view had it");
  }

  @Test
  void longTextsTakeNoMoreRoomThanThereIs() {
    TextSummaries small = new TextSummaries(service.catalog(), 80);
    ItemId other = new ItemId("nebelkai");
    long before = loaded(Duration.ZERO);
    small.catchUp(before);
    small.put(ITEM, "feuer ".repeat(200), before); // 64 longs
    small.put(other, "wasser ".repeat(200), before);
    assertFalse(small.mayContain(ITEM, List.of("zwiebelfisch")));
    assertTrue(small.mayContain(other, List.of("zwiebelfisch")), "there is no room for it");
    long after = loaded(Duration.ofDays(1));
    small.catchUp(after);
    small.put(other, "wasser ".repeat(200), after);
    assertFalse(small.mayContain(other, List.of("zwiebelfisch")), "the first one made room");
  }

  private long loaded(Duration later) {
    DemoCatalog.laidAt(TestService.NOW.plus(later))
        .loadInto(service.catalog(), service.audiences());
    try (CatalogView view = service.catalog().view()) {
      return view.seq();
    }
  }
}
