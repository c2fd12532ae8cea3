package org.colophon.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.catalog.ItemId;
import org.colophon.models.Embedding;
import org.colophon.text.ItemText;
import org.junit.jupiter.api.Test;

class RelatedRankingTest {
  private static final Embedding TEXT = Embedding.normalized(new float[] {1, 0});

  private static ItemText text(String text) {
    return new ItemText("de", "", text, "h");
  }

  /// An item that was found.
  private record Found(ItemId id, RelatedText text) {}

  /// An item whose vector has the given cosine with that of the text.
  private static Found found(String id, double cosine, String text) {
    float across = (float) Math.sqrt(1 - cosine * cosine);
    Embedding vector = Embedding.normalized(new float[] {(float) cosine, across});
    return new Found(new ItemId(id), RelatedText.of("de", text(text), vector));
  }

  private static List<String> related(String text, Found... found) {
    Map<ItemId, RelatedText> all = new HashMap<>();
    List.of(found).forEach(one -> all.put(one.id(), one.text()));
    return RelatedRanking.of(RelatedText.of("de", text(text), TEXT), all).stream()
        .map(related -> related.id().value())
        .toList();
  }

  @Test
  void sharedContentWordsGoBeforeALittleMoreNearness() {
    assertEquals(
        List.of("words", "near"),
        related(
            "Der Handballtrainer wechselt.",
            found("near", 0.5, "Ein Buch über Brot."),
            found("words", 0.45, "Neuer Trainer beim Handball.")));
  }

  @Test
  void whatHasOnlyAYearInCommonIsNotRelated() {
    assertEquals(
        List.of(),
        related("Die Tabelle vom Mai 2026.", found("care", 0.1, "Vorsorge und Pflege 2026")));
  }

  @Test
  void nothingIsRelatedToATextWithoutWords() {
    assertEquals(List.of(), related("§§ ---", found("care", 0.2, "Vorsorge und Pflege")));
  }
}
