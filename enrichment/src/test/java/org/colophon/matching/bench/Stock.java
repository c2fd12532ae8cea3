package org.colophon.matching.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is searched, and for what.
final class Stock {
  /// Dimensions of the vectors.
  static final int DIM = 384;

  private static final int PER_CLUSTER = 200;
  private static final int CLUSTERS_PER_IMPRINT = 25;
  private static final double NOISE = 1.6;

  private final VectorFile items;
  private final int[] imprintOf;
  private final List<float[]> queries;

  private Stock(VectorFile items, int[] imprintOf, List<float[]> queries) {
    this.items = items;
    this.imprintOf = imprintOf;
    this.queries = queries;
  }

  /// Weakly clustered vectors: one of many directions plus more noise than direction. An imprint
  /// has some of the directions for itself.
  static Stock weak(Path directory, int size, int queries, Random random) throws IOException {
    int clusters = Math.max(2, size / PER_CLUSTER);
    List<float[]> centres = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      centres.add(gaussian(random));
    }
    int[] imprintOf = new int[size];
    int[] next = new int[1];
    Path file = directory.resolve("weak.f32");
    VectorFile.write(
        file,
        size,
        () -> {
          int cluster = random.nextInt(clusters);
          imprintOf[next[0]++] = cluster / CLUSTERS_PER_IMPRINT;
          return near(centres.get(cluster), random);
        });
    List<float[]> asked = new ArrayList<>();
    for (int q = 0; q < queries; q++) {
      asked.add(near(centres.get(random.nextInt(clusters)), random));
    }
    return new Stock(VectorFile.open(file, DIM), imprintOf, asked);
  }

  /// Vectors of texts. What comes from one file is one imprint; every n-th is a query and no item.
  static Stock real(Path directory, RealVectors texts, int queries) throws IOException {
    List<float[]> asked = new ArrayList<>();
    List<float[]> kept = new ArrayList<>();
    List<Integer> imprints = new ArrayList<>();
    int every = Math.max(2, texts.size() / queries);
    for (int i = 0; i < texts.size(); i++) {
      if (i % every == every / 2 && asked.size() < queries) {
        asked.add(texts.vector(i));
      } else {
        kept.add(texts.vector(i));
        imprints.add(texts.origin(i));
      }
    }
    Path file = directory.resolve("real.f32");
    int[] next = new int[1];
    VectorFile.write(file, kept.size(), () -> kept.get(next[0]++));
    int[] imprintOf = imprints.stream().mapToInt(i -> i).toArray();
    return new Stock(VectorFile.open(file, DIM), imprintOf, asked);
  }

  VectorFile items() {
    return items;
  }

  int imprint(int item) {
    return imprintOf[item];
  }

  List<float[]> queries() {
    return queries;
  }

  List<Staleness> staleness(Random random) {
    int imprints = 0;
    for (int imprint : imprintOf) {
      imprints = Math.max(imprints, imprint + 1);
    }
    return Staleness.all(imprintOf, imprints, random);
  }

  private static float[] near(float[] centre, Random random) {
    float[] vector = gaussian(random);
    double squares = 0;
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) (centre[d] + NOISE * vector[d]);
      squares += (double) vector[d] * vector[d];
    }
    for (int d = 0; d < DIM; d++) {
      vector[d] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static float[] gaussian(Random random) {
    float[] vector = new float[DIM];
    for (int d = 0; d < DIM; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }
}
