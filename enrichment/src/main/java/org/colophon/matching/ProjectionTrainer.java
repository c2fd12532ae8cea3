package org.colophon.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.annotation.CachedEmbedder;
import org.colophon.matching.SegmentMaterial.LanguageVector;

/// A trainer of [TextProjection]s. Of some texts and some descriptions each text shall find its own
/// description, and each description its own text (cross entropy over the cosines, both ways). The
/// map starts as "no change" and stays near it. The same pairs give the same map.
public final class ProjectionTrainer {
  private static final int STEPS = 80;
  private static final int BATCH = 250;
  private static final double RATE = 0.0005;
  private static final double SHARPNESS = 12;
  private static final double RIDGE = 0.003;
  private static final long SEED = 0;

  /// A text and its description, both without what all have in common.
  private static final class Pair {
    private final float[] text;
    private final float[] description;

    Pair(float[] text, float[] description) {
      this.text = text;
      this.description = description;
    }
  }

  /// Learns of pairs with the vectors of a model.
  public TextProjection train(ReferencePairs pairs, CachedEmbedder vectors) {
    List<LanguageVector> texts = pairs.texts(vectors);
    List<LanguageVector> descriptions = pairs.descriptions(vectors);
    Map<String, float[]> textMeans = MeanVectors.of(texts);
    Map<String, float[]> descriptionMeans = MeanVectors.of(descriptions);
    List<float[]> ofTexts = centred(texts, textMeans);
    List<float[]> ofDescriptions = centred(descriptions, descriptionMeans);
    Map<String, List<Pair>> byLanguage =
        IntStream.range(0, texts.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> texts.get(i).language(),
                    TreeMap::new,
                    Collectors.mapping(
                        i -> new Pair(ofTexts.get(i), ofDescriptions.get(i)),
                        Collectors.toList())));
    return new TextProjection(map(List.copyOf(byLanguage.values())), textMeans, descriptionMeans);
  }

  private static List<float[]> centred(List<LanguageVector> vectors, Map<String, float[]> means) {
    MeanVectors mean = new MeanVectors(means, 1);
    return vectors.stream().map(v -> mean.centred(v.language(), v.vector()).toArray()).toList();
  }

  private static List<float[]> map(List<List<Pair>> groups) {
    int dimensions = groups.getFirst().getFirst().text.length;
    Weights weights = new Weights(dimensions);
    Random random = new Random(SEED);
    for (int step = 1; step <= STEPS; step++) {
      double[][] slope = weights.ridge();
      for (List<Pair> group : groups) {
        List<Pair> shuffled = new ArrayList<>(group);
        Collections.shuffle(shuffled, random);
        List<Pair> batch = shuffled.subList(0, Math.min(BATCH, shuffled.size()));
        addSlope(weights, batch, slope);
      }
      weights.move(slope, step);
    }
    return weights.rows();
  }

  /// Adds the slope of the loss of one batch, of texts among descriptions and the other way round.
  private static void addSlope(Weights weights, List<Pair> batch, double[][] slope) {
    int size = batch.size();
    double[][] projected = new double[size][];
    IntStream.range(0, size)
        .parallel()
        .forEach(i -> projected[i] = weights.times(batch.get(i).text));
    double[][] scores = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        scores[i][j] = SHARPNESS * dot(projected[i], batch.get(j).description);
      }
    }
    double[][] errors = errors(scores);
    for (int i = 0; i < size; i++) {
      double[] wanted = new double[projected[i].length];
      for (int j = 0; j < size; j++) {
        float[] description = batch.get(j).description;
        for (int d = 0; d < wanted.length; d++) {
          wanted[d] += errors[i][j] * description[d];
        }
      }
      addOuter(batch.get(i).text, wanted, SHARPNESS / (2.0 * size), slope);
    }
  }

  /// What the soft choices by row and by column are off, added up.
  private static double[][] errors(double[][] scores) {
    int size = scores.length;
    double[][] errors = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] row = scores[i];
      int at = i;
      double[] column = IntStream.range(0, size).mapToDouble(j -> scores[j][at]).toArray();
      double[] byRow = softmax(row);
      double[] byColumn = softmax(column);
      for (int j = 0; j < size; j++) {
        errors[i][j] += byRow[j];
        errors[j][i] += byColumn[j];
      }
      errors[i][i] -= 2;
    }
    return errors;
  }

  private static double[] softmax(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double[] shares = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.exp(scores[i] - highest);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static double dot(double[] one, float[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }

  private static void addOuter(float[] column, double[] row, double times, double[][] to) {
    for (int i = 0; i < column.length; i++) {
      double factor = times * column[i];
      for (int j = 0; j < row.length; j++) {
        to[i][j] += factor * row[j];
      }
    }
  }

  /// The map while it is learned, moved by Adam.
  private static final class Weights {
    private static final double MEMORY = 0.9;
    private static final double MEMORY_OF_SQUARES = 0.999;
    private static final double TINY = 1e-8;

    private final double[][] values;
    private final double[][] means;
    private final double[][] squares;

    Weights(int dimensions) {
      values = new double[dimensions][dimensions];
      means = new double[dimensions][dimensions];
      squares = new double[dimensions][dimensions];
      for (int d = 0; d < dimensions; d++) {
        values[d][d] = 1;
      }
    }

    double[] times(float[] text) {
      double[] projected = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values.length; j++) {
          projected[j] += text[i] * values[i][j];
        }
      }
      return projected;
    }

    /// The slope that pulls the map back to "no change".
    double[][] ridge() {
      double[][] slope = new double[values.length][values.length];
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values.length; j++) {
          slope[i][j] = 2 * RIDGE * (values[i][j] - (i == j ? 1 : 0));
        }
      }
      return slope;
    }

    void move(double[][] slope, int step) {
      double warm = 1 - Math.pow(MEMORY, step);
      double warmSquares = 1 - Math.pow(MEMORY_OF_SQUARES, step);
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values.length; j++) {
          double g = slope[i][j];
          means[i][j] = MEMORY * means[i][j] + (1 - MEMORY) * g;
          squares[i][j] = MEMORY_OF_SQUARES * squares[i][j] + (1 - MEMORY_OF_SQUARES) * g * g;
          values[i][j] -=
              RATE * (means[i][j] / warm) / (Math.sqrt(squares[i][j] / warmSquares) + TINY);
        }
      }
    }

    List<float[]> rows() {
      List<float[]> rows = new ArrayList<>();
      for (double[] row : values) {
        float[] copy = new float[row.length];
        for (int d = 0; d < row.length; d++) {
          copy[d] = (float) row[d];
        }
        rows.add(copy);
      }
      return rows;
    }
  }
}
