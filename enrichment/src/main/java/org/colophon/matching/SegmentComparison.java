package org.colophon.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.audience.Prototypes;
import org.colophon.audience.SegmentId;
import org.colophon.matching.SegmentMaterial.LanguageVector;
import org.colophon.models.Embedding;
import org.jspecify.annotations.Nullable;

/// All segments, ready to be compared with texts by vector and by letter runs. A segment with
/// examples is compared with them and with its description, half and half. Immutable.
final class SegmentComparison {
  private static final double TEXTS_OF_REFERENCE = 20;
  private static final double SEGMENTS_OF_REFERENCE = 10;
  private static final double HALF = 0.5;

  private final TextProjection projection;
  private final MeanVectors texts;
  private final Map<SegmentId, Directions> directions = new HashMap<>();
  private final RunIndex<SegmentId> runs;

  /// The directions of a segment, without what all descriptions and texts have in common.
  ///
  /// @param examples of all examples together; null for a segment without any
  private record Directions(
      Embedding description, @Nullable Embedding examples, List<Embedding> against) {}

  /// The similarity of a text and a segment.
  ///
  /// @param vectors by vector; less what the segment's counter-examples are nearer
  /// @param words by letter runs
  record Similarity(double vectors, double words) {}

  SegmentComparison(TextProjection projection, Map<SegmentId, SegmentMaterial> segments) {
    this.projection = projection;
    this.texts = new MeanVectors(projection.textMeans(), TEXTS_OF_REFERENCE);
    MeanVectors descriptions =
        new MeanVectors(projection.descriptionMeans(), SEGMENTS_OF_REFERENCE);
    for (SegmentMaterial segment : segments.values()) {
      descriptions.add(segment.language(), segment.description());
      segment.examples().forEach(example -> texts.add(example.language(), example.vector()));
    }
    segments.forEach((id, segment) -> directions.put(id, directions(segment, descriptions)));
    Map<SegmentId, RunIndex.Counts> counts = new HashMap<>();
    segments.forEach((id, segment) -> counts.put(id, segment.runs()));
    this.runs = new RunIndex<>(counts);
  }

  private Directions directions(SegmentMaterial segment, MeanVectors descriptions) {
    return new Directions(
        descriptions.centred(segment.language(), segment.description()),
        Prototypes.mean(centred(segment.examples())).orElse(null),
        centred(segment.against()));
  }

  private List<Embedding> centred(List<LanguageVector> vectors) {
    return vectors.stream().map(v -> texts.centred(v.language(), v.vector())).toList();
  }

  /// The similarity of a text to each segment.
  ///
  /// @param gist of the text
  /// @param counts its letter runs
  Map<SegmentId, Similarity> with(String language, Embedding gist, Map<String, Integer> counts) {
    Embedding text = texts.centred(language, gist);
    Embedding projected = projection.of(text);
    Map<SegmentId, RunIndex.Shared> shared = runs.shared(counts);
    Map<SegmentId, Similarity> similarity = new HashMap<>();
    directions.forEach((id, segment) -> {
      RunIndex.Shared words = shared.getOrDefault(id, RunIndex.Shared.NOTHING);
      similarity.put(id, similarity(segment, text, projected, words));
    });
    return similarity;
  }

  private static Similarity similarity(
      Directions segment, Embedding text, Embedding projected, RunIndex.Shared words) {
    double description = projected.cosine(segment.description);
    Embedding examples = segment.examples;
    double near =
        examples == null ? description : HALF * description + HALF * text.cosine(examples);
    double against =
        segment.against.stream().mapToDouble(text::cosine).max().orElse(Double.NEGATIVE_INFINITY);
    return new Similarity(
        near - Math.max(0, against - near),
        examples == null ? words.described() : HALF * words.described() + HALF * words.shown());
  }
}
