package org.colophon.enrichment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.colophon.annotation.Annotation;
import org.colophon.catalog.ItemId;
import org.colophon.models.Span;
import org.colophon.text.Passage;
import org.junit.jupiter.api.Test;

/// What every store of enrichments does.
public interface EnrichmentStoreContract {
  /// An empty store, the same one throughout a test.
  EnrichmentStore enrichments();

  private static EnrichmentStore.Stored stored(String hash) {
    return new EnrichmentStore.Stored(
        "de",
        hash,
        "digest",
        List.of(new Passage(0, new Span(0, 12), "p0"), new Passage(1, new Span(12, 40), "p1")),
        List.of(
            new Annotation(
                Annotation.Kind.KEYPHRASE,
                "hafen",
                "Hafen",
                List.of(new Span(3, 8)),
                0.75,
                "m@1",
                hash)));
  }

  @Test
  default void theLatestEnrichmentIsKept() {
    ItemId id = new ItemId("a");
    assertEquals(Optional.empty(), enrichments().find(id));
    enrichments().put(id, stored("h1"));
    enrichments().put(id, stored("h2"));
    assertEquals(Optional.of(stored("h2")), enrichments().find(id));
    assertEquals(Optional.empty(), enrichments().find(new ItemId("b")));
  }
}
