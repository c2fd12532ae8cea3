package org.colophon.matching.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.colophon.models.Embedding;

/// Weakly clustered vectors: each is one of some centres plus much noise. Seeded.
public final class RandomVectors {
  private static final double NOISE = 1.6;

  private final Random random;
  private final int dim;
  private final List<float[]> centres = new ArrayList<>();

  public RandomVectors(long seed, int dim, int clusters) {
    this.random = new Random(seed);
    this.dim = dim;
    for (int c = 0; c < clusters; c++) {
      centres.add(gaussian());
    }
  }

  /// The next vector.
  public Embedding next() {
    float[] centre = centres.get(random.nextInt(centres.size()));
    float[] vector = gaussian();
    for (int d = 0; d < dim; d++) {
      vector[d] = (float) (centre[d] + NOISE * vector[d]);
    }
    return Embedding.normalized(vector);
  }

  public int nextInt(int bound) {
    return random.nextInt(bound);
  }

  private float[] gaussian() {
    float[] vector = new float[dim];
    for (int d = 0; d < dim; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }
}
