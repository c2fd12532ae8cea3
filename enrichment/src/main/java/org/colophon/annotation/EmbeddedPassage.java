package org.colophon.annotation;

import java.util.List;
import java.util.Optional;
import org.colophon.models.Embedding;
import org.colophon.text.Passage;

/// A passage and its vector.
public record EmbeddedPassage(Passage passage, Embedding vector) {

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
