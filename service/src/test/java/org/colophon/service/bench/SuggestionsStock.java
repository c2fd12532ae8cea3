package org.colophon.service.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.audience.Segment;
import org.colophon.audience.SegmentId;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.Credit;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.colophon.catalog.log.CatalogView;
import org.colophon.enrichment.EnrichmentStore;
import org.colophon.models.Embedding;
import org.colophon.models.Span;
import org.colophon.service.app.Stores;
import org.colophon.text.ItemText;
import org.colophon.text.Passage;

/// A data directory with many items and segments for a measurement: texts are put together from
/// given sentences; the items' vectors are drawn, not made, so that a hundred thousand take
/// minutes.
final class SuggestionsStock {
  private static final int DIM = 384;
  private static final int CLUSTERS = 500;
  private static final int EXAMPLES = 3;
  private static final int SENTENCES = 6;
  private static final double NOISE = 1.0;
  private static final List<String> SUBJECTS =
      List.of(
          "FBA", "FF", "FFP", "FM", "FR", "NHD", "NHT", "WM", "WB", "WN", "SF", "KJ", "YF", "DN");

  private final List<String> sentences;
  private final String language;
  private final Random random = new Random(20_261_122);

  /// @param sentences of the language
  SuggestionsStock(List<String> sentences, String language) {
    this.sentences = List.copyOf(sentences);
    this.language = language;
  }

  /// @param digest of the model whose vectors the drawn ones stand for
  void fill(Path directory, int items, int segments, String digest, InstantSource clock) {
    try (Stores stores = Stores.open(directory, clock)) {
      Stock.fill(stores.catalog(), items, this::content);
      List<float[]> centres = new ArrayList<>();
      for (int c = 0; c < CLUSTERS; c++) {
        centres.add(gaussian());
      }
      stores.database().together(() -> enrich(stores, items, digest, centres));
      for (int s = 0; s < segments; s++) {
        stores.audiences().put(segment(s, items, clock));
      }
    }
  }

  private Content content(int number) {
    return new Content(
        language,
        some(1),
        null,
        some(SENTENCES),
        List.of(new Credit(new ContributorId("m-voss"), "M. Voss", "author")),
        List.of(subject()),
        null,
        null);
  }

  private String some(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> sentences.get(random.nextInt(sentences.size())).strip())
        .collect(Collectors.joining(" "));
  }

  private Subject subject() {
    return new Subject("thema", SUBJECTS.get(random.nextInt(SUBJECTS.size())));
  }

  private void enrich(Stores stores, int items, String digest, List<float[]> centres) {
    try (CatalogView view = stores.catalog().view()) {
      for (int number = 0; number < items; number++) {
        ItemText text = ItemText.of(view.item(Stock.id(number)).orElseThrow());
        List<Passage> passages = new ArrayList<>();
        Map<String, Embedding> vectors = new HashMap<>();
        for (int ordinal = 0; ordinal < 2; ordinal++) {
          String hash = "h" + number + "-" + ordinal;
          passages.add(new Passage(ordinal, new Span(0, ordinal * 20), hash));
          vectors.put(hash, near(centres.get(number % CLUSTERS)));
        }
        stores.vectors().put(digest, vectors);
        stores
            .enrichments()
            .put(
                Stock.id(number),
                new EnrichmentStore.Stored(language, text.textHash(), digest, passages, List.of()));
      }
    }
  }

  private Segment segment(int number, int items, InstantSource clock) {
    List<ItemId> examples = new ArrayList<>();
    for (int e = 0; e < EXAMPLES; e++) {
      examples.add(Stock.id((number * 97 + e * 500) % items));
    }
    return new Segment(
        new SegmentId("s" + number),
        new ImprintId("nordufer"),
        "Segment " + number,
        language,
        some(2),
        null,
        Segment.State.ACTIVE,
        new Segment.Definition(
            examples, List.of(), List.of(subject(), subject()), Segment.Rules.NONE),
        null,
        clock.instant().plus(Duration.ofDays(90)),
        false);
  }

  private Embedding near(float[] centre) {
    float[] vector = gaussian();
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) (centre[d] + NOISE * vector[d]);
    }
    return Embedding.normalized(vector);
  }

  private float[] gaussian() {
    float[] vector = new float[DIM];
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }
}
