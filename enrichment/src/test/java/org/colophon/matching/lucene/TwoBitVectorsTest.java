package org.colophon.matching.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.util.VectorUtil;
import org.colophon.matching.testing.RandomVectors;
import org.colophon.models.Embedding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoBitVectorsTest {
  /// Four levels leave 0.345 of the spread of a normally distributed value as error (Max, 1960).
  /// Sizes of no, one and several whole blocks, dimensions that fill no word.
  @ParameterizedTest
  @CsvSource({"1, 384", "1000, 384", "1024, 32", "2100, 384", "1500, 100", "300, 33"})
  void anEstimateIsAsNearAsFourLevelsAllow(int size, int dimensions) throws IOException {
    List<float[]> vectors = besideEachOther(size, dimensions);
    float[] query = besideEachOther(1, dimensions).getFirst();

    List<Double> errors = errors(vectors, query);

    double most = 0.4 / Math.sqrt(dimensions);
    double squares = errors.stream().mapToDouble(e -> e * e).sum();
    double mean = errors.stream().mapToDouble(e -> e).sum() / size;
    assertTrue(Math.sqrt(squares / size) < most, "spread " + Math.sqrt(squares / size));
    assertTrue(Math.abs(mean) < 0.1 * most + 3 * most / Math.sqrt(size), "bias " + mean);
  }

  /// As vectors of texts do, they have a strong direction in common.
  private static List<float[]> besideEachOther(int size, int dimensions) {
    RandomVectors random = new RandomVectors(size, dimensions, 7);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      float[] vector = random.next().toArray();
      for (int d = 0; d < dimensions; d += 3) {
        vector[d] += (float) (1.5 / Math.sqrt(dimensions));
      }
      vectors.add(Embedding.normalized(vector).toArray());
    }
    return vectors;
  }

  private static List<Double> errors(List<float[]> vectors, float[] query) throws IOException {
    int dimensions = query.length;
    TwoBitVectors two = TwoBitVectors.of(FloatVectorValues.fromFloats(vectors, dimensions));
    assertEquals(vectors.size(), two.size());
    TwoBitVectors.Estimator estimator = two.estimator(query);
    List<Double> errors = new ArrayList<>();
    for (int block = 0; block < two.blocks(); block++) {
      float[] estimates = estimator.of(block);
      int first = block * TwoBitVectors.BLOCK;
      for (int i = first; i < Math.min(vectors.size(), first + TwoBitVectors.BLOCK); i++) {
        errors.add((double) estimates[i - first] - VectorUtil.dotProduct(query, vectors.get(i)));
      }
    }
    assertEquals(vectors.size(), errors.size());
    return errors;
  }

  @Test
  void vectorsThatDoNotDifferAreEstimatedExactly() throws IOException {
    float[] one = Embedding.normalized(new float[] {3, -1, 2, 0, 5}).toArray();
    float[] other = Embedding.normalized(new float[] {1, 4, 0, -2, 1}).toArray();

    for (double error : errors(List.of(one, one, one), other)) {
      assertEquals(0, error, 1e-6);
    }
    assertEquals(0, errors(List.of(one), one).getFirst(), 1e-6);
  }
}
