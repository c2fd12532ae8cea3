package org.colophon.service.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.CatalogView;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Subject;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.enrichment.ItemText;
import org.colophon.enrichment.Passage;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.service.app.Stores;

/// A data directory with many items and segments for a measurement: the items' vectors are drawn,
/// not made, so that a hundred thousand take minutes.
final class SuggestionsStock {
  private static final int DIM = 384;
  private static final int CLUSTERS = 500;
  private static final int EXAMPLES = 3;
  private static final double NOISE = 1.0;
  private static final String[] WORDS = {
    "Garten",
    "Küste",
    "Krimi",
    "Reise",
    "Kochen",
    "Fußball",
    "Wahl",
    "Börse",
    "Film",
    "Musik",
    "Geschichte",
    "Kinder",
    "Technik",
    "Wetter",
    "Familie",
    "Gesundheit",
    "Lyrik",
    "Auto",
    "Haus",
    "Schule"
  };

  private SuggestionsStock() {}

  static void fill(Path directory, int items, int segments, String digest, InstantSource clock) {
    try (Stores stores = Stores.open(directory, clock)) {
      Stock.fill(stores.catalog(), items);
      Random random = new Random(20_261_122);
      List<float[]> centres = new ArrayList<>();
      for (int c = 0; c < CLUSTERS; c++) {
        centres.add(gaussian(random));
      }
      stores.database().together(() -> enrich(stores, items, digest, centres, random));
      for (int s = 0; s < segments; s++) {
        stores.audiences().put(segment(s, items, clock));
      }
    }
  }

  private static void enrich(
      Stores stores, int items, String digest, List<float[]> centres, Random random) {
    try (CatalogView view = stores.catalog().view()) {
      for (int number = 0; number < items; number++) {
        Optional<ItemVersion> version = view.item(Stock.id(number));
        List<Passage> passages = new ArrayList<>();
        Map<String, Embedding> vectors = new HashMap<>();
        for (int ordinal = 0; ordinal < 2; ordinal++) {
          String hash = "h" + number + "-" + ordinal;
          passages.add(new Passage(ordinal, new Span(0, ordinal * 20), hash));
          vectors.put(hash, near(centres.get(number % CLUSTERS), random));
        }
        stores.vectors().put(digest, vectors);
        stores
            .enrichments()
            .put(
                Stock.id(number),
                new EnrichmentStore.Stored(
                    "de",
                    ItemText.of(version.orElseThrow()).textHash(),
                    digest,
                    passages,
                    List.of()));
      }
    }
  }

  private static Segment segment(int number, int items, InstantSource clock) {
    String one = WORDS[number % WORDS.length];
    String other = WORDS[number / WORDS.length % WORDS.length];
    List<ItemId> examples = new ArrayList<>();
    for (int e = 0; e < EXAMPLES; e++) {
      examples.add(Stock.id((number * 97 + e * 500) % items));
    }
    return new Segment(
        new SegmentId("s" + number),
        new ImprintId("nordufer"),
        one + " und " + other + " " + number,
        "de",
        "Menschen, die sich für "
            + one
            + " und "
            + other
            + " interessieren, Gruppe "
            + number
            + ".",
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(
            examples, List.of(), List.of(new Subject("thema", "FB")), Segment.Rules.NONE),
        null,
        clock.instant().plus(Duration.ofDays(90)),
        false);
  }

  private static Embedding near(float[] centre, Random random) {
    float[] vector = gaussian(random);
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) (centre[d] + NOISE * vector[d]);
    }
    return Embedding.normalized(vector);
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[DIM];
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }
}
