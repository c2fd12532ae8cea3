package org.colophon.annotation;

import java.util.List;
import java.util.Optional;
import org.colophon.models.Embedding;
import org.colophon.text.Passage;

/// A passage and its vector.
public record EmbeddedPassage(Passage passage, Embedding vector) {

  private static final float TITLE = 0.25f;

  /// The direction of what a text says: the mean of its passages with a quarter of its title's
  /// vector; the title's own where there is nothing else. Empty for no passage.
  public static Optional<Embedding> gist(List<EmbeddedPassage> passages) {
    if (passages.isEmpty()) {
      return Optional.empty();
    }
    long body = passages.stream().filter(p -> p.passage.ordinal() > 0).count();
    float[] sum = new float[passages.getFirst().vector.dim()];
    for (EmbeddedPassage passage : passages) {
      float share = passage.passage.ordinal() > 0 ? 1f / body : TITLE;
      float[] vector = passage.vector.toArray();
      for (int d = 0; d < sum.length; d++) {
        sum[d] += share * vector[d];
      }
    }
    return Optional.of(Embedding.normalized(sum));
  }

  /// The direction of the sum of all passages: what a text is about on the whole. Empty for no
  /// passage.
  public static Optional<Embedding> mean(List<EmbeddedPassage> passages) {
    if (passages.isEmpty()) {
      return Optional.empty();
    }
    float[] sum = new float[passages.getFirst().vector.dim()];
    for (EmbeddedPassage passage : passages) {
      float[] vector = passage.vector.toArray();
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    return Optional.of(Embedding.normalized(sum));
  }
}
